package dtu.harness.tidy;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules of tidiness: each takes a file, its tree or all files, and names what is wrong and where. */
final class TidyRules {
    private static final int COLUMNS_MAX = 120;
    private static final int TABLE_COLUMNS_MAX = 140;
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 40;

    private static final Pattern VAGUE_NAME =
            Pattern.compile(".*(Utils?|Helpers?|Manager|Impl)|(Abstract|Base)[A-Z].*");
    private static final Set<Tree.Kind> KINDS_THAT_ACT = Set.of(Tree.Kind.CLASS, Tree.Kind.INTERFACE);

    private static final List<Ban> BANS = List.of(
            new Ban("\\b(TODO|FIXME|XXX|HACK)\\b", "do it, or write an issue"),
            new Ban("@Disabled\\b", "mend the test or delete it"),
            new Ban("\\bThread\\.sleep\\b", "advance the clock, or wait for the event itself"),
            new Ban("\\bcatch \\((final )?(Exception|Throwable)\\b", "catch what you can handle"),
            new Ban("\\bprintStackTrace\\(", "say what happened, or let it escape"),
            new Ban("\\bThreadLocal\\b", "pass it"),
            new Ban("^import .*\\*;", "name what you import"));

    private static final List<Ban> LEAKS = List.of(
            new Ban("(?<![\\w.~$}{-])/((home|Users)/[\\w-]+|root|work|workspace)/", "a path of one machine"),
            new Ban(
                    "\\brepo1?\\.maven\\b|\\bregistry\\.npmjs\\b|\\bpypi\\.org\\b"
                            + "|https?://(repo|registry|deb|security)[.-]",
                    "which registry to use is not ours to say"));

    /** Something that no line may match, and what to do instead. */
    private record Ban(Pattern pattern, String reason) {
        Ban(String regex, String reason) {
            this(Pattern.compile(regex), reason);
        }
    }

    private TidyRules() {}

    static Stream<String> wideLines(SourceFile file) {
        if (!file.isJava()) {
            return Stream.empty();
        }
        var wide = new ArrayList<String>();
        var columnsMax = COLUMNS_MAX;
        var number = 0;
        for (var line : file.lines()) {
            number++;
            if (line.strip().startsWith("// spotless:off")) {
                columnsMax = TABLE_COLUMNS_MAX;
            } else if (line.strip().startsWith("// spotless:on")) {
                columnsMax = COLUMNS_MAX;
            }
            var columns = line.codePointCount(0, line.length());
            if (columns > columnsMax) {
                wide.add("%s:%d: %d columns, of %d".formatted(file.path(), number, columns, columnsMax));
            }
        }
        return wide.stream();
    }

    static Stream<String> longFiles(SourceFile file) {
        var lines = file.isJava() ? file.lines().size() : 0;
        return lines > FILE_LINES_MAX
                ? Stream.of("%s: %d lines, of %d".formatted(file.path(), lines, FILE_LINES_MAX))
                : Stream.empty();
    }

    static Stream<String> longMethods(JavaTree tree) {
        return tree.methods().stream()
                .filter(method -> method.lines() > METHOD_LINES_MAX)
                .map(method -> "%s:%d: %s has %d lines, of %d"
                        .formatted(tree.file().path(), method.line(), method.name(), method.lines(), METHOD_LINES_MAX));
    }

    /** A record or an enum is data and may be called {@code BaseUrl}; what acts is called after what it does. */
    static Stream<String> vagueNames(JavaTree tree) {
        return tree.types().stream()
                .filter(type -> KINDS_THAT_ACT.contains(type.kind()))
                .filter(type -> VAGUE_NAME.matcher(type.name()).matches())
                .map(type -> "%s: %s says nothing; name it after what it does"
                        .formatted(tree.file().path(), type.name()));
    }

    static Stream<String> typesWithoutADoc(JavaTree tree) {
        return tree.types().stream()
                .filter(type -> tree.file().isMainJava() && type.topLevel() && !type.documented())
                .map(type -> "%s: one sentence of Javadoc on %s, please"
                        .formatted(tree.file().path(), type.name()));
    }

    static Stream<String> bannedWords(SourceFile file) {
        return file.isJava() ? matches(file, BANS) : Stream.empty();
    }

    static Stream<String> leaks(SourceFile file) {
        return matches(file, LEAKS);
    }

    /** Folders of main code whose package is not marked, so that the compiler would let nulls pass. */
    static Stream<String> unmarkedPackages(List<SourceFile> files) {
        var marked = files.stream()
                .filter(file ->
                        file.name().equals("package-info.java") && file.text().contains("@NullMarked"))
                .map(SourceFile::folder)
                .toList();
        return files.stream()
                .filter(SourceFile::isMainJava)
                .map(SourceFile::folder)
                .distinct()
                .filter(folder -> !marked.contains(folder))
                .map(folder -> folder + ": a package-info.java with @NullMarked is missing");
    }

    private static Stream<String> matches(SourceFile file, List<Ban> bans) {
        var lines = file.lines();
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(index -> bans.stream()
                        .filter(ban -> ban.pattern().matcher(lines.get(index)).find())
                        .map(ban -> "%s:%d: %s: %s"
                                .formatted(
                                        file.path(),
                                        index + 1,
                                        ban.reason(),
                                        lines.get(index).strip())));
    }
}

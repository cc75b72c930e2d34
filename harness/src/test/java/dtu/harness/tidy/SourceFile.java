package dtu.harness.tidy;

import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A file that people write, with its path from the root of the repository. */
record SourceFile(String path, String text) {
    private static final Set<String> FOLDERS_NOBODY_WRITES =
            Set.of("target", "node_modules", "runs", ".git", ".idea", ".vscode");
    private static final Pattern WRITTEN = Pattern.compile("dtu|run|LICENSE|\\.editorconfig|\\.gitignore|"
            + ".+\\.(java|xml|ya?ml|json|md|http|g4|jte|html|css|js|mjs|sh|properties|txt)");
    private static final Pattern NOT_WRITTEN = Pattern.compile("package-lock\\.json|.+\\.min\\.(js|css)");

    /** Every such file of the repository. */
    static List<SourceFile> all() {
        var root = root();
        var paths = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, new Collector(root, paths));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return paths.stream().sorted().map(path -> read(root, path)).collect(toList());
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMainJava() {
        return isJava() && path.contains("src/main/java/");
    }

    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** The nearest folder upwards that has the launcher: tests run in the folder of their module. */
    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("dtu"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }

    private static SourceFile read(Path root, Path path) {
        try {
            return new SourceFile(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path.toString(), unreadable);
        }
    }

    /** Gathers what is written, and stays out of the folders where nothing is. */
    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found;

        Collector(Path root, List<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var skipped = !folder.equals(root)
                    && FOLDERS_NOBODY_WRITES.contains(folder.getFileName().toString());
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = file.getFileName().toString();
            if (WRITTEN.matcher(name).matches() && !NOT_WRITTEN.matcher(name).matches()) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

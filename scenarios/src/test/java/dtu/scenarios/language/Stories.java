package dtu.scenarios.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenario files made up on the spot. */
public final class Stories {
    /** Everything a scenario needs besides its actors and demands. */
    public static final String HEAD = """
            scenario: trial
            title: A trial
            story: Somebody asks for something and somebody else says yes.
            motivation: Tests.
            world: acme
            horizon: 12h
            """;

    private Stories() {}

    /** A scenario with this head and the rest, compiled. */
    public static Script script(String rest) {
        var file = file(HEAD + rest);
        try {
            return Script.compile(new Library(List.of()).scenario(file).orThrow(), Office.words())
                    .orThrow();
        } finally {
            delete(file);
        }
    }

    /** All that is wrong with a file, without its name. */
    static List<String> problems(String text) {
        return problems(text, null);
    }

    /** The same for an app that is asked in a certain way. */
    static List<String> problems(String text, @Nullable Bindings bindings) {
        var file = file(text);
        try {
            return Checker.check(List.of(file), List.of(), Office.vocabularies(), bindings).stream()
                    .map(problem -> problem.toString().replace(file + ":", ""))
                    .toList();
        } finally {
            delete(file);
        }
    }

    private static Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile("story", ".yaml"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

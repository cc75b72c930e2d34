package dtu.scenarios.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The YAML files of a folder. */
final class YamlFiles {
    private YamlFiles() {}

    /** In the order of their names; a file is its own only member; none when there is no such folder. */
    static List<Path> in(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) ? List.of(path) : List.of();
        }
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String name(Path path) {
        return path.getFileName().toString().replaceFirst("\\.yaml$", "");
    }
}

package dtu.scenarios.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a file names: a fault profile in {@code profiles/<name>.yaml}, a persona in {@code personas/<name>.yaml},
 * in the file's own folder, beside it, or in the library's folders.
 */
final class Neighbours {
    private final List<Path> folders = new ArrayList<>();
    private final Problems problems;

    Neighbours(Path file, List<Path> library, Problems problems) {
        this.problems = problems;
        for (var folder = file.toAbsolutePath().getParent(); folder != null && folders.size() < 2; ) {
            folders.add(folder);
            folder = folder.getParent();
        }
        folders.addAll(library);
    }

    Optional<FaultProfile> faults(String name, Mark mark) {
        return open("profiles", name, mark, "fault profile")
                .map(block -> new FaultReader(block.reading()).profile(block));
    }

    Optional<Persona> persona(String name, Mark mark) {
        return open("personas", name, mark, "persona")
                .map(block -> new CastReader(block.reading()).persona(name, block));
    }

    private Optional<Block> open(String folder, String name, Mark mark, String what) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var file = folders.stream()
                .flatMap(near -> List.of(near.resolve(folder), near).stream())
                .map(near -> near.resolve(name + ".yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isEmpty()) {
            problems.add(
                    mark,
                    "there is no " + what + " '" + name + "'" + Nearest.hint(name, names(folder)) + "; looked for "
                            + folder + "/" + name + ".yaml");
        }
        return file.flatMap(path -> Yaml.open(path, problems));
    }

    private List<String> names(String folder) {
        var names = new ArrayList<String>();
        for (var near : folders) {
            for (var path : YamlFiles.in(near.resolve(folder))) {
                names.add(YamlFiles.name(path));
            }
        }
        return names;
    }
}

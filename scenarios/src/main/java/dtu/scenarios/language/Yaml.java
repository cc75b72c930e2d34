package dtu.scenarios.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Opens YAML 1.2 files as trees that know where everything stands. */
final class Yaml {
    private Yaml() {}

    /** The file's top mapping; empty, with a problem, when there is none. */
    static Optional<Block> open(Path path, Problems problems) {
        var start = new Mark(path.toString(), 1, 1);
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException unreadable) {
            problems.add(start, "cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
        return parse(path.toString(), text, problems);
    }

    static Optional<Block> parse(String file, String text, Problems problems) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setSchema(new CoreSchema())
                .build();
        var reading = new Reading(file, problems);
        try {
            var root = new Compose(settings).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(new Block(mapping, reading));
            }
            problems.add(
                    new Mark(file, 1, 1), "a mapping is needed at the top; 'scenario: some-name' begins a scenario");
        } catch (MarkedYamlEngineException malformed) {
            var at = malformed.getProblemMark().or(malformed::getContextMark);
            problems.add(
                    at.map(mark -> new Mark(file, mark.getLine() + 1, mark.getColumn() + 1))
                            .orElse(new Mark(file, 1, 1)),
                    "not YAML: " + malformed.getProblem());
        }
        return Optional.empty();
    }
}

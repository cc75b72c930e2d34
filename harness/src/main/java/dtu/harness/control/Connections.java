package dtu.harness.control;

import dtu.twins.Twin;
import dtu.twins.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connection variables of universes. Where clients expect the name of a key file, the twin gives its content, and
 * the file is written here.
 */
final class Connections {
    /** What a twin gives as content, and the variable that names the file. */
    private static final Map<String, String> FILES =
            Map.of("GOOGLE_SERVICE_ACCOUNT_JSON", "GOOGLE_APPLICATION_CREDENTIALS");

    private static final String FILE_NAME = "service-account.json";

    private final String controlUrl;
    private final Path files;

    /** {@code files} is the folder for the files that variables name; made when the first is written. */
    Connections(String controlUrl, Path files) {
        this.controlUrl = controlUrl;
        this.files = files;
    }

    String controlUrl() {
        return controlUrl;
    }

    /** In the order in which they are shown. */
    Map<String, String> variables(Universe universe) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("DTU_CONTROL_URL", controlUrl);
        variables.put("DTU_UNIVERSE", universe.id());
        for (var twin : universe.world().cast().twins()) {
            given(universe, twin).forEach((name, value) -> {
                var file = FILES.get(name);
                variables.put(file == null ? name : file, file == null ? value : written(universe, value));
            });
        }
        return variables;
    }

    /** The URL of each twin for this universe. */
    Map<String, String> urls(Universe universe) {
        var urls = new LinkedHashMap<String, String>();
        for (var twin : universe.world().cast().twins()) {
            urls.put(twin.name(), universe.tenant().root(twin.name()));
        }
        return urls;
    }

    /** Removes the files that its variables name. */
    void forget(Universe universe) {
        var folder = files.resolve(universe.id());
        try {
            Files.deleteIfExists(folder.resolve(FILE_NAME));
            Files.deleteIfExists(folder);
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    private static Map<String, String> given(Universe universe, Twin twin) {
        return new TreeMap<>(twin.environment(universe.look(twin)));
    }

    private String written(Universe universe, String content) {
        var file = files.resolve(universe.id()).resolve(FILE_NAME);
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file) || !Files.readString(file).equals(content)) {
                Files.writeString(file, content);
            }
            return file.toString();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}

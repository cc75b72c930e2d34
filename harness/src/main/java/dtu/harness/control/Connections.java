package dtu.harness.control;

import dtu.twins.Twin;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The connection variables of universes. A variable whose value is a JSON object stands for a file with that content,
 * as clients expect of key files: the file is written, and the variable names it.
 */
final class Connections {
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
            given(universe, twin)
                    .forEach((name, value) -> variables.put(name, isFile(value) ? file(universe, value) : value));
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

    private static Map<String, String> given(Universe universe, Twin twin) {
        return new TreeMap<>(twin.environment(universe.look(twin)));
    }

    private static boolean isFile(String value) {
        return value.startsWith("{");
    }

    private String file(Universe universe, String content) {
        var file = files.resolve(universe.id()).resolve(fileName(content));
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

    /** Google's key files say in {@code type} what they are: {@code service_account}. */
    private static String fileName(String content) {
        try {
            return Json.parse(content.getBytes(StandardCharsets.UTF_8))
                            .textAt("type")
                            .orElse("credentials")
                            .replace('_', '-')
                    + ".json";
        } catch (MalformedJson wrong) {
            throw new IllegalStateException("a connection variable is no JSON: " + wrong.getMessage(), wrong);
        }
    }
}

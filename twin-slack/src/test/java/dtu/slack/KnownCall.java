package dtu.slack;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A call that is known to lead somewhere, by whom and with what. */
record KnownCall(String method, String caller, Map<String, String> arguments) {
    private static final Path HERE = Path.of("src/test/resources/dtu/slack");

    /** As they are written down, with names of the world in them. */
    static List<KnownCall> all() {
        return lines("arguments-calls.txt").map(KnownCall::read).toList();
    }

    static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(HERE.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static KnownCall read(String line) {
        var parts = line.split(" {2}", -1);
        var arguments = new LinkedHashMap<String, String>();
        for (var part : List.of(parts).subList(2, parts.length)) {
            var equals = part.indexOf('=');
            arguments.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return new KnownCall(parts[0], parts[1], arguments);
    }

    /** With what the names stand for in a world. */
    KnownCall in(Map<String, String> names) {
        var filled = new LinkedHashMap<>(arguments);
        filled.replaceAll((name, value) -> {
            var text = value;
            for (var each : names.entrySet()) {
                text = text.replace(each.getKey(), each.getValue());
            }
            return text;
        });
        return new KnownCall(method, names.getOrDefault("$" + caller, ""), filled);
    }

    /** The request with these arguments instead. */
    Request with(Map<String, String> others) {
        var form = Parameters.NONE;
        for (var each : others.entrySet()) {
            form = form.with(each.getKey(), each.getValue());
        }
        var request = Request.of(Method.POST, "/api/" + method).form(form);
        return caller.isEmpty() ? request : request.header("Authorization", "Bearer " + caller);
    }
}

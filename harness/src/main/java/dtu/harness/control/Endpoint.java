package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the control plane.
 *
 * @param id its name in the OpenAPI document
 * @param path a template: {@code {name}} stands for one segment, {@code {name+}} at the end for all that follow
 * @param summary what it means, in one line
 * @param example a body, as JSON; empty when it takes none
 */
record Endpoint(String id, Method method, String path, String summary, String example, Handler handler) {

    /** What answers it. */
    interface Handler {
        Served answer(ControlCall call) throws InterruptedException;
    }

    /** The placeholders' texts if the path fits. */
    Optional<Map<String, String>> match(List<String> segments) {
        var template = segments(path);
        var names = new HashMap<String, String>();
        for (var i = 0; i < template.size(); i++) {
            var part = template.get(i);
            if (i >= segments.size()) {
                return Optional.empty();
            }
            if (part.endsWith("+}")) {
                names.put(part.substring(1, part.length() - 2), String.join("/", segments.subList(i, segments.size())));
                return Optional.of(names);
            }
            if (part.startsWith("{")) {
                names.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return template.size() == segments.size() ? Optional.of(names) : Optional.empty();
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}

package dtu.contracts.slack;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares what was sent with what one of Slack's own types has kept of it. */
final class Held {
    private static final Pattern STEP = Pattern.compile("\\.|(?=\\[)");

    private Held() {}

    /** Adds the path of every member that says something and is not there, or is of another type. */
    static void lost(Json sent, Json kept, String path, List<String> lost) {
        if (sent.isObject() && kept.isObject()) {
            for (var name : sent.names()) {
                var value = sent.at(name).orElseThrow();
                var there = kept.at(name);
                var place = path.endsWith(" ") ? path + name : path + "." + name;
                if (there.isPresent()) {
                    lost(value, there.get(), place, lost);
                } else if (!value.isNull()) {
                    lost.add(place);
                }
            }
        } else if (sent.isArray() && kept.isArray() && sent.size() == kept.size()) {
            for (var i = 0; i < sent.size(); i++) {
                lost(sent.elements().get(i), kept.elements().get(i), path + "[]", lost);
            }
        } else if (!sent.isNull() && !sent.equals(kept)) {
            lost.add(path + " is " + sent + ", not " + kept);
        }
    }

    /** What stands at a path such as {@code actions[0].value}; nothing where it is null. */
    static Optional<Json> at(Json json, String path) {
        var found = Optional.of(json);
        for (var step : STEP.splitAsStream(path).toList()) {
            found = found.flatMap(each -> step.startsWith("[")
                    ? each.elements().stream()
                            .skip(Long.parseLong(step.substring(1, step.length() - 1)))
                            .findFirst()
                    : each.at(step));
        }
        return found.filter(each -> !each.isNull());
    }
}

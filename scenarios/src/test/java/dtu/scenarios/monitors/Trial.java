package dtu.scenarios.monitors;

import dtu.scenarios.language.Script;
import dtu.scenarios.language.Stage;
import dtu.scenarios.language.Stories;
import dtu.scenarios.verdict.Finding;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A short scenario under watch; facts are told to it at times of one day. */
final class Trial {
    private static final String CAST = """
            actors:
              dana: { is: "=world.dana" }
              omar: { is: "=world.omar" }
            timeline:
              - { at: "09:00", dana: ask }
              - { at: "09:01", omar: approve }
            grace: 10m
            """;

    private final Stage stage;
    private final Watch watch;
    private final List<Fact> facts = new ArrayList<>();

    private Trial(String demands, Stage stage, Judge judge) {
        this.stage = stage;
        this.watch = new Watch(script(demands), stage, judge, at("08:00"));
    }

    static Trial of(String demands) {
        return of(demands, stage(), Judge.NONE);
    }

    static Trial of(String demands, Stage stage, Judge judge) {
        return new Trial(demands, stage, judge);
    }

    static Stage stage() {
        return new Stage()
                .put("dana", Map.of("okta", "u1", "slack", "U1"))
                .put("omar", Map.of("okta", "u2", "slack", "U2"));
    }

    static Script script(String demands) {
        return Stories.script(CAST + demands);
    }

    static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + (time.length() == 5 ? ":00Z" : "Z"));
    }

    /**
     * Tells of a fact; fields are {@code "user=u1"}, truths {@code "repeat=true"}, whole numbers {@code "status=429"}.
     */
    List<String> fact(String time, String type, String by, String... fields) {
        var values = new HashMap<String, Object>();
        for (var field : fields) {
            var parts = field.split("=", 2);
            values.put(parts[0], value(parts[1]));
        }
        return fact(time, type, by, values);
    }

    List<String> fact(String time, String type, String by, Map<String, Object> fields) {
        var fact = new Fact(facts.size(), at(time), type, by, fields, 0, 0);
        facts.add(fact);
        return ids(watch.next(fact));
    }

    private static Object value(String text) {
        return switch (text) {
            case "true", "false" -> Boolean.valueOf(text);
            default -> text.matches("\\d+") ? (Object) Long.valueOf(text) : text;
        };
    }

    List<String> due(String time) {
        return ids(watch.due(at(time)));
    }

    List<String> committed(String time) {
        return ids(watch.committed(at(time)));
    }

    @Nullable
    Instant nextDeadline() {
        return watch.nextDeadline();
    }

    Stage world() {
        return stage;
    }

    Watch watch() {
        return watch;
    }

    Judgement end(String time) {
        return watch.close(at(time), null);
    }

    Judgement end(String time, String calm) {
        return watch.close(at(time), at(calm));
    }

    static List<String> ids(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.expectation() + (finding.open() ? " (open)" : ""))
                .toList();
    }
}

package dtu.scenarios.language;

import dtu.twins.words.Sight;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scene for tests: names and answers can be put on it at any time. */
public final class Stage implements Scene {
    private final Map<String, Object> names = new HashMap<>();
    private final Map<String, Map<String, Object>> answers = new HashMap<>();

    public Stage put(String name, Object value) {
        names.put(name, value);
        return this;
    }

    /** Makes a view answer: {@code answer("okta", "isMember[u1, g1]", true)}. */
    public Stage answer(String service, String question, Object answer) {
        var changed = new HashMap<>(answers.getOrDefault(service, Map.of()));
        changed.put(question, answer);
        answers.put(service, changed);
        return this;
    }

    @Override
    public @Nullable Object value(String name) {
        return names.get(name);
    }

    @Override
    public Sight sight(String service) {
        return new Office.Answers(answers.getOrDefault(service, Map.of()));
    }

    @Override
    public @Nullable Object api(String service, String operation, Map<String, Object> arguments) {
        return Map.of("asked", service + "." + operation, "with", arguments);
    }
}

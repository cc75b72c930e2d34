package dtu.scenarios.language;

import java.util.Map;

/**
 * How one app under test is asked for things.
 *
 * @param sut the file's name
 * @param intents by the intent's name
 */
public record Bindings(String sut, Map<String, Binding> intents, Mark mark) {
    /** One intent: named arguments for the verb of some client, such as {@code slack.command}. */
    public record Binding(Map<String, Value> moves, Mark mark) {}
}

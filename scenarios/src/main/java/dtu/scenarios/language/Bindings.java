package dtu.scenarios.language;

import java.util.List;
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

    /** Hex SHA-256 over what it says. */
    public String hash() {
        return Canon.hash(this);
    }

    /** Each place where a scenario has an intent that this app cannot be asked for. */
    public List<Problem> unbound(Scenario scenario) {
        var problems = new Problems();
        for (var step : scenario.plot().timeline()) {
            if (step.deed() instanceof Step.Does does && !does.vendorOperation()) {
                bound(does.action(), step.mark(), problems);
            }
        }
        for (var persona : scenario.cast().personas().values()) {
            for (var state : persona.states().values()) {
                if (state.act() instanceof Persona.Express express && !express.vendorOperation()) {
                    bound(express.intent(), state.mark(), problems);
                }
            }
        }
        return problems.list();
    }

    private void bound(String intent, Mark mark, Problems problems) {
        if (!intents.containsKey(intent)) {
            problems.add(
                    mark,
                    "the binding of " + sut + " has no intent '" + intent + "'; known are "
                            + String.join(", ", intents.keySet()));
        }
    }
}

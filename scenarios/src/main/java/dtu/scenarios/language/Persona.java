package dtu.scenarios.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reusable way to behave: a state machine with traits. */
public record Persona(String name, Map<String, Value> traits, String start, Map<String, State> states, Mark mark) {

    /**
     * What is done on entering, and what leads on.
     *
     * @param atMost how often the state may be entered; after that the persona stops
     * @param end the persona is finished here
     */
    public record State(
            String name,
            @Nullable Act act,
            Exits exits,
            @Nullable Integer atMost,
            boolean end,
            Mark mark) {}

    /**
     * The ways out of a state: facts that lead on at once, or else the passing of time.
     *
     * @param after how long to wait before going to {@code next}; null: at once, when there is no reaction
     * @param next state names with weights; empty when only reactions lead on
     */
    public record Exits(List<Reaction> on, @Nullable Value after, Map<String, Double> next) {}

    /** A fact that leads on, and where to. */
    public record Reaction(Pattern pattern, Map<String, Double> next) {}

    /** What a person does in a state. */
    public sealed interface Act {}

    /** Writes a message into a channel. */
    public record Say(Value words, String channel) implements Act {}

    /** Wants something of the app: an intent, or a vendor operation. */
    public record Express(String intent, Map<String, Value> with) implements Act {
        public boolean vendorOperation() {
            return intent.contains(".");
        }
    }
}

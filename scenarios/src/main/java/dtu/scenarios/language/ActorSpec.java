package dtu.scenarios.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person of the story, or a cohort of like people.
 *
 * @param who the person, or the list of people
 * @param plays the persona's name; null for an actor that only does what the timeline says
 * @param traits named numbers and spans the persona and the engine read
 * @param arrive when each arrives, from the start; evaluated once per member, with the member's place as the ordinal
 */
public record ActorSpec(
        String id,
        Value who,
        Size size,
        @Nullable String plays,
        Map<String, Value> traits,
        @Nullable Value arrive,
        Mark mark) {
    /** Whether an actor is a person or a cohort. */
    public enum Size {
        ONE,
        EACH
    }
}

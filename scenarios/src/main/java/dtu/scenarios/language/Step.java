package dtu.scenarios.language;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a time or upon a fact.
 *
 * @param as the name by which later steps and expectations call what the step brought about
 */
public record Step(When when, Deed deed, @Nullable String as, Mark mark) {

    /** The occasion of a step. */
    public sealed interface When {}

    /**
     * At a time of day plus an offset. An offset alone counts from the nearest time of day above it in the file.
     *
     * @param clock null: from the trajectory's start
     */
    public record At(@Nullable LocalTime clock, Duration offset) implements When {
        /** How long after the story's beginning that is. */
        Duration sinceMorning() {
            return clock == null
                    ? offset
                    : Duration.between(Scenario.MORNING, clock).plus(offset);
        }
    }

    /** Each time a fact matches, some time after it. */
    public record Upon(Pattern pattern, @Nullable Value after) implements When {}

    /** Again and again, first after one period. */
    public record Every(Duration period) implements When {}

    /** What a step does. */
    public sealed interface Deed {}

    /**
     * An actor expresses an intent, or calls a vendor operation when {@code action} has a dot.
     *
     * @param with arguments by name
     */
    public record Does(String actor, String action, Map<String, Value> with) implements Deed {
        public boolean vendorOperation() {
            return action.contains(".");
        }
    }

    /**
     * A fault profile is switched on.
     *
     * @param span how long; null: until it is switched off, or calm
     */
    public record FaultOn(String profile, @Nullable Value span) implements Deed {}

    /** A fault profile is switched off. */
    public record FaultOff(String profile) implements Deed {}

    /** The app under test is stopped and started: what it kept only in memory is gone. */
    public record Restart() implements Deed {}
}

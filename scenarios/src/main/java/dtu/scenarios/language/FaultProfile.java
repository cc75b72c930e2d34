package dtu.scenarios.language;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named set of fault rules, as data.
 *
 * @param calm how long before the end every rule is off; null: the engine's default
 */
public record FaultProfile(
        String name, List<Rule> rules, @Nullable Duration calm, Mark mark) {
    /** Keys that say nothing of events. */
    public static final Set<String> OF_OPERATIONS = Set.of(
            "actor",
            "tier",
            "entity",
            "nth",
            "atMost",
            "give",
            "body",
            "outage",
            "before-commit",
            "after-commit",
            "reset",
            "stall",
            "latency",
            "stale",
            "truncate",
            "limit",
            "auth",
            "edit");

    /** Keys that say nothing of operations. */
    public static final Set<String> OF_EVENTS = Set.of("drop", "delay", "duplicate", "reorder", "redeliver");

    /** Hex SHA-256 over what it says: equal hashes break alike. */
    public String hash() {
        return Canon.hash(this);
    }

    /** How stories and reports name one of its rules, counted from 0. */
    public String ruleName(int at) {
        return name + "#" + at;
    }

    /**
     * One way to break.
     *
     * @param effects by name: {@code give}, {@code delay}, {@code after-commit}, …
     */
    public record Rule(Target target, Timing timing, Map<String, Value> effects, Mark mark) {}

    /**
     * What is hit.
     *
     * @param on operation names or globs; empty when events are hit
     * @param events event type globs; empty when operations are hit
     * @param entity must be true of {@code request}; null: any
     */
    public record Target(
            String on,
            String except,
            String events,
            String tier,
            String actor,
            @Nullable Expr entity) {
        public Reach reach() {
            return new Reach(Reach.words(on), Reach.words(except), Reach.words(events), Reach.words(tier));
        }
    }

    /**
     * When it is hit.
     *
     * @param chance of each match
     * @param nth only the n-th match; null: every one
     * @param atMost how many hits; null: any number
     * @param up how long a flapping service works in between; null with {@code down}: no flapping
     */
    public record Timing(
            double chance,
            @Nullable Integer nth,
            @Nullable Integer atMost,
            @Nullable Duration down,
            @Nullable Duration up,
            @Nullable Pattern from,
            @Nullable Pattern until) {}
}

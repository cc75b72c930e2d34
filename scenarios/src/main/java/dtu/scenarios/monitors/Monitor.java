package dtu.scenarios.monitors;

import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One expectation, watching one trajectory. */
interface Monitor {
    /** The types of facts this monitor needs to see. */
    Set<String> types();

    /** A fact of one of the types has happened. */
    default void next(Fact fact) {}

    /** A commit has changed the state of some twin; also said once at the start. */
    default void committed(Instant now) {}

    /** Time has reached this instant, and every earlier fact has been seen. */
    default void due(Instant now) {}

    /** The next instant at which time alone can violate the expectation. */
    default @Nullable Instant nextDeadline() {
        return null;
    }

    /** The scope this monitor works in is closed by a fact: what had to happen inside must have happened. */
    default void scopeEnds(Instant now) {}

    /**
     * The trajectory has ended.
     *
     * @param owed until when expectations with {@code phase: calm} forgive
     */
    default void close(Instant end, Instant owed) {}
}

package dtu.twins.universe;

import dtu.twins.http.Response;
import java.time.Duration;

/** What a client gets to see of an answer. */
public sealed interface Reply {
    /** How much later than at once; zero unless a fault says otherwise. */
    Duration latency();

    /** The answer, whole. */
    record Answered(Response response, Duration latency) implements Reply {}

    /** The connection breaks. */
    record Broken(Break how, Duration latency) implements Reply {}

    /** The connection breaks in the middle of the answer. */
    record Truncated(Response response, Duration latency) implements Reply {}

    /** The connection breaks in this way. */
    enum Break {
        RESET,
        STALLED
    }
}

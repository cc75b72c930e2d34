package dtu.twins.universe;

import dtu.twins.Answer;
import dtu.twins.http.Response;
import java.time.Duration;

/** What a client gets to see of an answer. */
public sealed interface Reply {
    /** How much later than at once; zero unless a fault says otherwise. */
    Duration latency();

    /** What somebody makes of it who waits no longer than that. */
    default Answer within(Duration timeout) {
        if (latency().compareTo(timeout) > 0) {
            return new Answer.Failed(Answer.Failure.TIMEOUT);
        }
        return switch (this) {
            case Answered(var response, var latency) -> new Answer.Responded(response);
            case Truncated(var response, var latency) -> new Answer.Failed(Answer.Failure.RESET);
            case Broken(var how, var latency) ->
                new Answer.Failed(how == Break.STALLED ? Answer.Failure.TIMEOUT : Answer.Failure.RESET);
        };
    }

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

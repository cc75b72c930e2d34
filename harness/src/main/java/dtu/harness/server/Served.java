package dtu.harness.server;

import dtu.twins.http.Response;
import dtu.twins.universe.Reply;
import java.time.Duration;

/** How a site answers a request. */
public sealed interface Served {
    /**
     * With one answer, or none.
     *
     * @param written runs when the answer is on its way, or lost
     */
    record Once(Reply reply, Runnable written) implements Served {
        public Once(Reply reply) {
            this(reply, () -> {});
        }
    }

    /** With server-sent events, for as long as both sides like. */
    record Events(EventStream stream) implements Served {}

    /**
     * By opening a socket.
     *
     * @param written runs when that is on its way, or lost
     */
    record Opened(Plug plug, Runnable written) implements Served {}

    static Served of(Response response) {
        return new Once(new Reply.Answered(response, Duration.ZERO));
    }
}

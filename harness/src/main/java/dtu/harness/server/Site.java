package dtu.harness.server;

import dtu.twins.http.Request;
import dtu.twins.http.Response;

/** What answers at a port. */
public interface Site {
    Served serve(Request request);

    /**
     * The answer to a request of which only the head was read, since its body is too long.
     *
     * @param bodyMax how many bytes it may have
     */
    default Response tooLong(Request head, long bodyMax) {
        return Refusals.of(413, "body_too_long", "A body may have at most " + bodyMax + " bytes.", "");
    }
}

package dtu.twins;

import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;

/** A message that leaves a universe, as it goes over the wire. */
public sealed interface Outgoing {
    /** How long the vendor waits for the answer. */
    Duration timeout();

    /** A request to an absolute URL. */
    record Http(Request request, Duration timeout) implements Outgoing {}

    /**
     * A frame to one of the sockets that an app has opened.
     *
     * @param address which app's sockets
     * @param acknowledgement the id that the app sends back
     */
    record Socket(String address, String acknowledgement, Json frame, Duration timeout) implements Outgoing {}
}

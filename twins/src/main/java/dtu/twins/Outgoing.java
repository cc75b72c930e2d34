package dtu.twins;

import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;

/** A message that leaves a twin, as it goes over the wire. */
public sealed interface Outgoing {
    /** How long the vendor waits for the answer. */
    Duration timeout();

    /** What leaves the universe. */
    sealed interface Outward extends Outgoing {}

    /**
     * A request to an absolute URL.
     *
     * @param timeout for the whole way, redirects and all
     * @param redirects how many the vendor follows: one more is a failure, where it follows none they are answers
     */
    record Http(Request request, Duration timeout, int redirects) implements Outward {
        /** Of a vendor that follows none. */
        public Http(Request request, Duration timeout) {
            this(request, timeout, 0);
        }
    }

    /**
     * A request to another twin of the same universe, in that vendor's own protocol: what one vendor does to another in
     * real life.
     *
     * @param twin whom it is for; its address and its credential are the tenant's, and put in on the way
     * @param by the mechanism that acts, as facts and traces name it
     * @param credential the part of a credential that is its own, behind the tenant's key
     */
    record Across(String twin, String by, String credential, Request request, Duration timeout) implements Outgoing {}

    /**
     * A frame to one of the sockets that an app has opened.
     *
     * @param address which app's sockets
     * @param acknowledgement the id that the app sends back
     */
    record Socket(String address, String acknowledgement, Json frame, Duration timeout) implements Outward {}

    /**
     * A frame to all sockets that an app has open at that moment. The answer is a 200 whose body says in
     * {@code sockets} how many there were.
     *
     * @param address which app's sockets
     */
    record Farewell(String address, Json frame, Then then, Duration timeout) implements Outward {}

    /** What becomes of sockets that have been told. */
    enum Then {
        STAY,
        CLOSE
    }
}

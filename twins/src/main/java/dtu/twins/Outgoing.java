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
     * Which sockets are meant: those of an address, which an app may have several of, or one of them alone.
     *
     * @param address whose they are
     * @param name what tells the one from the others; empty when none is named
     */
    record Sockets(String address, String name) {
        public static Sockets at(String address) {
            return new Sockets(address, "");
        }

        public boolean isOne() {
            return !name.isEmpty();
        }
    }

    /**
     * A frame to one of the sockets that an app has opened: to that one, or to whichever's turn it is.
     *
     * @param acknowledgement the id that the app sends back; empty when it sends nothing back
     */
    record Socket(Sockets to, String acknowledgement, Json frame, Duration timeout) implements Outward {}

    /**
     * A frame to all of the sockets that an app has open at that moment. The answer is a 200 whose body says in
     * {@code sockets} how many there were.
     */
    record Farewell(Sockets to, Json frame, Then then, Duration timeout) implements Outward {}

    /** What becomes of sockets that have been told. */
    enum Then {
        STAY,
        CLOSE
    }
}

package dtu.scenarios.sut;

import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The world as an app sees it: variables, time, requests out, requests in, and a store that survives restarts. */
public interface Env {
    /** The connection variables of the contract, and {@code DTU_APP_URL}, the URL at which the app is reached. */
    Map<String, String> variables();

    Instant now();

    /**
     * The time that signatures and lifetimes of tokens follow: the machine's where the app talks over real sockets,
     * else the same as {@link #now}.
     */
    default Instant wall() {
        return now();
    }

    /** Sends a request to its absolute URL and waits for the answer, at most that long. */
    Response send(Request request, Duration timeout) throws Unreachable;

    /** Who answers requests to the app; the last one named. */
    void serve(Handler handler);

    /** Runs something later. What is not yet run when the app is restarted never runs. */
    void at(Instant time, String name, Runnable what);

    /** Waits, as a program sleeps. */
    void pause(Duration time);

    Store store();

    /** A line for whoever reads what went wrong. */
    void log(String line);

    /** Answers the requests that reach the app. */
    interface Handler {
        Response handle(Request request);
    }

    /** Texts by key that survive restarts, in the order of their keys. */
    interface Store {
        Optional<String> get(String key);

        void put(String key, String value);

        void remove(String key);

        /** Every key that begins with the prefix, in order, with its text. */
        Map<String, String> all(String prefix);
    }

    /** No answer came: the connection was refused or broke, or the time was up. */
    final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreachable(String why) {
            super(why, null, false, false);
        }
    }
}

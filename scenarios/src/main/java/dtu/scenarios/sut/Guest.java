package dtu.scenarios.sut;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * An app under test outside this process, in one trajectory. Nothing here happens in virtual time: the trajectory asks,
 * and waits for as long as it must.
 */
public interface Guest extends AutoCloseable {
    /** Starts it, or starts it again with nothing left of what it had in memory; comes back at once. */
    void start();

    Condition condition();

    /** Why it is gone; empty while it is not. */
    String obituary();

    /** Where the app is reached, without a slash at the end. */
    String url();

    /** Carries a message to it and waits for what it answers. */
    Answer send(Outgoing.Outward message);

    /** Nothing runs in it, as far as can be seen from outside. */
    boolean isAtRest();

    /** The processor time that it has used so far, where that can be told. */
    Optional<Duration> used();

    /** Comes back when everything that it has sent so far has arrived. */
    void settle();

    /** Ends it. */
    @Override
    void close();

    /** How it is. */
    enum Condition {
        STARTING,
        READY,
        GONE
    }

    /** Where guests come from. */
    interface House {
        Pace pace();

        /** The time that guests live in. */
        InstantSource clock();

        /** Nanoseconds that only ever grow, to tell how long a guest takes. */
        long nanos();

        /** The URL at which each twin answers for a universe, by the twin's name. */
        Map<String, String> roots(String universe);

        /** Some guest of this house has been ready: the app can start at all. */
        boolean hasSeenReady();

        /** A guest for one trajectory; not started yet. */
        Guest admit(Host host);
    }

    /** How universe time passes while an app outside works. */
    sealed interface Pace {
        /**
         * Time stands while the app works and leaps when it is at rest.
         *
         * @param quiet for how long nothing must have stirred before the app counts as at rest
         */
        record Cooperative(Duration quiet) implements Pace {}

        /** Time passes like that of the machine, so many times as fast. */
        record Real(double speed) implements Pace {}
    }

    /** The app never became ready: nothing can be said about it. */
    final class NotReady extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotReady(String why) {
            super(why, null, false, false);
        }
    }
}

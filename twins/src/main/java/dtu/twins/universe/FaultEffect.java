package dtu.twins.universe;

import dtu.twins.chance.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One thing that happens when a fault rule strikes. */
public sealed interface FaultEffect {
    int UNAVAILABLE = 503;

    /** The edge says that nobody is at home; events wait until somebody is. */
    static List<FaultEffect> during(FaultRule.Outage outage) {
        var silent = List.<FaultEffect>of(new Instead(UNAVAILABLE), new Says(Wording.PAGE));
        return switch (outage) {
            case ALL -> List.of(silent.getFirst(), silent.getLast(), new Holds());
            case WRITES -> silent;
        };
    }

    /** The answer comes later. */
    record Late(Delay delay) implements FaultEffect {}

    /** The operation does not run; this status is answered. */
    record Instead(int status) implements FaultEffect {}

    /** The operation runs; this status is answered all the same. */
    record LosesAcknowledgement(int status) implements FaultEffect {}

    /** Whatever is answered, it says this, and not what the vendor says. */
    record Says(Wording wording) implements FaultEffect {}

    /** The connection breaks. */
    record Breaks(Break how) implements FaultEffect {}

    /** A read sees the state that was so many changes ago. */
    record Stale(int changes) implements FaultEffect {}

    /** Only so many calls of one caller are admitted in a window, then the vendor refuses more; none at all when 0. */
    record Limits(int calls, Duration window) implements FaultEffect {}

    /** The caller's credential is refused, in the vendor's words. */
    record Denies(Denial why) implements FaultEffect {}

    /** The service's clock is that far ahead: what it signs and dates says so. */
    record Skews(Duration ahead) implements FaultEffect {}

    /**
     * A person does something just before, with an operation of their own.
     *
     * @param person the person's key in the world
     */
    record Edits(String operation, String person, Map<String, Object> with) implements FaultEffect {
        public Edits {
            with = Map.copyOf(with);
        }
    }

    /** An event is lost, with some probability. */
    record Drops(double chance) implements FaultEffect {}

    /** An event comes twice. */
    record Duplicates(double chance) implements FaultEffect {}

    /** An event is overtaken by later ones. */
    record Reorders(double chance) implements FaultEffect {}

    /** The answer to the first attempt of an event is lost, so that the vendor delivers again in its own way. */
    record Redelivers(double chance) implements FaultEffect {}

    /** An event leaves later. */
    record Delays(Delay delay) implements FaultEffect {}

    /** No event leaves while the rule acts, and all of them do afterwards. */
    record Holds() implements FaultEffect {}

    /** What the body of an answer is when it is not the vendor's. */
    enum Wording {
        /** A page of some proxy in between. */
        PAGE,
        /** Nothing. */
        NONE,
        /** The first half of what the vendor says, as if it were all. */
        BROKEN
    }

    /** How the connection breaks, and whether the operation ran before. */
    enum Break {
        RESET_BEFORE_COMMIT,
        RESET_AFTER_COMMIT,
        STALL_AFTER_COMMIT,
        /** The answer begins and does not end. */
        TRUNCATE_AFTER_COMMIT
    }

    /** Why a credential no longer does. */
    enum Denial {
        /** It is over, or was taken back: the vendor does not know it. */
        EXPIRED,
        /** It is known, and no longer good for this. */
        SCOPE_REMOVED
    }

    /** How long something takes, drawn for each hit. */
    @FunctionalInterface
    interface Delay {
        Duration drawn(Chance chance, long ordinal);

        static Delay of(Duration fixed) {
            return (chance, ordinal) -> fixed;
        }

        static Delay lognormal(Duration median, Duration p99) {
            return (chance, ordinal) -> chance.lognormal(median, p99, ordinal);
        }

        static Delay between(Duration from, Duration to) {
            return (chance, ordinal) -> chance.between(from, to, ordinal);
        }
    }
}

package dtu.twins.universe;

import dtu.twins.chance.Chance;
import dtu.twins.http.Request;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a universe misbehaves.
 *
 * @param number its id; draws are keyed by {@code name}, so a rule that is put in again strikes alike
 * @param name whose hits a trace lists
 */
public record FaultRule(long number, String name, Target target, Timing timing, Effect effect) {
    public static final Table<Long, FaultRule> FAULTS = Table.of("FaultRule", FaultRule::number);

    private static final int UNAVAILABLE = 503;

    /**
     * What is hit. Globs have {@code *} for any text.
     *
     * @param operations globs of {@code service.operation}; empty when events are hit
     * @param except operations that are spared
     * @param events globs of {@code service.event}; empty when operations are hit
     * @param actors who must be calling; empty for anyone
     * @param tiers rate-limit tiers as the vendor calls them; empty for every one
     * @param entity what must be true of the request besides
     */
    public record Target(
            List<String> operations,
            List<String> except,
            List<String> events,
            List<String> actors,
            List<String> tiers,
            Predicate<Asked> entity) {
        public Target {
            operations = List.copyOf(operations);
            except = List.copyOf(except);
            events = List.copyOf(events);
            actors = List.copyOf(actors);
            tiers = List.copyOf(tiers);
        }

        /** Every such operation or event, but those that are spared, of such callers. */
        public static Target of(
                List<String> operations, List<String> except, List<String> events, List<String> actors) {
            return new Target(operations, except, events, actors, List.of(), asked -> true);
        }

        /** The same operations, if they are of one of these tiers. */
        public Target ofTiers(List<String> some) {
            return new Target(operations, except, events, actors, some, entity);
        }

        /** The same operations, if the request is about the right thing. */
        public Target about(Predicate<Asked> something) {
            return new Target(operations, except, events, actors, tiers, entity.and(something));
        }

        /** What a service does not do during an outage. */
        public Target in(Outage outage) {
            return switch (outage) {
                case ALL -> new Target(operations, except, operations, actors, tiers, entity);
                case WRITES -> about(Asked::isWrite);
            };
        }

        boolean hits(Asked asked) {
            return any(operations, asked.operation())
                    && !any(except, asked.operation())
                    && (actors.isEmpty() || actors.contains(asked.by()))
                    && (tiers.isEmpty() || tiers.contains(asked.tier()))
                    && entity.test(asked);
        }

        boolean hitsEvent(String event) {
            return any(events, event) && !any(except, event);
        }

        private static boolean any(List<String> globs, String name) {
            return globs.stream().anyMatch(glob -> matches(glob, name));
        }

        private static boolean matches(String glob, String name) {
            if (glob.indexOf('*') < 0) {
                return glob.equals(name);
            }
            if (glob.indexOf('*') == glob.length() - 1) {
                return name.startsWith(glob.substring(0, glob.length() - 1));
            }
            return Pattern.matches(Pattern.quote(glob).replace("*", "\\E.*\\Q"), name);
        }
    }

    /**
     * A request that a rule may hit.
     *
     * @param operation {@code service.operation}
     * @param tier the vendor's rate-limit tier of it; empty where it has none
     * @param isWrite whether it may change anything
     * @param by who asks
     * @param path the variables of the path
     */
    public record Asked(
            String operation, String tier, boolean isWrite, String by, Request request, Map<String, String> path) {}

    /**
     * When it is hit.
     *
     * @param chance of each match, from 0 to 1
     * @param nth only that match, counted from 1 for each caller and operation; 0 for every one
     * @param atMost how many hits in all; 0 for any number
     * @param flapping down and up again and again, counted from {@code since}; null for always down
     */
    public record Timing(
            double chance, int nth, int atMost, @Nullable Flapping flapping, Instant since) {
        /** The rule acts at that instant at all. */
        boolean actsAt(Instant now) {
            return !now.isBefore(since) && (flapping == null || flapping.isDown(Duration.between(since, now)));
        }

        /** It needs no memory of earlier matches. */
        boolean isMemoryless() {
            return chance >= 1 && nth == 0 && atMost == 0;
        }
    }

    /** Down for a time, up for a time, and again. */
    public record Flapping(Duration down, Duration up) {
        boolean isDown(Duration elapsed) {
            var period = down.plus(up).toNanos();
            return period <= 0 || elapsed.toNanos() % period < down.toNanos();
        }
    }

    /**
     * What happens; several at once are fine.
     *
     * @param statusAfterCommit answered although the operation ran
     * @param wording what the answer says
     * @param staleBy by how many versions a read is late
     * @param limit calls that are admitted before the vendor refuses more; null for the vendor's own limits
     * @param refusal why the caller's credential no longer does; null while it does
     * @param skew how far the service's clock is ahead
     * @param edit what a person does just before; null for nothing
     */
    public record Effect(
            Optional<Delay> latency,
            @Nullable Integer status,
            @Nullable Integer statusAfterCommit,
            Wording wording,
            @Nullable Break broken,
            int staleBy,
            @Nullable Limit limit,
            @Nullable Denial refusal,
            Duration skew,
            @Nullable Edit edit,
            Events events) {

        /** Nothing, to begin from. */
        public static final Effect NONE = new Effect(
                Optional.empty(),
                null,
                null,
                Wording.VENDOR,
                null,
                0,
                null,
                null,
                Duration.ZERO,
                null,
                Events.UNTOUCHED);

        public Effect late(Delay delay) {
            return new Effect(
                    Optional.of(delay),
                    status,
                    statusAfterCommit,
                    wording,
                    broken,
                    staleBy,
                    limit,
                    refusal,
                    skew,
                    edit,
                    events);
        }

        /** The operation does not run; this status is answered. */
        public Effect answering(int other) {
            return new Effect(
                    latency, other, statusAfterCommit, wording, broken, staleBy, limit, refusal, skew, edit, events);
        }

        /** The operation runs; this status is answered all the same. */
        public Effect losingAcknowledgement(int other) {
            return new Effect(latency, status, other, wording, broken, staleBy, limit, refusal, skew, edit, events);
        }

        /** Whatever is answered, it says this. */
        public Effect saying(Wording other) {
            return new Effect(
                    latency, status, statusAfterCommit, other, broken, staleBy, limit, refusal, skew, edit, events);
        }

        /** The edge says that nobody is at home; events wait until somebody is. */
        public Effect during(Outage outage) {
            var silent = answering(UNAVAILABLE).saying(Wording.PAGE);
            return outage == Outage.ALL ? silent.posting(Events.HELD) : silent;
        }

        public Effect breaking(Break how) {
            return new Effect(
                    latency, status, statusAfterCommit, wording, how, staleBy, limit, refusal, skew, edit, events);
        }

        public Effect stale(int versions) {
            return new Effect(
                    latency, status, statusAfterCommit, wording, broken, versions, limit, refusal, skew, edit, events);
        }

        /** Only so many calls are admitted in a window. */
        public Effect limiting(Limit other) {
            return new Effect(
                    latency, status, statusAfterCommit, wording, broken, staleBy, other, refusal, skew, edit, events);
        }

        /** The caller's credential is refused, in the vendor's words. */
        public Effect denying(Denial why) {
            return new Effect(
                    latency, status, statusAfterCommit, wording, broken, staleBy, limit, why, skew, edit, events);
        }

        /** The service's clock is that far ahead: what it signs and dates says so. */
        public Effect skewed(Duration ahead) {
            return new Effect(
                    latency, status, statusAfterCommit, wording, broken, staleBy, limit, refusal, ahead, edit, events);
        }

        /** Somebody does something just before. */
        public Effect editing(Edit other) {
            return new Effect(
                    latency, status, statusAfterCommit, wording, broken, staleBy, limit, refusal, skew, other, events);
        }

        public Effect posting(Events other) {
            return new Effect(
                    latency, status, statusAfterCommit, wording, broken, staleBy, limit, refusal, skew, edit, other);
        }
    }

    /** How much of a service is out of order. */
    public enum Outage {
        /** It neither answers nor tells anybody anything. */
        ALL,
        /** It can be read. */
        WRITES
    }

    /** What the body of an answer is. */
    public enum Wording {
        /** What the vendor says. */
        VENDOR,
        /** A page of some proxy in between. */
        PAGE,
        /** Nothing. */
        NONE,
        /** The first half of what the vendor says, as if it were all. */
        BROKEN
    }

    /** So many calls of one caller in a window; none at all when 0. */
    public record Limit(int calls, Duration window) {}

    /** Why a credential no longer does. */
    public enum Denial {
        /** It is over, or was taken back: the vendor does not know it. */
        EXPIRED,
        /** It is known, and no longer good for this. */
        SCOPE_REMOVED
    }

    /**
     * What a person does with an operation of their own.
     *
     * @param person the person's key in the world
     */
    public record Edit(String operation, String person, Map<String, Object> with) {
        public Edit {
            with = Map.copyOf(with);
        }
    }

    /** How the connection breaks, and whether the operation ran before. */
    public enum Break {
        RESET_BEFORE_COMMIT,
        RESET_AFTER_COMMIT,
        STALL_AFTER_COMMIT,
        /** The answer begins and does not end. */
        TRUNCATE_AFTER_COMMIT
    }

    /**
     * What happens to events on their way out; probabilities from 0 to 1.
     *
     * @param reorder that an event is overtaken by later ones
     * @param redeliver that the answer to the first attempt is lost, so that the vendor delivers again in its own way
     * @param held that nothing leaves while the rule acts, and all of it afterwards
     */
    public record Events(
            double drop, double duplicate, double reorder, Optional<Delay> delay, double redeliver, boolean held) {
        public static final Events UNTOUCHED = new Events(0, 0, 0, Optional.empty(), 0, false);
        public static final Events HELD = new Events(0, 0, 0, Optional.empty(), 0, true);
    }

    /** How long something takes, drawn for each hit. */
    @FunctionalInterface
    public interface Delay {
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

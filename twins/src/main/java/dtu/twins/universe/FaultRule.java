package dtu.twins.universe;

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
 * @param effects what happens, all of it at once
 */
public record FaultRule(long number, String name, Target target, Timing timing, List<FaultEffect> effects) {
    public static final Table<Long, FaultRule> FAULTS = Table.of("FaultRule", FaultRule::number);

    public FaultRule {
        effects = List.copyOf(effects);
    }

    /** The rule's effect of that kind, if it has one. */
    <E extends FaultEffect> Optional<E> effect(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

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

    /** How much of a service is out of order. */
    public enum Outage {
        /** It neither answers nor tells anybody anything. */
        ALL,
        /** It can be read. */
        WRITES
    }
}

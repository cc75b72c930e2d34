package dtu.twins.universe;

import dtu.twins.Parcel;
import dtu.twins.Route;
import dtu.twins.Twin;
import dtu.twins.chance.Chance;
import dtu.twins.http.Request;
import dtu.twins.persistent.Range;
import dtu.twins.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lets fault rules strike. Costs nothing while a universe has none; while it has some, a rule that must remember
 * earlier matches counts them in the universe's own tables, so that forks and replays are struck alike.
 */
public final class Faults {
    private static final Duration OVERTAKEN_BY = Duration.ofSeconds(30);

    private Faults() {}

    /** Puts a rule in force; the number it is given. */
    public static long add(Universe universe, FaultRule rule) {
        var number = new long[1];
        universe.changeOwn(own -> {
            number[0] = own.scan(FaultRule.FAULTS, Range.<Long>all().descending())
                            .first()
                            .map(FaultRule::number)
                            .orElse(0L)
                    + 1;
            return own.put(
                    FaultRule.FAULTS,
                    new FaultRule(number[0], rule.name(), rule.target(), rule.timing(), rule.effects()));
        });
        return number[0];
    }

    /** Takes rules out of force. */
    public static void remove(Universe universe, Predicate<FaultRule> which) {
        universe.changeOwn(own -> {
            var next = own;
            for (var rule : own.scan(FaultRule.FAULTS).stream().filter(which).toList()) {
                next = next.remove(FaultRule.FAULTS, rule.number());
                universe.matches().forget(rule);
            }
            return next;
        });
    }

    /**
     * How many requests and events a rule has found to hit since it is in force, whether it then struck or not; forks
     * and restored universes begin to count anew.
     */
    public static long matched(Universe universe, long rule) {
        return universe.matches().of(rule);
    }

    /** What happens to a request: the effects of every rule that strikes, the first one that speaks winning. */
    static Strike strike(
            Universe universe, Twin twin, Route route, Map<String, String> path, Request request, String by) {
        var world = universe.world();
        if (world.own().scan(FaultRule.FAULTS).isEmpty()) {
            return Strike.NONE;
        }
        var asked = new FaultRule.Asked(
                twin.operation(route), twin.tier(route), route.handler() instanceof Route.Write, by, request, path);
        var now = universe.now();
        var strike = Strike.NONE;
        for (var rule : world.own().scan(FaultRule.FAULTS)) {
            if (!rule.timing().actsAt(now) || !rule.target().hits(asked)) {
                continue;
            }
            universe.matches().add(rule);
            var match = new Match(rule, by + ">" + asked.operation());
            if (match.strikes(universe)) {
                strike = strike.and(rule, match.chance(world), match.ordinal());
            }
        }
        return strike;
    }

    /** One rule and one request that it may hit; which match it is decides the draw. */
    private static final class Match {
        private final FaultRule rule;
        private final String key;
        private long ordinal;

        Match(FaultRule rule, String key) {
            this.rule = rule;
            this.key = key;
        }

        Chance chance(World world) {
            return world.chance().in("faults").in(rule.name()).in(key);
        }

        long ordinal() {
            return ordinal;
        }

        boolean strikes(Universe universe) {
            if (rule.timing().isMemoryless()
                    && rule.effect(FaultEffect.Late.class).isEmpty()) {
                return true;
            }
            var struck = new boolean[1];
            universe.changeOwn(own -> {
                var counted = counted(universe.world(), own);
                struck[0] = counted.struck();
                ordinal = counted.ordinal();
                return counted.own();
            });
            return struck[0];
        }

        private Counted counted(World world, State own) {
            var matches = Meter.key(rule.name(), key);
            var hits = Meter.key(rule.name(), "hits");
            var nth = Meter.read(own, matches) + 1;
            var timing = rule.timing();
            var struck = (timing.nth() == 0 || timing.nth() == nth)
                    && (timing.atMost() == 0 || Meter.read(own, hits) < timing.atMost())
                    && chance(world).in("strikes").happens(timing.chance(), nth);
            var next = Meter.write(own, matches, nth);
            return new Counted(struck ? Meter.write(next, hits, Meter.read(next, hits) + 1) : next, struck, nth);
        }
    }

    private record Counted(State own, boolean struck, long ordinal) {}

    /**
     * What happens to an attempt to deliver.
     *
     * @param skew how far the clock by which it is signed is ahead
     * @param lost the rule by which its answer never arrives; empty when it does
     */
    record Sending(Duration skew, String lost) {
        static final Sending UNTOUCHED = new Sending(Duration.ZERO, "");
    }

    /** What happens to an attempt; only the first one's answer is ever lost. */
    static Sending sending(Universe universe, Delivery delivery) {
        var world = universe.world();
        if (world.own().scan(FaultRule.FAULTS).isEmpty()) {
            return Sending.UNTOUCHED;
        }
        var sending = Sending.UNTOUCHED;
        var event = event(universe, delivery);
        for (var rule : world.own().scan(FaultRule.FAULTS)) {
            if (!rule.target().hitsEvent(event) || !rule.timing().actsAt(universe.now())) {
                continue;
            }
            universe.matches().again(rule);
            var chance = world.chance().in("faults").in(rule.name()).in("send");
            var number = delivery.number();
            var strikes = chance.happens(rule.timing().chance(), number);
            var lost = strikes
                    && delivery.tries().isEmpty()
                    && rule.effect(FaultEffect.Redelivers.class)
                            .filter(again -> chance.in("lost").happens(again.chance(), number))
                            .isPresent();
            var skew = strikes
                    ? rule.effect(FaultEffect.Skews.class)
                            .map(FaultEffect.Skews::ahead)
                            .orElse(Duration.ZERO)
                    : Duration.ZERO;
            sending = new Sending(
                    sending.skew().plus(skew), lost && sending.lost().isEmpty() ? rule.name() : sending.lost());
        }
        return sending;
    }

    /** The service is cut off from the world: what it has to deliver waits. */
    static boolean holds(Universe universe, Delivery delivery) {
        var own = universe.world().own();
        if (own.scan(FaultRule.FAULTS).isEmpty()) {
            return false;
        }
        var event = event(universe, delivery);
        var now = universe.now();
        var holding = own.scan(FaultRule.FAULTS).stream()
                .filter(rule -> rule.effect(FaultEffect.Holds.class).isPresent()
                        && rule.target().hitsEvent(event)
                        && rule.timing().actsAt(now))
                .findFirst();
        holding.ifPresent(universe.matches()::again);
        return holding.isPresent();
    }

    /** What no twin sends, such as a timer, is of the universe itself. */
    private static String event(Universe universe, Delivery delivery) {
        return universe.world()
                .cast()
                .find(delivery.twin())
                .map(twin -> twin.event(delivery.parcel()))
                .orElseGet(() -> delivery.twin() + "." + delivery.parcel().event());
    }

    /** A parcel as it is put into the outbox: when it is due, and what has happened to it. */
    record Posted(Instant due, String fault) {}

    /** What becomes of a parcel on its way out: nothing, one, or two of it. */
    static List<Posted> posted(Universe universe, World world, Twin twin, Parcel parcel, Instant now, long number) {
        var plain = List.of(new Posted(now, ""));
        var rules = world.own().scan(FaultRule.FAULTS);
        if (rules.isEmpty()) {
            return plain;
        }
        var posted = plain;
        var event = twin.event(parcel);
        for (var rule : rules) {
            if (!rule.target().hitsEvent(event) || !rule.timing().actsAt(now)) {
                continue;
            }
            universe.matches().add(rule);
            var chance = world.chance().in("faults").in(rule.name());
            if (chance.happens(rule.timing().chance(), number)) {
                posted = posted(rule, chance.in("post"), posted, number);
            }
        }
        return posted;
    }

    private static List<Posted> posted(FaultRule rule, Chance chance, List<Posted> before, long number) {
        if (rule.effect(FaultEffect.Drops.class)
                .filter(drop -> chance.in("drop").happens(drop.chance(), number))
                .isPresent()) {
            return List.of();
        }
        var after = new ArrayList<Posted>();
        for (var one : before) {
            var delay = delay(rule, chance, number);
            var fault = delay.isZero() ? one.fault() : rule.name();
            after.add(new Posted(one.due().plus(delay), fault));
            if (rule.effect(FaultEffect.Duplicates.class)
                    .filter(twice -> chance.in("duplicate").happens(twice.chance(), number))
                    .isPresent()) {
                var again = chance.in("again").between(Duration.ZERO, OVERTAKEN_BY, number);
                after.add(new Posted(one.due().plus(delay).plus(again), Delivery.DUPLICATE));
            }
        }
        return after;
    }

    private static Duration delay(FaultRule rule, Chance chance, long number) {
        var delay = rule.effect(FaultEffect.Delays.class)
                .map(delays -> delays.delay().drawn(chance.in("delay"), number))
                .orElse(Duration.ZERO);
        return rule.effect(FaultEffect.Reorders.class)
                .filter(overtaken -> chance.in("reorder").happens(overtaken.chance(), number))
                .map(overtaken -> delay.plus(chance.in("overtaken").between(Duration.ZERO, OVERTAKEN_BY, number)))
                .orElse(delay);
    }
}

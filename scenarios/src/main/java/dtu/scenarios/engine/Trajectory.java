package dtu.scenarios.engine;

import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Overrides;
import dtu.scenarios.language.Script;
import dtu.scenarios.language.Step;
import dtu.scenarios.language.WorldCard;
import dtu.scenarios.monitors.Judge;
import dtu.scenarios.monitors.Watch;
import dtu.scenarios.sut.Subject;
import dtu.scenarios.verdict.Verdict;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Scheduler;
import dtu.twins.universe.Universe;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a scenario, from forked world to verdict: a function of what it is given, and of nothing else. */
public final class Trajectory {
    private static final int STORM_PART = 4;
    private static final double FAIR = 0.2;
    private static final double EACH_PROFILE = 0.7;

    private final Script script;
    private final Play play;
    private final Universe universe;
    private final Chance chance;
    private final Stage stage;
    private final WorldCard card;
    private final Chronicle chronicle;
    private final Loop loop;
    private final Network network;
    private final Inbox inbox;
    private final Watch watch;
    private final AppUnderTest app;
    private @Nullable Storm storm;
    private @Nullable Timeline timeline;
    private @Nullable Players players;
    private @Nullable Instant deadline;

    /**
     * What became of it.
     *
     * @param sometimes for each {@code sometimes} of the scenario whether it was hit
     * @param matched the fault rules that found something to hit: {@code profile#0} for the first of a profile
     * @param story everything that happened, in order
     */
    public record Result(Verdict verdict, Map<String, Boolean> sometimes, Set<String> matched, List<Line> story) {}

    private Trajectory(Script script, Play play, long seed, Overrides overrides) {
        this.script = script;
        this.play = play;
        this.chance = new Chance(seed);
        var id = "t" + Long.toUnsignedString(seed, Character.MAX_RADIX);
        this.universe = switch (play.app()) {
            case Subject.Outside(var house) -> {
                var tenant = Tenant.of(id, seed, house.roots(id));
                var open = Universe.from(play.world(), id, tenant, house.clock());
                open.openToSockets();
                yield open;
            }
            case Subject.Inside inside -> secluded(play, id, seed);
            case Subject.Nobody nobody -> secluded(play, id, seed);
        };
        universe.reseed(chance.in("universe").seed());
        universe.now(play.begins());
        universe.release();
        this.chronicle = new Chronicle(universe, this::hear);
        var courier = new Late();
        this.loop = new Loop(universe, new Scheduler(courier), chance);
        this.network = new Network(loop, new Weather(chance), universe);
        courier.network = network;
        this.stage = new Stage(script, universe, play.lexicon(), chance, overrides);
        this.card = joined(play.card());
        stage.name("world", card);
        this.inbox = new Inbox(new Views(universe, play.lexicon()));
        this.watch = new Watch(script, stage, Judge.NONE, play.begins());
        this.app = new AppUnderTest(loop, network, chronicle, universe, play.app());
    }

    /** The world, and whom the story lets join it. */
    private WorldCard joined(WorldCard world) {
        var add = script.scenario().cast().world().add();
        if (add.isEmpty()) {
            return world;
        }
        stage.name("world", world);
        var values = script.values(add, stage.drawing("world/add", 0));
        var hires = values.get("hires") instanceof Number count ? count.longValue() : 0;
        var start = values.get("start") instanceof String clock ? clock : "";
        return Newcomers.join(universe, world, hires, start, chance.in("hires"));
    }

    /** A universe that nobody outside this process reaches: its time is all the time there is. */
    private static Universe secluded(Play play, String id, long seed) {
        return Universe.from(play.world(), id, Tenant.of(id, seed, Map.of()), InstantSource.fixed(play.begins()));
    }

    /** The scheduler needs a courier before there is a network. */
    private static final class Late implements Courier {
        private @Nullable Network network;

        @Override
        public Answer send(Universe universe, Outgoing message) {
            var there = network;
            return there == null ? new Answer.Failed(Answer.Failure.CONNECTION_FAILED) : there.send(universe, message);
        }
    }

    /** Runs one to its end. */
    public static Result run(Script script, Play play, long seed, Overrides overrides) {
        var trajectory = new Trajectory(script, play, seed, overrides);
        try {
            trajectory.live();
        } catch (Casting.Misfit misfit) {
            trajectory.watch.invalid(misfit.getMessage() == null ? "misfit" : misfit.getMessage());
        } finally {
            trajectory.app.close();
        }
        return trajectory.ended();
    }

    private void live() {
        var scenario = script.scenario();
        var actors = new Casting(stage, card).cast(scenario.cast());
        universe.witnessedBy(chronicle);
        var hands = new Hands(universe, network);
        var forger = new Forger(hands, network, universe);
        network.captured(forger::capture);
        var intents = new Intents(play.bindings(), hands, inbox, chronicle, forger, card.getOrDefault("bot", ""));
        var company = new Company(stage, loop, hands, intents, chronicle, chance);
        var weather = new Storm(universe, stage, chronicle, script.faults());
        storm = weather;
        timeline = new Timeline(stage, loop, company, weather, app::start, actors);
        players = new Players(stage, loop, company, chance);
        app.start();
        weather(weather);
        timeline.begin(scenario.plot(), play.begins());
        players.begin(scenario.cast(), actors);
        loop.at(calm(), "calm", weather::calm);
        awaitDeadline();
        loop.run(end());
    }

    /** One trajectory in five is fault-free; in the others each profile is on or off by itself. */
    private void weather(Storm storm) {
        var plot = script.scenario().plot();
        var switched = plot.timeline().stream()
                .map(step -> step.deed() instanceof Step.FaultOn on ? on.profile() : "")
                .toList();
        var imposed = script.imposed();
        if (imposed != null) {
            storm.begin(imposed.name());
        }
        var draws = chance.in("swarm");
        if (draws.happens(FAIR, 0)) {
            return;
        }
        var number = 1;
        for (var profile : Storm.fromTheStart(plot.faults(), switched)) {
            if (draws.happens(EACH_PROFILE, number++)) {
                storm.begin(profile);
            }
        }
    }

    private Instant end() {
        return play.begins().plus(script.scenario().plot().horizon());
    }

    /**
     * When every fault is off, so that what is owed can be delivered: as the profiles say, else for the last quarter.
     */
    private Instant calm() {
        var horizon = script.scenario().plot().horizon();
        var before = script.faults().stream()
                .map(profile -> profile.calm() == null ? Duration.ZERO : profile.calm())
                .max(Duration::compareTo)
                .filter(longest -> !longest.isZero())
                .orElse(horizon.dividedBy(STORM_PART));
        return end().minus(before);
    }

    private void hear(Fact fact) {
        inbox.note(fact);
        watch.next(fact);
        if (fact.stateBefore() != fact.stateAfter()) {
            watch.committed(fact.at());
        }
        if (storm != null) {
            storm.hear(fact);
        }
        if (timeline != null) {
            timeline.hear(fact);
        }
        if (players != null) {
            players.hear(fact);
        }
        awaitDeadline();
    }

    /** Wakes the expectations when time alone can violate one. */
    private void awaitDeadline() {
        var next = watch.nextDeadline();
        if (next == null || next.equals(deadline)) {
            return;
        }
        deadline = next;
        loop.at(next, "deadline", () -> {
            watch.due(loop.now());
            deadline = null;
            awaitDeadline();
        });
    }

    private Result ended() {
        var stormy = !script.faults().isEmpty();
        network.crash().ifPresent(this::blame);
        network.failure().ifPresent(what -> watch.appFailed(loop.now(), "the app failed: " + what));
        chronicle.gaps().stream().distinct().forEach(watch::invalid);
        var judgement = watch.close(loop.now(), stormy ? calm() : null);
        var lasted = Duration.between(play.begins(), loop.now()).toMillis();
        var verdict = judgement.verdict(chronicle.hash(), lasted, chronicle.calls());
        var matched = storm == null ? Set.<String>of() : storm.matched();
        return new Result(verdict, judgement.sometimes(), matched, Line.of(chronicle.entries()));
    }

    /** An expression of the scenario that fails while the app waits for an answer is not the app's fault. */
    private void blame(Throwable crash) {
        if (crash instanceof EvaluationFailed wrong) {
            watch.invalid(String.valueOf(wrong.getMessage()));
        } else {
            watch.appFailed(loop.now(), "the app failed: " + crash);
        }
    }
}

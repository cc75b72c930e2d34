package dtu.harness.run;

import dtu.harness.store.Judged;
import dtu.harness.store.RunFolder;
import dtu.harness.store.RunSpec;
import dtu.harness.store.ScenarioSpec;
import dtu.harness.store.StepRecord;
import dtu.harness.store.Story;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.engine.Lexicon;
import dtu.scenarios.engine.Line;
import dtu.scenarios.engine.Play;
import dtu.scenarios.engine.Trajectory;
import dtu.scenarios.language.Overrides;
import dtu.scenarios.language.Problem;
import dtu.scenarios.language.Scenario;
import dtu.scenarios.language.Script;
import dtu.scenarios.sut.Subject;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import dtu.scenarios.worlds.WorldBuilder;
import dtu.twins.chance.Chance;
import dtu.twins.universe.Cast;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs trajectories: which ones, on how many threads, and what becomes of their verdicts. */
public final class Runner {
    /** A Monday, so that working days lie ahead. */
    public static final Instant BEGINS =
            LocalDate.of(2026, 1, 5).atTime(Scenario.MORNING).toInstant(ZoneOffset.UTC);

    private static final String APP_URL = "https://app.test";
    private static final int CHECKED_AGAIN = 100;

    private final Suite suite;
    private final App app;
    private final Cast cast;
    private final long seed;
    private final Map<String, Play> plays = new HashMap<>();

    public Runner(Suite suite, App app, Cast cast, long seed) {
        this.suite = suite;
        this.app = app;
        this.cast = cast;
        this.seed = seed;
        checkIntents();
        for (var script : suite.scripts()) {
            plays.computeIfAbsent(script.scenario().cast().world().base(), this::play);
        }
    }

    private void checkIntents() {
        var bindings = suite.bindings(app.binding());
        var unbound = suite.scripts().stream()
                .flatMap(script -> bindings.unbound(script.scenario()).stream())
                .map(Problem::toString)
                .distinct()
                .toList();
        if (!unbound.isEmpty()) {
            throw new Unusable(String.join("\n", unbound));
        }
    }

    private Play play(String world) {
        try {
            var built = WorldBuilder.build(suite.world(world), cast, BEGINS, seed, app.manifest(APP_URL));
            var bindings = suite.bindings(app.binding());
            return new Play(built.world(), built.card(), Lexicon.of(cast), bindings, app.subject(), BEGINS);
        } catch (WorldBuilder.BrokenWorld broken) {
            throw new Unusable("world " + world + ": " + broken.getMessage());
        }
    }

    /** What a run folder remembers of the scenarios. */
    public List<ScenarioSpec> specs() {
        return suite.scripts().stream().map(Specs::of).toList();
    }

    /** The hashes of the other files that decide what the trajectories are. */
    public Map<String, String> contents() {
        return suite.contents(app.binding());
    }

    /** Runs whatever the folder does not have yet. */
    public void run(RunFolder folder, int workers, Consumer<Outcome> finished) {
        var todo = todo(folder.spec(), new HashSet<>(folder.judged().keySet()));
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(Math.max(1, workers))) {
            var running = new ArrayList<Future<?>>();
            for (var worker = 0; worker < Math.max(1, workers); worker++) {
                var recorder = folder.recorder();
                running.add(threads.submit(() -> {
                    for (var at = next.getAndIncrement(); at < todo.size(); at = next.getAndIncrement()) {
                        var judged = judged(todo.get(at));
                        recorder.append(judged);
                        finished.accept(judged.outcome());
                    }
                }));
            }
            await(running);
        }
    }

    private static void await(List<Future<?>> running) {
        for (var worker : running) {
            try {
                worker.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException problem) {
                    throw problem;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }

    /** One trajectory of each scenario after the other, so that no scenario lags behind. */
    private List<TrajectoryKey> todo(RunSpec spec, Set<TrajectoryKey> done) {
        var todo = new ArrayList<TrajectoryKey>();
        for (var index = 0; index < spec.trajectories(); index++) {
            for (var script : suite.scripts()) {
                var key = new TrajectoryKey(script.scenario().id(), index);
                if (spec.shard().has(index) && !done.contains(key)) {
                    todo.add(key);
                }
            }
        }
        return todo;
    }

    /**
     * Runs one trajectory; one in a hundred is run twice, and a difference makes it invalid. An app outside is never
     * the same twice.
     */
    public Judged judged(TrajectoryKey key) {
        var first = once(key);
        if (app.subject() instanceof Subject.Outside || key.index() % CHECKED_AGAIN != CHECKED_AGAIN - 1) {
            return first;
        }
        var second = once(key);
        if (first.verdict().hash().equals(second.verdict().hash())) {
            return first;
        }
        var why = "run twice, it came out differently: " + first.verdict().hash() + ", then "
                + second.verdict().hash();
        return invalid(first, why);
    }

    private Judged once(TrajectoryKey key) {
        var script = script(key.scenario());
        var scenario = script.scenario();
        var trajectorySeed = seed(script.hash(), key.index());
        var play = plays.get(scenario.cast().world().base());
        if (play == null) {
            throw new IllegalStateException("no world for " + key);
        }
        var result = Trajectory.run(script, play, trajectorySeed, Overrides.NONE);
        var reached = new HashSet<String>();
        result.sometimes().forEach((pattern, hit) -> {
            if (hit) {
                reached.add(pattern);
            }
        });
        return new Judged(
                scenario.id(),
                script.hash(),
                key.index(),
                trajectorySeed,
                result.verdict(),
                reached,
                result.matched(),
                new Story(result.story().stream().map(Runner::step).toList()));
    }

    /** Stateless, so that shards never need to talk. */
    private long seed(String scenarioHash, int index) {
        return new Chance(seed).in("trajectories").in(scenarioHash).in(index).seed();
    }

    private Script script(String id) {
        return suite.scripts().stream()
                .filter(script -> script.scenario().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Unusable("no scenario " + id + " among the files of this run"));
    }

    private static Judged invalid(Judged judged, String why) {
        var finding = new Finding("deterministic", Severity.MUST, true, BEGINS, why);
        var verdict = judged.verdict();
        var invalid = new Verdict(
                Outcome.INVALID, List.of(finding), "", verdict.hash(), verdict.virtualMillis(), verdict.calls());
        return new Judged(
                judged.scenario(),
                judged.scenarioHash(),
                judged.index(),
                judged.seed(),
                invalid,
                judged.reached(),
                judged.matched(),
                judged.story());
    }

    private static StepRecord step(Line line) {
        var dot = line.what().indexOf('.');
        var called = line.kind().equals("call") || line.kind().equals("delivery");
        var twin = called && dot > 0 ? line.what().substring(0, dot) : "";
        return new StepRecord(
                line.seq(),
                line.at(),
                line.kind().equals("log") ? "sut-log" : line.kind(),
                line.by(),
                twin,
                line.what(),
                line.status(),
                line.fault(),
                -1,
                line.in(),
                line.out());
    }
}

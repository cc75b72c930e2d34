package dtu.bench;

import com.sun.management.OperatingSystemMXBean;
import dtu.harness.run.App;
import dtu.harness.run.Runner;
import dtu.harness.run.Suite;
import dtu.harness.run.Twins;
import dtu.harness.store.RunFolder;
import dtu.harness.store.RunSpec;
import dtu.harness.store.Shard;
import dtu.scenarios.language.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Trajectories of the built-in suite against the built-in app, judged and stored, as {@code dtu run} does it. */
final class SuiteLoad {
    private static final int CORES = 2;
    /** A run that lasts an hour is hardly compiled any more: so little of the processor's time goes there by then. */
    private static final double STILL_COMPILING = 0.05;

    /** In so many rounds in a row: the compiler pauses, too. */
    private static final int QUIET_ROUNDS = 5;

    /** After that the figures are taken, compiled or not. */
    private static final long WARM_NANOS = 240_000_000_000L;

    private static final int ROUNDS = 5;
    private static final int TRAJECTORIES = 20;
    private static final double GOAL = 1_000_000;

    private SuiteLoad() {}

    static Figures measured() throws IOException {
        var cast = Twins.all();
        var suite = Suite.load(List.of(), new Words(Twins.vocabularies(cast)));
        var runner = new Runner(suite, App.of("builtin"), cast, 1);
        var warmUntil = System.nanoTime() + WARM_NANOS;
        var seed = 1L;
        var quiet = 0;
        while (quiet < QUIET_ROUNDS && System.nanoTime() < warmUntil) {
            quiet = ran(runner, seed++).compiling() > STILL_COMPILING ? 0 : quiet + 1;
        }
        var rounds = new ArrayList<Ran>();
        for (var round = 0; round < ROUNDS; round++) {
            rounds.add(ran(runner, seed++));
        }
        rounds.sort(Comparator.comparingDouble(Ran::processorMillisEach));
        var ran = rounds.get(ROUNDS / 2);
        var perHour = CORES * 3_600_000 / ran.processorMillisEach();
        var figures = new Figures("Trajectories of the built-in suite", "what", "figure", "goal", "");
        figures.row("trajectories/s, as the clock shows", Figures.whole(ran.trajectories() / ran.seconds()), "", "");
        figures.row("processor time each (ms)", Figures.fine(ran.processorMillisEach()), "", "");
        figures.row("of it, spent compiling", Figures.fine(ran.compiling()), "", "");
        figures.row(
                "per hour of two cores of their own",
                Figures.whole(perHour),
                Figures.whole(GOAL),
                Figures.atLeast(GOAL, perHour));
        return figures;
    }

    /** What a run took. */
    private record Ran(double trajectories, double seconds, double processorSeconds, double compilerSeconds) {
        double compiling() {
            return compilerSeconds / processorSeconds;
        }

        double processorMillisEach() {
            return processorSeconds * 1000 / trajectories;
        }
    }

    private static Ran ran(Runner runner, long seed) throws IOException {
        var started = InstantSource.system().instant();
        var contents = runner.contents();
        var spec = new RunSpec(
                seed, "builtin", TRAJECTORIES, "", contents, Shard.WHOLE, started, List.of(), runner.specs());
        var temporary = Files.createTempDirectory("dtu-bench");
        var finished = new LongAdder();
        var processor = processorNanos();
        var compiler = compilerMillis();
        var clock = System.nanoTime();
        try (var folder = RunFolder.create(temporary.resolve("run"), spec)) {
            runner.run(folder, CORES, outcome -> finished.increment());
        }
        var ran = new Ran(
                finished.sum(),
                (System.nanoTime() - clock) / 1e9,
                (processorNanos() - processor) / 1e9,
                (compilerMillis() - compiler) / 1e3);
        removed(temporary);
        return ran;
    }

    /** Of all threads, collector and compiler included. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long compilerMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    private static void removed(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException refused) {
                    throw new UncheckedIOException(refused);
                }
            });
        }
    }
}

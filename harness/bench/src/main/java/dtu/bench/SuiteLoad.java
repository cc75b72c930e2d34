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
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Trajectories of the built-in suite against the built-in app, judged and stored, as {@code dtu run} does it. */
final class SuiteLoad {
    private static final int CORES = 2;
    private static final int WARM = 10;
    private static final int MEASURED = 40;
    private static final double GOAL = 1_000_000;

    private SuiteLoad() {}

    static Figures measured() throws IOException {
        var cast = Twins.all();
        var suite = Suite.load(List.of(), new Words(Twins.vocabularies(cast)));
        var runner = new Runner(suite, App.of("builtin"), cast, 1);
        ran(runner, WARM);
        var ran = ran(runner, MEASURED);
        var perHour = ran.trajectories() / ran.processorSeconds() * CORES * 3600;
        var figures = new Figures("Trajectories of the built-in suite", "what", "figure", "goal", "");
        figures.row("trajectories/s, as the clock shows", Figures.whole(ran.trajectories() / ran.seconds()), "", "");
        figures.row(
                "processor time each (ms)", Figures.fine(ran.processorSeconds() * 1000 / ran.trajectories()), "", "");
        figures.row(
                "per hour of two cores of their own",
                Figures.whole(perHour),
                Figures.whole(GOAL),
                Figures.atLeast(GOAL, perHour));
        return figures;
    }

    /** What a run took. */
    private record Ran(double trajectories, double seconds, double processorSeconds) {}

    private static Ran ran(Runner runner, int trajectories) throws IOException {
        var started = InstantSource.system().instant();
        var spec = new RunSpec(1, "builtin", trajectories, "", Shard.WHOLE, started, List.of(), runner.specs());
        var temporary = Files.createTempDirectory("dtu-bench");
        var finished = new LongAdder();
        var processor = processorNanos();
        var clock = System.nanoTime();
        try (var folder = RunFolder.create(temporary.resolve("run"), spec)) {
            runner.run(folder, CORES, outcome -> finished.increment());
        }
        var ran = new Ran(finished.sum(), (System.nanoTime() - clock) / 1e9, (processorNanos() - processor) / 1e9);
        removed(temporary);
        return ran;
    }

    /** Of all threads, collector and compiler included. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
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

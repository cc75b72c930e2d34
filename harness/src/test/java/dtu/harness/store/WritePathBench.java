package dtu.harness.store;

import dtu.scenarios.verdict.Outcome;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How fast judged trajectories are stored, against writing the very same bytes to a plain file. Run its main method
 * with an empty folder; the machine's mood cancels out of the ratio.
 */
final class WritePathBench {
    private static final int TRAJECTORIES = 300_000;
    private static final int ROUNDS = 5;

    private WritePathBench() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        for (int round = 0; round < ROUNDS; round++) {
            measure(
                    folder.resolve("satisfied-" + round),
                    "satisfied",
                    TRAJECTORIES,
                    i -> Samples.satisfied(Samples.LEAVER, i));
            measure(
                    folder.resolve("invalid-" + round),
                    "invalid, with story",
                    TRAJECTORIES / 10,
                    WritePathBench::invalid);
        }
    }

    private static void measure(Path folder, String what, int count, IntFunction<Judged> trajectory)
            throws IOException {
        var judged = IntStream.range(0, count).mapToObj(trajectory).toList();
        double stored = perSecond(count, () -> store(folder, judged));
        byte[] bytes = Files.readAllBytes(folder.resolve("segments/000000.seg"));
        int record = bytes.length / count;
        double plain = perSecond(count, () -> copy(folder.resolve("plain"), bytes, record));
        double bulk = perSecond(count, () -> copy(folder.resolve("bulk"), bytes, 1 << 16));
        double derived = perSecond(count, () -> RunDatabase.derive(Run.read(folder)));
        System.out.printf(
                "%s: %,.0f trajectories/s of %d bytes; a plain file with a write each is %.1f times as fast, "
                        + "in blocks of 64 kB %.1f times; SQLite derived at %,.0f/s%n",
                what, stored, record, plain / stored, bulk / stored, derived);
    }

    private static Judged invalid(int index) {
        var story = Samples.story("text ".repeat(index % 40));
        return Samples.judged(Samples.LEAVER, index, Outcome.INVALID, "f" + index, story);
    }

    private static void store(Path folder, List<Judged> all) {
        try (var run = RunFolder.create(folder, Samples.spec())) {
            var recorder = run.recorder();
            all.forEach(recorder::append);
        }
    }

    private static void copy(Path file, byte[] bytes, int block) throws IOException {
        try (var out = new FileOutputStream(file.toFile())) {
            for (int at = 0; at < bytes.length; at += block) {
                out.write(bytes, at, Math.min(block, bytes.length - at));
            }
            out.getFD().sync();
        }
    }

    private static double perSecond(int count, Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** Something to be timed. */
    private interface Work {
        void run() throws IOException;
    }
}

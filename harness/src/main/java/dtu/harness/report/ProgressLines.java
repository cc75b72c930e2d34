package dtu.harness.report;

import dtu.harness.score.Tally;
import dtu.scenarios.verdict.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A line every few seconds, for logs. */
final class ProgressLines implements Progress {
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final long trajectories;
    private final LongSupplier nanos;
    private long last;
    private Tally tally = Tally.NONE;

    ProgressLines(PrintStream out, long trajectories, LongSupplier nanos) {
        this.out = out;
        this.trajectories = trajectories;
        this.nanos = nanos;
        last = nanos.getAsLong();
    }

    @Override
    public synchronized void finished(Outcome outcome) {
        tally = tally.with(outcome);
        long now = nanos.getAsLong();
        if (now - last >= EVERY_NANOS) {
            last = now;
            out.println("%d of %d trajectories: %d satisfied, %d unsatisfied, %d invalid"
                    .formatted(tally.started(), trajectories, tally.satisfied(), tally.unsatisfied(), tally.invalid()));
        }
    }

    @Override
    public synchronized void close() {
        out.flush();
    }
}

package dtu.harness.report;

import dtu.harness.score.Tally;
import dtu.scenarios.verdict.Outcome;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One line that a terminal redraws. */
final class ProgressLine implements Progress {
    private static final int COLUMNS = 110;
    private static final int REDRAW_MILLIS = 200;

    private final ProgressBar bar;
    private Tally tally = Tally.NONE;

    ProgressLine(PrintStream out, long trajectories) {
        bar = new ProgressBarBuilder()
                .setTaskName("trajectories")
                .setInitialMax(trajectories)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(out, COLUMNS))
                .build();
    }

    @Override
    public synchronized void finished(Outcome outcome) {
        tally = tally.with(outcome);
        bar.step();
        bar.setExtraMessage(" %d unsatisfied, %d invalid".formatted(tally.unsatisfied(), tally.invalid()));
    }

    @Override
    public synchronized void close() {
        bar.close();
    }
}

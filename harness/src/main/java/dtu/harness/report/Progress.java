package dtu.harness.report;

import dtu.scenarios.verdict.Outcome;
import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/** What the console shows while a run is going on. Workers may report from any thread. */
public interface Progress extends AutoCloseable {

    /** One more trajectory has ended. */
    void finished(Outcome outcome);

    @Override
    void close();

    /**
     * A bar where a person is watching, a line every few seconds where a log is kept. Picocli knows terminals of every
     * Java version and system; since Java 22, {@code System.console()} no longer tells.
     */
    static Progress on(PrintStream out, long trajectories) {
        return Ansi.AUTO.enabled()
                ? new ProgressLine(out, trajectories)
                : new ProgressLines(out, trajectories, System::nanoTime);
    }
}

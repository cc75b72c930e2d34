package dtu.harness.cli;

import dtu.harness.report.Reporter;
import dtu.harness.report.Reports;
import dtu.harness.report.Summary;
import dtu.harness.score.Gate;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolderException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dtu report}: what a run came to, told again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Reads a run folder, writes its reports anew and tells what it came to.")
public final class Report implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run folder")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        try {
            var summary = Summary.of(Run.read(folder), Gate.USUAL);
            Reports.write(
                    summary, EnumSet.of(Reporter.CONSOLE, Reporter.HTML, Reporter.JUNIT, Reporter.JSON), System.out);
            return summary.ruling().exitCode();
        } catch (RunFolderException wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }
}

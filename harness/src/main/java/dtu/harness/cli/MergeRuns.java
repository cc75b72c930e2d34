package dtu.harness.cli;

import dtu.harness.report.Reporter;
import dtu.harness.report.Reports;
import dtu.harness.report.Summary;
import dtu.harness.score.Gate;
import dtu.harness.store.Merge;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dtu merge}: the shards of a run put together. */
@Command(name = "merge", mixinStandardHelpOptions = true, description = "Puts the shards of one run together.")
public final class MergeRuns implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "-o", required = true, paramLabel = "DIR", description = "The folder of the whole")
    private Path out = Path.of("merged");

    @Override
    public Integer call() {
        try {
            Merge.into(out, folders);
            var summary = Summary.of(Run.read(out), Gate.USUAL);
            Reports.write(
                    summary, EnumSet.of(Reporter.CONSOLE, Reporter.HTML, Reporter.JUNIT, Reporter.JSON), System.out);
            return summary.ruling().exitCode();
        } catch (RunFolderException wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }
}

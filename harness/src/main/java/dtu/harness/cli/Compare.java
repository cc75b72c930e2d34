package dtu.harness.cli;

import dtu.harness.report.Comparison;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolderException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dtu compare}: two runs of the same seeds, side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares two runs, trajectory by trajectory.")
public final class Compare implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "A run folder")
    private Path first = Path.of(".");

    @Parameters(index = "1", paramLabel = "B", description = "Another one")
    private Path second = Path.of(".");

    @Override
    public Integer call() {
        try {
            Comparison.of(Run.read(first), Run.read(second)).print(System.out);
            return ExitCode.OK;
        } catch (RunFolderException wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }
}

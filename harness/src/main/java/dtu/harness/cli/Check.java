package dtu.harness.cli;

import dtu.harness.run.Suite;
import dtu.harness.run.Twins;
import dtu.scenarios.language.Checker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dtu check}: validates scenario and world files. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Validates scenario and world files: file:line:column, what is wrong, what was meant.")
public final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders")
    private List<Path> paths = new ArrayList<>();

    @Override
    public Integer call() {
        var problems = Checker.check(paths, Suite.shared(), Twins.vocabularies(Twins.all()));
        problems.forEach(System.out::println);
        if (problems.isEmpty()) {
            System.out.println("All is well.");
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }
}

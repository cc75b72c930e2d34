package dtu.harness.cli;

import dtu.harness.run.App;
import dtu.harness.run.Suite;
import dtu.harness.run.Twins;
import dtu.harness.run.Unusable;
import dtu.scenarios.language.Bindings;
import dtu.scenarios.language.Checker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dtu check}: validates scenario and world files. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Validates scenario and world files: file:line:column, what is wrong, what was meant.")
public final class Check implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--bindings",
            paramLabel = "NAME",
            description = "How the app is asked: bindings/NAME.yaml (default: builtin)")
    private String bindings = App.BUILTIN;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var problems = Checker.check(paths, Suite.shared(), Twins.vocabularies(Twins.all()), asked());
        problems.forEach(out::println);
        if (problems.isEmpty()) {
            out.println("All is well.");
        }
        out.flush();
        return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }

    private Bindings asked() {
        try {
            return Suite.bindings(paths, bindings);
        } catch (Unusable wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }
}

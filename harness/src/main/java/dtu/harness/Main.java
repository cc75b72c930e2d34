package dtu.harness;

import dtu.harness.cli.Check;
import dtu.harness.cli.CommandLines;
import dtu.harness.cli.Compare;
import dtu.harness.cli.Diff;
import dtu.harness.cli.Env;
import dtu.harness.cli.ListRoutes;
import dtu.harness.cli.MergeRuns;
import dtu.harness.cli.Rehearse;
import dtu.harness.cli.Replay;
import dtu.harness.cli.Report;
import dtu.harness.cli.Run;
import dtu.harness.cli.RunSut;
import dtu.harness.cli.TraceRun;
import dtu.harness.cli.Up;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code dtu VERB …}. */
@Command(
        name = "dtu",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "The Digital Twin Universe: Okta, Slack, Jira and Google as one world in memory.")
public final class Main implements Runnable {
    private static final List<Class<?>> VERBS = List.of(
            Up.class,
            Env.class,
            Run.class,
            Replay.class,
            Report.class,
            Compare.class,
            MergeRuns.class,
            Check.class,
            RunSut.class,
            TraceRun.class,
            Diff.class,
            ListRoutes.class,
            Rehearse.class);

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLines.of(new Main(), verbs(args), System.getenv()).execute(args));
    }

    /** Only the verb that is called, since each takes time to read; all of them when it is none of them. */
    static List<Class<?>> verbs(String... args) {
        var called = VERBS.stream()
                .filter(verb -> args.length > 0
                        && verb.getAnnotation(Command.class).name().equals(args[0]))
                .findFirst();
        return called.<List<Class<?>>>map(List::of).orElse(VERBS);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a verb.");
    }

    /** The version in the jar's manifest; classes that run outside the jar have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"dtu " + (version == null ? "(not packaged)" : version)};
        }
    }
}

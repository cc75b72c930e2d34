package dtu.harness.cli;

import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolderException;
import dtu.harness.store.StepRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dtu trace}: searches the steps that a run has stored. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Searches the stored steps of a run.",
        footer = "Expressions know scenario, index, outcome, seq, kind, actor, twin, op, status, fault, request and"
                + " response."
                + "%nOf satisfied trajectories only some are stored; dtu replay brings any of them back.")
public final class TraceRun implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder")
    private Path folder = Path.of(".");

    @Option(
            names = "--where",
            paramLabel = "CEL",
            description = "Such as: op == 'slack.chat.postMessage' && status == 429")
    private String where = "true";

    @Option(names = "--fact", paramLabel = "TYPE", description = "Only facts of that type, such as okta.member.added")
    private @Nullable String fact;

    @Option(names = "--scenario", paramLabel = "ID", description = "Only of that scenario")
    private @Nullable String scenario;

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "Only of trajectories that ended so")
    private @Nullable String outcome;

    @Option(names = "--bodies", description = "Shows what was sent and answered, too")
    private boolean bodies;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var condition = StepCondition.of(where);
        try {
            var run = Run.read(folder);
            var stored = 0;
            var found = 0L;
            for (var judged : run.judged()) {
                if (!run.hasStory(judged.key()) || !wanted(judged)) {
                    continue;
                }
                stored++;
                for (var step : run.story(judged.key()).orElseThrow().steps()) {
                    if (wanted(judged, step, condition)) {
                        found++;
                        tell(out, judged, step);
                    }
                }
            }
            out.println(found + " steps found in " + stored + " stored trajectories");
            out.flush();
            return ExitCode.OK;
        } catch (RunFolderException wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    private boolean wanted(Judged judged) {
        return (scenario == null || scenario.equals(judged.scenario()))
                && (outcome == null || outcome.equalsIgnoreCase(judged.outcome().name()));
    }

    private boolean wanted(Judged judged, StepRecord step, StepCondition condition) {
        var named =
                fact == null || (step.kind().equals("fact") && step.operation().equals(fact));
        return named && condition.holds(judged, step);
    }

    private void tell(PrintWriter out, Judged judged, StepRecord step) {
        out.println(judged.key() + "  " + step.at() + "  " + step.kind() + "  " + step.actor() + "  "
                + step.operation() + (step.status() == 0 ? "" : " " + step.status())
                + (step.fault().isEmpty() ? "" : "  [" + step.fault() + "]"));
        if (bodies) {
            out.println("    > " + step.request().replace("\n", "\n    > ") + "\n    < " + step.response());
        }
    }
}

package dtu.harness.cli;

import dtu.harness.run.App;
import dtu.harness.run.Runner;
import dtu.harness.run.Suite;
import dtu.harness.run.Twins;
import dtu.harness.run.Unusable;
import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolderException;
import dtu.harness.store.StepRecord;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.language.Words;
import dtu.scenarios.sut.Guest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dtu replay}: runs one trajectory again and proves it identical. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Runs one trajectory again and proves it identical, or shows the first difference.")
public final class Replay implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder")
    private Path folder = Path.of(".");

    @Parameters(index = "1", paramLabel = "TRAJECTORY", description = "scenario#index, as reports name it")
    private String trajectory = "";

    @Parameters(index = "2..*", paramLabel = "PATH", description = "Where the scenarios are now, if elsewhere")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--bodies", description = "Shows what was sent and answered, too")
    private boolean bodies;

    @Mixin
    private final OutsideOptions outside = new OutsideOptions();

    @Option(names = "--quiet", description = "Says whether it is identical, and nothing else")
    private boolean quiet;

    @Override
    public Integer call() {
        var key = key();
        try {
            var run = Run.read(folder);
            var before = run.find(key).orElseThrow(() -> Failure.usage("there is no " + key + " in " + folder));
            var cast = Twins.all();
            var suite = Suite.load(
                    sources(run),
                    new Words(Twins.vocabularies(cast)),
                    run.spec().faults());
            var sut = run.spec().sut();
            var again = outside.with(
                    sut, cast, app -> new Runner(suite, app, cast, run.spec().seed()).judged(key));
            if (!quiet) {
                tell(again, System.out);
            }
            return App.isOutside(sut)
                    ? comparedByOutcome(before, again, System.out)
                    : compared(before, again, run, System.out);
        } catch (Guest.NotReady notReady) {
            throw Failure.environment("the app under test is not ready: " + notReady.getMessage());
        } catch (Unusable | RunFolderException wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    private List<Path> sources(Run run) {
        return paths.isEmpty() ? run.spec().paths().stream().map(Path::of).toList() : paths;
    }

    private TrajectoryKey key() {
        var hash = trajectory.lastIndexOf('#');
        if (hash < 1 || !trajectory.substring(hash + 1).matches("\\d{1,9}")) {
            throw Failure.usage("a trajectory is named scenario#index, not '" + trajectory + "'");
        }
        return new TrajectoryKey(trajectory.substring(0, hash), Integer.parseInt(trajectory.substring(hash + 1)));
    }

    private void tell(Judged judged, PrintStream out) {
        var story = judged.story();
        if (story != null) {
            story.steps().forEach(step -> out.println(bodies ? whole(step) : line(step)));
        }
        out.println();
        judged.verdict()
                .findings()
                .forEach(finding -> out.println(finding.severity() + " " + finding.expectation() + " at " + finding.at()
                        + ": " + finding.why()));
    }

    private static String whole(StepRecord step) {
        return line(step) + "\n    > " + step.request().replace("\n", "\n    > ") + "\n    < " + step.response();
    }

    private static String line(StepRecord step) {
        return step.at() + "  " + step.kind() + "  " + step.actor() + "  " + step.operation()
                + (step.status() == 0 ? "" : " " + step.status())
                + (step.fault().isEmpty() ? "" : "  [" + step.fault() + "]");
    }

    /** An app outside is never the same to the byte: what its users got is compared. */
    private static int comparedByOutcome(Judged before, Judged again, PrintStream out) {
        out.println(again.key() + " was run live again: " + before.outcome() + " then, " + again.outcome() + " now");
        return before.outcome() == again.outcome() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static int compared(Judged before, Judged again, Run run, PrintStream out) {
        if (before.verdict().hash().equals(again.verdict().hash())) {
            out.println(again.key() + " came out " + again.outcome() + " again, byte for byte: "
                    + again.verdict().hash());
            return ExitCode.OK;
        }
        out.println(again.key() + " came out differently: " + before.verdict().hash() + " then, "
                + again.verdict().hash() + " now");
        run.story(again.key()).ifPresent(story -> firstDifference(story.steps(), again, out));
        return ExitCode.FAILED;
    }

    private static void firstDifference(List<StepRecord> then, Judged again, PrintStream out) {
        var story = again.story();
        var now = story == null ? List.<StepRecord>of() : story.steps();
        for (var at = 0; at < Math.max(then.size(), now.size()); at++) {
            if (at >= then.size() || at >= now.size() || !then.get(at).equals(now.get(at))) {
                out.println("then: " + (at < then.size() ? line(then.get(at)) : "nothing more"));
                out.println("now:  " + (at < now.size() ? line(now.get(at)) : "nothing more"));
                return;
            }
        }
    }
}

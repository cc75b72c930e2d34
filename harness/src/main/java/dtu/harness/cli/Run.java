package dtu.harness.cli;

import dtu.harness.report.Progress;
import dtu.harness.report.Reporter;
import dtu.harness.report.Reports;
import dtu.harness.report.Summary;
import dtu.harness.run.Runner;
import dtu.harness.run.Suite;
import dtu.harness.run.Twins;
import dtu.harness.run.Unusable;
import dtu.harness.score.Gate;
import dtu.harness.store.RunFolder;
import dtu.harness.store.RunFolderException;
import dtu.harness.store.RunSpec;
import dtu.harness.store.Shard;
import dtu.scenarios.language.Words;
import dtu.scenarios.sut.Guest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dtu run}: runs scenarios against an app and scores satisfaction. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs scenario files or folders (default: the built-in suite) and scores satisfaction.")
public final class Run implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "PATH", description = "Scenario files or folders (default: the built-in suite)")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--sut",
            paramLabel = "APP",
            description = "builtin[:variant], none, java:CLASS, http(s)://…, or a command (default: builtin)")
    private String sut = "builtin";

    @Option(names = "--trajectories", paramLabel = "N", description = "Per scenario (default: 100)")
    private int trajectories = 100;

    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same bytes (default: 1)")
    private long seed = 1;

    @Option(names = "--workers", paramLabel = "N", description = "Threads (default: one per processor; 1 for a URL)")
    private @Nullable Integer workers;

    @Mixin
    private final OutsideOptions outside = new OutsideOptions();

    @Option(
            names = "--faults",
            paramLabel = "PROFILE",
            description = "A fault profile (a name or a file) that is on in every trajectory until calm")
    private String faults = "";

    @Option(names = "--min-satisfaction", paramLabel = "F", description = "The gate (default: 0.9)")
    private double minSatisfaction = Gate.USUAL.minSatisfaction();

    @Option(names = "--min-each", paramLabel = "F", description = "The least of every scenario")
    private @Nullable Double minEach;

    @Option(names = "--max-invalid", paramLabel = "F", description = "The most that may be invalid (default: 0.01)")
    private double maxInvalid = Gate.USUAL.maxInvalid();

    @Option(names = "--confidence", paramLabel = "F", description = "The gate must be shown at this confidence")
    private @Nullable Double confidence;

    @Option(names = "--shard", paramLabel = "i/n", description = "Only this part of the run, counted from 1")
    private String shard = "1/1";

    @Option(names = "--out", paramLabel = "DIR", description = "The run folder (default: runs/TIME)")
    private @Nullable Path out;

    @Option(names = "--reporter", split = ",", paramLabel = "NAME", description = "console,html,junit,json,github")
    private List<String> reporters = new ArrayList<>(List.of("console", "html", "junit", "json"));

    @Option(names = "--resume", description = "Goes on with the run in --out")
    private boolean resume;

    @Override
    public Integer call() {
        var console = System.out;
        checkNumbers();
        try {
            var cast = Twins.all();
            var suite = Suite.load(paths, new Words(Twins.vocabularies(cast)), faults);
            var folder = outside.with(sut, cast, app -> run(new Runner(suite, app, cast, seed), console));
            var summary = Summary.of(dtu.harness.store.Run.read(folder), gate());
            Reports.write(summary, chosen(), console);
            return summary.ruling().exitCode();
        } catch (Guest.NotReady notReady) {
            throw Failure.environment("the app under test is not ready: " + notReady.getMessage());
        } catch (Unusable wrong) {
            var lines = String.valueOf(wrong.getMessage()).split("\n", -1);
            if (lines.length > 1) {
                List.of(lines).forEach(System.err::println);
                throw Failure.usage(lines.length + " problems in these files; nothing was run");
            }
            throw Failure.usage(lines[0]);
        } catch (RunFolderException wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    /** Runs what is missing; the folder that has it all. */
    private Path run(Runner runner, PrintStream console) {
        var started = Instant.now();
        var sources = paths.stream().map(Path::toString).toList();
        var runSpec = new RunSpec(
                seed, sut, trajectories, faults, runner.contents(), shard(), started, sources, runner.specs());
        var folder = folder(started);
        try (var open = resume ? RunFolder.resume(folder, runSpec) : RunFolder.create(folder, runSpec);
                var progress = Progress.on(
                        console, (long) trajectories * runSpec.scenarios().size())) {
            open.judged().values().forEach(judged -> progress.finished(judged.outcome()));
            runner.run(open, threads(), progress::finished);
        }
        return folder;
    }

    private int threads() {
        if (workers != null) {
            return workers;
        }
        return sut.startsWith("http") ? 1 : Runtime.getRuntime().availableProcessors();
    }

    private void checkNumbers() {
        checkShare("--min-satisfaction", minSatisfaction);
        checkShare("--min-each", minEach);
        checkShare("--max-invalid", maxInvalid);
        checkShare("--confidence", confidence);
        if (trajectories < 1) {
            throw Failure.usage("--trajectories must be at least 1, is " + trajectories);
        }
        if (workers != null && workers < 1) {
            throw Failure.usage("--workers must be at least 1, is " + workers);
        }
        if (resume && out == null) {
            throw Failure.usage("--resume needs --out, the folder of the run to go on with");
        }
    }

    private static void checkShare(String flag, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw Failure.usage(flag + " is a share from 0 to 1, not " + value);
        }
    }

    private Gate gate() {
        return new Gate(minSatisfaction, confidence, minEach, maxInvalid);
    }

    private Path folder(Instant started) {
        return out == null ? Path.of("runs", STAMP.format(started)) : out;
    }

    private Shard shard() {
        try {
            var slash = shard.indexOf('/');
            return new Shard(Integer.parseInt(shard.substring(0, slash)), Integer.parseInt(shard.substring(slash + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException wrong) {
            throw Failure.usage("--shard " + shard + " is no part of a run; write 1/4 for the first of four");
        }
    }

    private Set<Reporter> chosen() {
        var chosen = new LinkedHashSet<Reporter>();
        for (var name : reporters) {
            chosen.add(Reporter.named(name.strip())
                    .orElseThrow(() -> Failure.usage(
                            "--reporter " + name + " is unknown; known are console, html, junit, json, github")));
        }
        return chosen;
    }
}

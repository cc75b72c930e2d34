package dtu.harness.report;

import static dtu.harness.store.Samples.EXPIRES;
import static dtu.harness.store.Samples.LEAVER;
import static dtu.harness.store.Samples.judged;
import static dtu.harness.store.Samples.satisfied;
import static dtu.harness.store.Samples.spec;
import static dtu.harness.store.Samples.unsatisfied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dtu.harness.store.Judged;
import dtu.harness.store.Run;
import dtu.harness.store.RunFolder;
import dtu.harness.store.RunSpec;
import dtu.harness.store.Samples;
import dtu.harness.store.ScenarioSpec;
import dtu.harness.store.Shard;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.verdict.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    Path folder;

    @Test
    void pairs_that_ended_differently_are_the_difference() {
        var comparison = Comparison.of(run("a", 0, 0), run("b", 8, 0));

        var row = comparison.rows().get(0);
        assertThat(row.pairs()).isEqualTo(40);
        assertThat(row.lost()).hasSize(8).contains(new TrajectoryKey("access-expires", 7));
        assertThat(row.won()).isEmpty();
        assertThat(row.p()).isCloseTo(2.0 / 256, within(1e-12));
        assertThat(row.adjusted()).isCloseTo(4.0 / 256, within(1e-12));
        assertThat(row.significant()).isTrue();
        assertThat(comparison.rows().get(1).significant()).isFalse();
        assertThat(comparison.p()).isCloseTo(2.0 / 256, within(1e-12));
        assertThat(comparison.discordant()).hasSize(8);
    }

    @Test
    void losses_and_gains_across_scenarios_cancel_in_the_whole() {
        var comparison = Comparison.of(run("a", 6, 0), run("b", 0, 6));

        assertThat(comparison.lost()).isEqualTo(6);
        assertThat(comparison.won()).isEqualTo(6);
        assertThat(comparison.p()).isEqualTo(1);
    }

    @Test
    void a_run_does_not_differ_from_itself() {
        var run = run("a", 3, 2);

        assertThat(Comparison.of(run, run).discordant()).isEmpty();
        assertThat(Comparison.of(run, run).p()).isEqualTo(1);
    }

    @Test
    void invalid_trajectories_decide_nothing() {
        var first = write("a", spec(), satisfied(EXPIRES, 0), satisfied(EXPIRES, 1));
        var second = write("b", spec(), judged(EXPIRES, 0, Outcome.INVALID, "", null), satisfied(EXPIRES, 1));

        var row = Comparison.of(first, second).rows().get(0);
        assertThat(row.pairs()).isEqualTo(1);
        assertThat(row.invalid()).isEqualTo(1);
        assertThat(row.lost()).isEmpty();
    }

    @Test
    void changed_missing_and_unpaired_scenarios_are_listed_and_not_compared() {
        var changed = new ScenarioSpec("leaver", "b3", "acme", 2, "", "", "", List.of(), List.of(), List.of());
        var extra = new ScenarioSpec("extra", "x", "acme", 1, "", "", "", List.of(), List.of(), List.of());
        var first = write("a", spec(), satisfied(EXPIRES, 0), satisfied(LEAVER, 0));
        var second = write(
                "b",
                new RunSpec(42, "x", 100, "", Map.of(), Shard.WHOLE, Samples.NINE, List.of(), List.of(changed, extra)));
        var third = write("c", spec(7, Shard.WHOLE), satisfied(EXPIRES, 5));

        assertThat(Comparison.of(first, second).apart())
                .containsExactly(
                        "access-expires is in the first run only",
                        "leaver was changed between the runs",
                        "extra is in the second run only");
        assertThat(Comparison.of(first, third).apart())
                .containsExactly(
                        "access-expires has no trajectories of the same seed in both runs",
                        "leaver has no trajectories of the same seed in both runs");
    }

    @Test
    void scenarios_of_a_changed_world_are_not_compared() {
        var edited = spec(Map.of("world acme", "c9", "bindings builtin", "other"));
        var first = write("a", spec(), satisfied(EXPIRES, 0));
        var second = write("b", edited, satisfied(EXPIRES, 0));

        assertThat(Comparison.of(first, second).rows()).isEmpty();
        assertThat(Comparison.of(first, second).apart())
                .containsExactly(
                        "the world of access-expires was changed between the runs",
                        "the world of leaver was changed between the runs");
    }

    @Test
    void it_reads_well() {
        var bytes = new ByteArrayOutputStream();
        Comparison.of(run("a", 0, 1), run("b", 8, 0)).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .startsWith("first:  satisfaction 0.983 (bounds 0.983–0.983, 95 % 0.921–0.997) · 0 critical · 79 "
                        + "satisfied, 1 unsatisfied, 0 undecided, 0 vacuous, 0 invalid of 80")
                .contains(
                        "  access-expires#0: satisfied, then unsatisfied",
                        "  leaver#0: unsatisfied, then satisfied",
                        "  access-expires  40 pairs  8 lost  0 won  p 0.016  differs",
                        "  leaver          40 pairs  0 lost  1 won  p 1.000",
                        "overall: 8 lost, 1 won, p 0.039");
    }

    /** Forty trajectories of each scenario, of which so many fail. */
    private Run run(String name, int expires, int leaver) {
        return write(
                name,
                spec(),
                IntStream.range(0, 80)
                        .mapToObj(i -> i < 40 ? ended(EXPIRES, i, expires) : ended(LEAVER, i - 40, leaver))
                        .toArray(Judged[]::new));
    }

    private static Judged ended(ScenarioSpec scenario, int index, int failing) {
        return index < failing ? unsatisfied(scenario, index, "f") : satisfied(scenario, index);
    }

    private Run write(String name, RunSpec spec, Judged... judged) {
        try (var run = RunFolder.create(folder.resolve(name), spec)) {
            var recorder = run.recorder();
            for (Judged each : judged) {
                recorder.append(each);
            }
        }
        return Run.read(folder.resolve(name));
    }
}

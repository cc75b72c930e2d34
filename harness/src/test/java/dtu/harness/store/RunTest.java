package dtu.harness.store;

import static dtu.harness.store.Samples.EXPIRES;
import static dtu.harness.store.Samples.LEAVER;
import static dtu.harness.store.Samples.judged;
import static dtu.harness.store.Samples.satisfied;
import static dtu.harness.store.Samples.spec;
import static dtu.harness.store.Samples.unsatisfied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dtu.harness.score.Idle;
import dtu.harness.score.Tally;
import dtu.harness.score.Unreached;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir
    Path folder;

    @Test
    void the_figures_follow_the_weights_of_the_scenarios() {
        var run = written(
                satisfied(EXPIRES, 0),
                unsatisfied(EXPIRES, 1, "f"),
                satisfied(LEAVER, 0),
                judged(LEAVER, 1, Outcome.INVALID, "", null));

        var score = run.score();

        assertThat(score.total()).isEqualTo(new Tally(2, 1, 0, 0, 1));
        assertThat(score.satisfaction()).isCloseTo(0.5, within(1e-12));
        assertThat(score.upper()).isCloseTo(0.5 / 3 + 2.0 / 3, within(1e-12));
    }

    @Test
    void open_criticals_and_those_of_invalid_trajectories_do_not_count() {
        assertThat(written(
                                critical(0, Outcome.UNSATISFIED, false),
                                critical(1, Outcome.INVALID, false),
                                critical(2, Outcome.UNDECIDED, true))
                        .score()
                        .criticals())
                .isEqualTo(1);
    }

    @Test
    void a_sometimes_that_nobody_reached_is_named_with_its_chances() {
        assertThat(written(satisfied(EXPIRES, 0), satisfied(EXPIRES, 1)).unreached())
                .containsExactly(new Unreached("access-expires", "delivery as d where d.duplicate", 2));
    }

    @Test
    void a_fault_rule_is_idle_when_it_found_nothing_to_hit_in_any_scenario() {
        assertThat(written(satisfied(EXPIRES, 0), satisfied(EXPIRES, 1), satisfied(LEAVER, 0))
                        .idle())
                .containsExactly(new Idle("okta-down#1", "events okta.*", List.of("access-expires", "leaver"), 3));
        assertThat(written("other", satisfied(LEAVER, 0)).idle())
                .extracting(Idle::rule, Idle::trajectories)
                .containsExactly(tuple("okta-down#0", 0L), tuple("okta-down#1", 1L));
    }

    @Test
    void a_shard_has_its_own_turns_in_the_sequential_test() {
        var shard = new Shard(2, 4);
        assertThat(shard.has(5)).isTrue();
        assertThat(shard.has(4)).isFalse();
        try (var run = RunFolder.create(folder, spec(42, shard))) {
            var recorder = run.recorder();
            for (int index : List.of(1, 5, 9)) {
                recorder.append(satisfied(EXPIRES, index));
                recorder.append(satisfied(LEAVER, index));
            }
        }

        assertThat(Run.read(folder).trial(0.9, 0.95).last().blocks()).isEqualTo(3);
    }

    @Test
    void impossible_shards_and_weights_and_namesakes_are_refused() {
        assertThatThrownBy(() -> new Shard(3, 2)).hasMessage("a shard is i/n with 1 ≤ i ≤ n, not 3/2");
        assertThatThrownBy(() -> new ScenarioSpec("s", "h", "acme", 0, "", "", "", List.of(), List.of(), List.of()))
                .hasMessage("s: a weight is above zero, not 0.0");
        assertThatThrownBy(() -> new RunSpec(
                        1, "none", 1, "", Map.of(), Shard.WHOLE, Samples.NINE, List.of(), List.of(LEAVER, LEAVER)))
                .hasMessage("two scenarios are called leaver");
    }

    private static Judged critical(int index, Outcome outcome, boolean open) {
        var finding = new Finding("locked-out", Severity.CRITICAL, open, Samples.NINE, "still reads 3 files");
        return new Judged(
                "leaver", "b2", index, 0, new Verdict(outcome, List.of(finding), "f", "h" + index, 0, 0), null);
    }

    private Run written(Judged... judged) {
        return written("run", judged);
    }

    private Run written(String name, Judged... judged) {
        try (var run = RunFolder.create(folder.resolve(name), spec())) {
            var recorder = run.recorder();
            for (Judged each : judged) {
                recorder.append(each);
            }
        }
        return Run.read(folder.resolve(name));
    }
}

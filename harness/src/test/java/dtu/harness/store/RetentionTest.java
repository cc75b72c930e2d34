package dtu.harness.store;

import static dtu.harness.store.Samples.EXPIRES;
import static dtu.harness.store.Samples.LEAVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dtu.scenarios.verdict.Outcome;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Story STORY = Samples.story("");
    private final Retention retention = new Retention();

    @Test
    void fifty_stories_of_each_fingerprint_are_kept() {
        assertThat(kept(EXPIRES, Outcome.UNSATISFIED, "one", 60)).isEqualTo(50);
        assertThat(kept(LEAVER, Outcome.UNSATISFIED, "one", 60)).isZero();
        assertThat(kept(LEAVER, Outcome.UNSATISFIED, "two", 60)).isEqualTo(50);
    }

    @Test
    void without_a_fingerprint_each_scenario_and_outcome_has_its_fifty() {
        assertThat(kept(EXPIRES, Outcome.UNDECIDED, "", 60)).isEqualTo(50);
        assertThat(kept(EXPIRES, Outcome.VACUOUS, "", 60)).isEqualTo(50);
        assertThat(kept(LEAVER, Outcome.VACUOUS, "", 60)).isEqualTo(50);
    }

    @Test
    void every_invalid_one_is_kept() {
        assertThat(kept(EXPIRES, Outcome.INVALID, "same", 500)).isEqualTo(500);
    }

    @Test
    void a_hundredth_of_the_satisfied_is_kept_and_the_same_on_every_machine() {
        assertThat(kept(EXPIRES, Outcome.SATISFIED, "", 20_000)).isCloseTo(200, within(60L));
        assertThat(new Retention().keeps(Samples.satisfied(EXPIRES, 4)))
                .isEqualTo(new Retention().keeps(Samples.satisfied(EXPIRES, 4)));
    }

    @Test
    void a_resumed_run_counts_on_from_what_it_has(@TempDir Path folder) {
        try (var run = RunFolder.create(folder, Samples.spec())) {
            var recorder = run.recorder();
            IntStream.range(0, 45).forEach(i -> recorder.append(Samples.unsatisfied(EXPIRES, i, "f")));
        }
        try (var run = RunFolder.resume(folder, Samples.spec())) {
            var recorder = run.recorder();
            IntStream.range(45, 90).forEach(i -> recorder.append(Samples.unsatisfied(EXPIRES, i, "f")));
        }

        var run = Run.read(folder);
        assertThat(run.judged()).hasSize(90);
        assertThat(run.judged().stream().filter(j -> run.hasStory(j.key()))).hasSize(50);
    }

    private long kept(ScenarioSpec scenario, Outcome outcome, String fingerprint, int of) {
        return IntStream.range(0, of)
                .filter(i -> retention.keeps(Samples.judged(scenario, i, outcome, fingerprint, STORY)))
                .count();
    }
}

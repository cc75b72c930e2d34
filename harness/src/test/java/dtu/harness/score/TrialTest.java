package dtu.harness.score;

import static dtu.scenarios.verdict.Outcome.INVALID;
import static dtu.scenarios.verdict.Outcome.SATISFIED;
import static dtu.scenarios.verdict.Outcome.UNSATISFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.score.Trial.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {

    @Test
    void eighty_eight_successes_show_ninety_five_percent() {
        var trial = new Trial(0.95, 0.95, List.of(1.0));
        for (int turn = 0; turn < 87; turn++) {
            assertThat(trial.add(0, turn, SATISFIED)).isEqualTo(Decision.OPEN);
        }

        assertThat(trial.add(0, 87, SATISFIED)).isEqualTo(Decision.ABOVE);
        assertThat(trial.decidedAfter()).isEqualTo(88);
    }

    @Test
    void a_block_counts_only_when_it_and_all_before_it_are_whole() {
        var trial = new Trial(0.9, 0.95, List.of(1.0, 1.0));
        trial.add(0, 0, SATISFIED);
        trial.add(0, 1, SATISFIED);
        trial.add(1, 1, SATISFIED);

        assertThat(trial.last().blocks()).isZero();

        trial.add(1, 0, UNSATISFIED);
        assertThat(trial.last().blocks()).isEqualTo(2);
    }

    @Test
    void the_order_of_arrival_changes_nothing() {
        var forward = new Trial(0.9, 0.95, List.of(1.0, 2.0));
        var backward = new Trial(0.9, 0.95, List.of(1.0, 2.0));
        for (int i = 0; i < 60; i++) {
            forward.add(i % 2, i / 2, i % 7 == 0 ? UNSATISFIED : SATISFIED);
            int j = 59 - i;
            backward.add(j % 2, j / 2, j % 7 == 0 ? UNSATISFIED : SATISFIED);
        }

        assertThat(backward.last()).isEqualTo(forward.last());
        assertThat(backward.curve()).isEqualTo(forward.curve());
    }

    @Test
    void failures_show_that_it_is_below() {
        var trial = new Trial(0.95, 0.95, List.of(1.0));
        int turn = 0;
        while (trial.decision() == Decision.OPEN) {
            trial.add(0, turn++, UNSATISFIED);
        }

        assertThat(trial.decision()).isEqualTo(Decision.BELOW);
        assertThat(turn).isLessThan(5);
    }

    @Test
    void what_could_not_be_judged_shows_neither_side() {
        var trial = new Trial(0.95, 0.95, List.of(1.0));
        for (int turn = 0; turn < 500; turn++) {
            trial.add(0, turn, INVALID);
        }

        assertThat(trial.decision()).isEqualTo(Decision.OPEN);
    }

    @Test
    void the_curve_stays_short_and_ends_at_the_last_block() {
        var trial = new Trial(0.95, 0.95, List.of(1.0));
        for (int turn = 0; turn < 5_001; turn++) {
            trial.add(0, turn, turn % 20 == 0 ? UNSATISFIED : SATISFIED);
        }

        assertThat(trial.curve()).hasSizeBetween(150, 402);
        assertThat(trial.curve().get(trial.curve().size() - 1)).isEqualTo(trial.last());
        assertThat(trial.last().blocks()).isEqualTo(5_001);
    }
}

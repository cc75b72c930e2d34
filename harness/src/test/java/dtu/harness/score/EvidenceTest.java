package dtu.harness.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
    private static final double NEEDED = Math.log(20);

    @ParameterizedTest
    @CsvSource({"0.90, 43", "0.95, 88", "0.99, 449", "0.999, 4512"})
    void without_a_failure_the_table_of_the_design_holds(double threshold, int trajectories) {
        var evidence = new Evidence(Evidence.Claim.ABOVE, threshold, List.of(1.0));
        int needed = 0;
        while (evidence.log() < NEEDED) {
            evidence.block(true);
            needed++;
        }

        assertThat(needed).isEqualTo(trajectories);
        assertThat(Evidence.sizeWithoutFailure(threshold, 0.95)).isEqualTo(trajectories);
    }

    @Test
    void more_confidence_needs_more_trajectories() {
        assertThat(Evidence.sizeWithoutFailure(0.95, 0.99)).isGreaterThan(88);
    }

    @Test
    void nothing_is_shown_before_the_first_block() {
        assertThat(new Evidence(Evidence.Claim.BELOW, 0.95, List.of(1.0, 2.0)).log())
                .isEqualTo(0);
    }

    @Test
    void a_block_of_the_wrong_size_is_refused() {
        var evidence = new Evidence(Evidence.Claim.ABOVE, 0.95, List.of(1.0, 1.0));

        assertThatThrownBy(() -> evidence.block(true)).hasMessage("a block holds one trajectory of each scenario");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void a_threshold_that_leaves_no_room_is_refused(double threshold) {
        assertThatThrownBy(() -> new Evidence(Evidence.Claim.ABOVE, threshold, List.of(1.0)))
                .hasMessageStartingWith("a threshold lies between 0 and 1");
    }

    @Test
    void a_false_claim_is_shown_in_few_runs_however_often_one_looks_and_however_unequal_the_scenarios() {
        double[] rates = {1.0, 1.0, 0.85};

        assertThat(shown(Evidence.Claim.ABOVE, 0.95, List.of(1.0, 1.0, 1.0), rates))
                .isLessThan(0.07);
        assertThat(shown(Evidence.Claim.BELOW, 0.95, List.of(1.0, 1.0, 1.0), rates))
                .isLessThan(0.07);
    }

    @Test
    void the_claim_is_about_the_weighted_mean() {
        // The plain mean 0.967 is above the threshold, the weighted mean (1 + 1 + 4 · 0.925) / 6 = 0.95 is not.
        double[] rates = {1.0, 1.0, 0.925};

        assertThat(shown(Evidence.Claim.ABOVE, 0.95, List.of(1.0, 1.0, 4.0), rates))
                .isLessThan(0.07);
    }

    @Test
    void a_true_claim_is_shown() {
        assertThat(shown(Evidence.Claim.ABOVE, 0.95, List.of(1.0, 1.0), new double[] {0.99, 1.0}))
                .isGreaterThan(0.98);
        assertThat(shown(Evidence.Claim.BELOW, 0.95, List.of(1.0, 1.0), new double[] {0.9, 0.8}))
                .isGreaterThan(0.98);
    }

    @Test
    void ten_thousand_failures_neither_overflow_nor_vanish() {
        var below = new Evidence(Evidence.Claim.BELOW, 0.999, Collections.nCopies(2, 1.0));
        var above = new Evidence(Evidence.Claim.ABOVE, 0.999, Collections.nCopies(2, 1.0));
        for (int i = 0; i < 10_000; i++) {
            below.block(false, false);
            above.block(false, false);
        }

        assertThat(below.log()).isFinite().isGreaterThan(1_000);
        assertThat(above.log()).isFinite().isLessThan(-10);
    }

    /** The fraction of 300 runs of at most 600 blocks that ever exceed 1/α. */
    private static double shown(Evidence.Claim claim, double threshold, List<Double> weights, double[] rates) {
        var random = new SplittableRandom(7);
        int shown = 0;
        for (int run = 0; run < 300; run++) {
            var evidence = new Evidence(claim, threshold, weights);
            for (int block = 0; block < 600; block++) {
                var successes = new boolean[rates.length];
                for (int i = 0; i < rates.length; i++) {
                    successes[i] = random.nextDouble() < rates[i];
                }
                evidence.block(successes);
                if (block % 8 == 7 && evidence.log() >= NEEDED) {
                    shown++;
                    break;
                }
            }
        }
        return shown / 300.0;
    }
}

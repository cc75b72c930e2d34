package dtu.harness.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

    /**
     * 1 against 7: Fagerland et al. (2013), airway hyper-responsiveness before and after transplantation, 0.0703. 4
     * against 14 is 2 · 4048 / 2^18 by hand; 7 of 20 is R's {@code binom.test(7, 20)}.
     */
    @ParameterizedTest
    @CsvSource({"1, 7, 0.0703125", "7, 1, 0.0703125", "4, 14, 0.0308837891", "7, 13, 0.2631759644", "5, 5, 1", "0, 1, 1"
    })
    void the_exact_test_agrees_with_published_values(int onlyFirst, int onlySecond, double p) {
        assertThat(Pairs.exact(onlyFirst, onlySecond)).isCloseTo(p, within(1e-9));
    }

    @Test
    void runs_that_never_disagree_do_not_differ() {
        assertThat(Pairs.exact(0, 0)).isEqualTo(1);
    }

    /** R: {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")} = 0.03 0.06 0.06 0.02. */
    @Test
    void holm_adjusts_in_the_given_order_and_stays_monotone() {
        assertThat(Pairs.holm(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void holm_never_exceeds_one_and_takes_nothing() {
        assertThat(Pairs.holm(0.9, 0.8)).containsExactly(1, 1);
        assertThat(Pairs.holm()).isEmpty();
    }
}

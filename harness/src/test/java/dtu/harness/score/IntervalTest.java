package dtu.harness.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private static final double CONFIDENCE = 0.95;

    @Test
    void it_is_wilsons() {
        var interval = Interval.wilson(0.9, 100, CONFIDENCE);

        assertThat(interval.low()).isCloseTo(0.8256, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.9448, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 7, 43, 1400, 4200, 4199.999})
    void what_always_or_never_happened_may_always_or_never_happen(double n) {
        assertThat(Interval.wilson(1, n, CONFIDENCE).high()).isEqualTo(1);
        assertThat(Interval.wilson(0, n, CONFIDENCE).low()).isZero();
        assertThat(Interval.wilson(1, n, CONFIDENCE).low()).isLessThan(1);
    }

    @Test
    void nothing_seen_is_nothing_known() {
        assertThat(Interval.wilson(1, 0, CONFIDENCE)).isEqualTo(new Interval(0, 1));
    }
}

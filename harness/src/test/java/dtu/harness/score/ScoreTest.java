package dtu.harness.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dtu.scenarios.verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    /** Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilson_agrees_with_the_published_table(int successes, int n, double low, double high) {
        var interval = Interval.wilson((double) successes / n, n, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void an_interval_from_nothing_says_nothing() {
        assertThat(Interval.wilson(0.5, 0, 0.95)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void the_headline_of_the_design_comes_out() {
        var score = Score.of(List.of(new ScenarioScore("one", 1, new Tally(487, 9, 1, 0, 3), 1)));

        assertThat(score.satisfaction()).isCloseTo(0.974, within(5e-4));
        assertThat(score.upper()).isCloseTo(0.982, within(5e-4));
        assertThat(score.interval().low()).isCloseTo(0.956, within(5e-4));
        assertThat(score.interval().high()).isCloseTo(0.985, within(5e-4));
        assertThat(score.criticals()).isEqualTo(1);
    }

    @Test
    void the_mean_weighs_scenarios_and_not_trajectories() {
        var score = Score.of(List.of(
                new ScenarioScore("often", 1, new Tally(900, 0, 0, 0, 0), 0),
                new ScenarioScore("seldom", 3, new Tally(50, 50, 0, 0, 0), 0)));

        assertThat(score.satisfaction()).isCloseTo(0.25 + 0.375, within(1e-12));
        assertThat(score.effectiveSize()).isCloseTo(1 / (0.0625 / 900 + 0.5625 / 100), within(1e-9));
    }

    @Test
    void equal_allocation_makes_the_effective_size_the_size() {
        var score = Score.of(List.of(
                new ScenarioScore("a", 2, new Tally(40, 10, 0, 0, 0), 0),
                new ScenarioScore("b", 2, new Tally(50, 0, 0, 0, 0), 0)));

        assertThat(score.effectiveSize()).isCloseTo(100, within(1e-9));
    }

    @Test
    void what_could_not_be_judged_widens_the_bounds_and_stays_in_the_denominator() {
        var tally = Tally.NONE
                .with(Outcome.SATISFIED)
                .with(Outcome.UNDECIDED)
                .with(Outcome.VACUOUS)
                .with(Outcome.INVALID)
                .with(Outcome.UNSATISFIED);

        assertThat(tally).isEqualTo(new Tally(1, 1, 1, 1, 1));
        assertThat(tally.lower()).isEqualTo(0.2);
        assertThat(tally.upper()).isEqualTo(0.8);
    }

    @Test
    void a_scenario_without_a_trajectory_is_named_and_not_averaged() {
        var score = Score.of(List.of(
                new ScenarioScore("ran", 1, new Tally(10, 0, 0, 0, 0), 0), new ScenarioScore("not", 1, Tally.NONE, 0)));

        assertThat(score.unstarted()).containsExactly("not");
        assertThat(score.satisfaction()).isEqualTo(1);
    }

    @Test
    void a_run_of_nothing_knows_nothing() {
        var score = Score.of(List.of());

        assertThat(score.satisfaction()).isEqualTo(0);
        assertThat(score.upper()).isEqualTo(1);
        assertThat(score.interval()).isEqualTo(new Interval(0, 1));
    }

    /** τ-bench: C(c,k) / C(n,k); with 3 of 4 trials passed, pass^2 = 3/6. */
    @ParameterizedTest
    @CsvSource({"3, 4, 1, 0.75", "3, 4, 2, 0.5", "3, 4, 4, 0", "8, 8, 8, 1", "6, 10, 4, 0.0714285714"})
    void pass_to_the_k_counts_subsets(int passed, int trials, int k, double expected) {
        var score = new ScenarioScore("s", 1, new Tally(passed, trials - passed, 0, 0, 0), 0);

        assertThat(score.passPower(k)).hasValueCloseTo(expected, within(1e-9));
    }

    @Test
    void pass_to_the_k_needs_k_trials() {
        assertThat(new ScenarioScore("s", 1, new Tally(7, 0, 0, 0, 0), 0).passPower(8))
                .isEmpty();
    }

    @Test
    void no_critical_violation_in_n_bounds_their_rate_by_three_in_n() {
        assertThat(new ScenarioScore("s", 1, new Tally(299, 1, 0, 0, 5), 0).criticalRateAtMost())
                .hasValue(0.01);
        assertThat(new ScenarioScore("s", 1, new Tally(2, 0, 0, 0, 0), 0).criticalRateAtMost())
                .hasValue(1);
        assertThat(new ScenarioScore("s", 1, new Tally(299, 1, 0, 0, 0), 1).criticalRateAtMost())
                .isEmpty();
    }
}

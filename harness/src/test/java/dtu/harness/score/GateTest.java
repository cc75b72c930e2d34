package dtu.harness.score;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.score.Trial.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Score GOOD = score(new Tally(99, 1, 0, 0, 0), 0);

    @Test
    void a_good_run_passes() {
        assertThat(Gate.USUAL.rule(GOOD, Decision.OPEN, List.of())).isEqualTo(new Gate.Ruling(0, List.of()));
    }

    @Test
    void satisfaction_at_the_gate_passes_and_below_it_fails() {
        assertThat(Gate.USUAL
                        .rule(score(new Tally(90, 10, 0, 0, 0), 0), Decision.OPEN, List.of())
                        .holds())
                .isTrue();
        assertThat(Gate.USUAL.rule(score(new Tally(89, 11, 0, 0, 0), 0), Decision.OPEN, List.of()))
                .isEqualTo(new Gate.Ruling(1, List.of("satisfaction 0.890 is below 0.9")));
    }

    @Test
    void what_could_not_be_judged_does_not_help() {
        assertThat(Gate.USUAL
                        .rule(score(new Tally(80, 0, 20, 0, 0), 0), Decision.OPEN, List.of())
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void one_critical_violation_fails_at_any_satisfaction() {
        assertThat(Gate.USUAL.rule(score(new Tally(9_999, 1, 0, 0, 0), 1), Decision.ABOVE, List.of()))
                .isEqualTo(new Gate.Ruling(1, List.of("a critical expectation was violated in 1 trajectory")));
    }

    @Test
    void too_many_invalid_ones_are_a_failure_of_the_environment_whatever_else_is_wrong() {
        var ruling = Gate.USUAL.rule(score(new Tally(97, 0, 0, 0, 3), 1), Decision.OPEN, List.of());

        assertThat(ruling.exitCode()).isEqualTo(3);
        assertThat(ruling.reasons())
                .containsExactly(
                        "3 of 100 trajectories are invalid, more than 1.000 %:"
                                + " this run says nothing about the app under test",
                        "a critical expectation was violated in 1 trajectory");
    }

    @Test
    void as_many_invalid_ones_as_allowed_pass() {
        assertThat(Gate.USUAL
                        .rule(score(new Tally(99, 0, 0, 0, 1), 0), Decision.OPEN, List.of())
                        .holds())
                .isTrue();
    }

    @Test
    void a_confidence_must_be_shown_by_the_evidence() {
        var gate = new Gate(0.9, 0.95, null, 0.01);

        assertThat(gate.rule(GOOD, Decision.ABOVE, List.of()).holds()).isTrue();
        assertThat(gate.rule(GOOD, Decision.OPEN, List.of()))
                .isEqualTo(new Gate.Ruling(
                        1,
                        List.of("satisfaction above 0.9 is not shown at confidence 0.95:"
                                + " more trajectories are needed")));
        assertThat(gate.rule(GOOD, Decision.BELOW, List.of()).reasons())
                .containsExactly(
                        "satisfaction above 0.9 is not shown at confidence 0.95: the evidence says it is below");
    }

    @Test
    void no_scenario_hides_in_the_mean() {
        var score = Score.of(List.of(
                new ScenarioScore("good", 11, new Tally(100, 0, 0, 0, 0), 0),
                new ScenarioScore("bad", 1, new Tally(0, 100, 0, 0, 0), 0)));

        assertThat(Gate.USUAL.rule(score, Decision.OPEN, List.of()).holds()).isTrue();
        assertThat(new Gate(0.9, null, 0.5, 0.01).rule(score, Decision.OPEN, List.of()))
                .isEqualTo(new Gate.Ruling(1, List.of("bad has satisfaction 0.000, below 0.5 for each")));
    }

    @Test
    void a_scenario_that_never_ran_fails() {
        var score = Score.of(List.of(
                new ScenarioScore("ran", 1, new Tally(5, 0, 0, 0, 0), 0), new ScenarioScore("not", 1, Tally.NONE, 0)));

        assertThat(Gate.USUAL.rule(score, Decision.OPEN, List.of()))
                .isEqualTo(new Gate.Ruling(1, List.of("not has no trajectory")));
    }

    @Test
    void a_sometimes_that_is_never_reached_fails_from_a_hundred_trajectories_on() {
        assertThat(Gate.USUAL
                        .rule(GOOD, Decision.OPEN, List.of(new Unreached("s", "outage.start", 99)))
                        .holds())
                .isTrue();
        assertThat(Gate.USUAL.rule(GOOD, Decision.OPEN, List.of(new Unreached("s", "outage.start", 100))))
                .isEqualTo(new Gate.Ruling(
                        1, List.of("s: `sometimes: outage.start` was never reached in 100 trajectories")));
    }

    private static Score score(Tally tally, long criticals) {
        return Score.of(List.of(new ScenarioScore("s", 1, tally, criticals)));
    }
}

package dtu.harness.score;

import java.util.OptionalDouble;

/**
 * The figures of one scenario.
 *
 * @param criticals trajectories in which a critical expectation was violated
 */
public record ScenarioScore(String scenario, double weight, Tally tally, long criticals) {

    /** The 95 % interval of the satisfied fraction. */
    public Interval interval() {
        return Interval.wilson(tally.lower(), (double) tally.started(), Score.CONFIDENCE);
    }

    /** The chance that {@code k} fresh trajectories all satisfy: C(c,k) / C(n,k); empty when fewer than k were run. */
    public OptionalDouble passPower(int k) {
        if (k < 1 || tally.started() < k) {
            return OptionalDouble.empty();
        }
        double chance = 1;
        for (int i = 0; i < k; i++) {
            chance *= Math.max(0.0, (double) tally.satisfied() - i) / (tally.started() - i);
        }
        return OptionalDouble.of(chance);
    }

    /** With no violation in n trajectories, the rate of critical ones is below 3/n at 95 %; empty after a violation. */
    public OptionalDouble criticalRateAtMost() {
        long judged = tally.started() - tally.invalid();
        return criticals > 0 ? OptionalDouble.empty() : OptionalDouble.of(judged < 3 ? 1 : 3.0 / judged);
    }
}

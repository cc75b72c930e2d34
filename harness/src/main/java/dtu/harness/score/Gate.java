package dtu.harness.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run must show to pass.
 *
 * @param minSatisfaction the least satisfaction, as a point
 * @param confidence with it, the satisfaction must also be shown by the evidence, not only observed
 * @param minEach the least satisfied fraction of every scenario, so that none hides in the mean
 * @param maxInvalid the largest fraction of invalid trajectories; beyond it the run says nothing
 */
public record Gate(
        double minSatisfaction,
        @Nullable Double confidence,
        @Nullable Double minEach,
        double maxInvalid) {
    public static final Gate USUAL = new Gate(0.9, null, null, 0.01);

    /**
     * What the gate says of a run.
     *
     * @param exitCode 0 holds, 1 does not, 3 the environment failed
     * @param reasons one line for each thing that is wrong; empty exactly when the gate holds
     */
    public record Ruling(int exitCode, List<String> reasons) {
        public Ruling {
            reasons = List.copyOf(reasons);
        }

        public boolean holds() {
            return exitCode == 0;
        }
    }

    /**
     * Rules on a run.
     *
     * @param decision what the evidence at this gate's threshold and confidence has shown; ignored without a confidence
     */
    public Ruling rule(Score score, Trial.Decision decision, List<Unreached> unreached) {
        long started = score.total().started();
        double invalid = started == 0 ? 0 : (double) score.total().invalid() / started;
        var reasons = new ArrayList<String>();
        boolean spoilt = invalid > maxInvalid;
        if (spoilt) {
            reasons.add(
                    "%d of %d trajectories are invalid, more than %s: this run says nothing about the app under test"
                            .formatted(score.total().invalid(), started, percent(maxInvalid)));
        }
        if (score.criticals() > 0) {
            reasons.add("a critical expectation was violated in " + trajectories(score.criticals()));
        }
        if (score.satisfaction() < minSatisfaction) {
            reasons.add("satisfaction %s is below %s".formatted(fraction(score.satisfaction()), minSatisfaction));
        }
        if (confidence != null && decision != Trial.Decision.ABOVE) {
            reasons.add("satisfaction above %s is not shown at confidence %s: %s"
                    .formatted(
                            minSatisfaction,
                            confidence,
                            decision == Trial.Decision.BELOW
                                    ? "the evidence says it is below"
                                    : "more trajectories are needed"));
        }
        each(score, reasons);
        for (Unreached never : unreached) {
            if (never.fails()) {
                reasons.add("%s: `sometimes: %s` was never reached in %s"
                        .formatted(never.scenario(), never.sometimes(), trajectories(never.trajectories())));
            }
        }
        return new Ruling(spoilt ? 3 : reasons.isEmpty() ? 0 : 1, reasons);
    }

    private void each(Score score, List<String> reasons) {
        for (String scenario : score.unstarted()) {
            reasons.add(scenario + " has no trajectory");
        }
        if (minEach == null) {
            return;
        }
        for (ScenarioScore scenario : score.scenarios()) {
            if (scenario.tally().started() > 0 && scenario.tally().lower() < minEach) {
                reasons.add("%s has satisfaction %s, below %s for each"
                        .formatted(
                                scenario.scenario(), fraction(scenario.tally().lower()), minEach));
            }
        }
    }

    private static String trajectories(long count) {
        return count == 1 ? "1 trajectory" : count + " trajectories";
    }

    private static String fraction(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.4g %%", value * 100);
    }
}

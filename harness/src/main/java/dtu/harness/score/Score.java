package dtu.harness.score;

import java.util.List;

/**
 * The figures of a run.
 *
 * @param satisfaction weighted mean over scenarios of satisfied ÷ started: the lower bound, and the point that is gated
 * @param upper the same if everything undecided, vacuous or invalid had gone well
 * @param effectiveSize the size of a plain sample that would be as informative as this weighted one
 * @param unstarted scenarios that were asked for and have no trajectory; they are in none of the figures
 */
public record Score(
        List<ScenarioScore> scenarios,
        Tally total,
        double satisfaction,
        double upper,
        double effectiveSize,
        long criticals,
        List<String> unstarted) {
    static final double CONFIDENCE = 0.95;

    public Score {
        scenarios = List.copyOf(scenarios);
        unstarted = List.copyOf(unstarted);
    }

    /** Scores every scenario and the weighted whole. */
    public static Score of(List<ScenarioScore> scenarios) {
        var started = scenarios.stream().filter(s -> s.tally().started() > 0).toList();
        double weights = started.stream().mapToDouble(ScenarioScore::weight).sum();
        double satisfaction = 0;
        double upper = 0;
        double variance = 0;
        for (ScenarioScore scenario : started) {
            double share = scenario.weight() / weights;
            satisfaction += share * scenario.tally().lower();
            upper += share * scenario.tally().upper();
            variance += share * share / scenario.tally().started();
        }
        return new Score(
                scenarios,
                scenarios.stream().map(ScenarioScore::tally).reduce(Tally.NONE, Tally::plus),
                atMostOne(satisfaction),
                started.isEmpty() ? 1 : atMostOne(upper),
                started.isEmpty() ? 0 : 1 / variance,
                scenarios.stream().mapToLong(ScenarioScore::criticals).sum(),
                scenarios.stream()
                        .filter(s -> s.tally().started() == 0)
                        .map(ScenarioScore::scenario)
                        .toList());
    }

    /** The 95 % interval of the satisfaction. */
    public Interval interval() {
        return Interval.wilson(satisfaction, effectiveSize, CONFIDENCE);
    }

    /** Thirds and sevenths add up to a little more than one. */
    private static double atMostOne(double fraction) {
        return fraction > 1 - 1e-12 ? 1 : fraction;
    }
}

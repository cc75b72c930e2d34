package dtu.harness.report;

import dtu.harness.score.ScenarioScore;
import dtu.harness.score.Unreached;
import dtu.harness.store.ScenarioSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the template of {@code report.html} shows.
 *
 * @param data what the charts draw, as JSON that is safe inside a script element
 * @param scripts the chart library and our use of it
 * @param policy forbids the page every address, and every script but these
 */
record Page(
        Summary summary,
        List<Card> cards,
        Optional<Timeline> timeline,
        String data,
        String style,
        List<String> scripts,
        String policy) {

    /** A scenario: what it tells, and how it went. */
    record Card(ScenarioSpec scenario, ScenarioScore score, boolean fails, List<Unreached> unreached) {

        String rate() {
            return Figures.fraction(score.tally().lower());
        }

        String interval() {
            return Figures.range(score.interval());
        }

        /** {@code pass^2 0.81} for each power that enough trajectories were run for. */
        String powers() {
            return String.join(
                    " · ",
                    Stream.of(1, 2, 4, 8)
                            .filter(k -> score.passPower(k).isPresent())
                            .map(k -> "pass^" + k + " "
                                    + Figures.fraction(score.passPower(k).orElseThrow()))
                            .toList());
        }

        String criticalBound() {
            var rate = score.criticalRateAtMost();
            return rate.isPresent() ? "below " + Figures.probability(rate.getAsDouble()) : "violated";
        }
    }

    String satisfaction() {
        return Figures.fraction(summary.score().satisfaction());
    }

    String bounds() {
        return Figures.range(summary.score().satisfaction(), summary.score().upper());
    }

    String interval() {
        return Figures.range(summary.score().interval());
    }

    /** The lasting part of a percentage, for the gauge. */
    String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f%%", fraction * 100);
    }

    boolean holds() {
        return summary.ruling().holds();
    }

    String evidence() {
        return summary.trial()
                .map(trial -> switch (trial.decision()) {
                    case ABOVE ->
                        "shown above " + summary.gate().minSatisfaction() + " after "
                                + Figures.plural(trial.decidedAfter(), "block", "blocks");
                    case BELOW ->
                        "shown below " + summary.gate().minSatisfaction() + " after "
                                + Figures.plural(trial.decidedAfter(), "block", "blocks");
                    case OPEN ->
                        "still open after " + Figures.plural(trial.last().blocks(), "block", "blocks");
                })
                .orElse("none at this threshold");
    }
}

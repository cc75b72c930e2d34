package dtu.harness.report;

import dtu.harness.score.Interval;
import dtu.harness.score.Score;
import dtu.harness.score.Tally;
import java.util.Locale;

/** How numbers are written, everywhere alike. */
final class Figures {
    private Figures() {}

    /** {@code satisfaction 0.974 (bounds …, 95 % …) · 1 critical · 487 satisfied, … of 500}. */
    static String headline(Score score) {
        return "satisfaction %s (bounds %s, 95 %% %s) · %d critical · %s"
                .formatted(
                        fraction(score.satisfaction()),
                        range(score.satisfaction(), score.upper()),
                        range(score.interval()),
                        score.criticals(),
                        counts(score.total()));
    }

    static String counts(Tally tally) {
        return "%d satisfied, %d unsatisfied, %d undecided, %d vacuous, %d invalid of %d"
                .formatted(
                        tally.satisfied(),
                        tally.unsatisfied(),
                        tally.undecided(),
                        tally.vacuous(),
                        tally.invalid(),
                        tally.started());
    }

    /** Three digits; what is not quite one or zero never reads so. */
    static String fraction(double value) {
        double shown = value < 1 ? Math.min(value, 0.999) : value;
        return String.format(Locale.ROOT, "%.3f", value > 0 ? Math.max(shown, 0.001) : shown);
    }

    static String range(double low, double high) {
        return fraction(low) + "–" + fraction(high);
    }

    static String range(Interval interval) {
        return range(interval.low(), interval.high());
    }

    static String probability(double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    static String plural(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}

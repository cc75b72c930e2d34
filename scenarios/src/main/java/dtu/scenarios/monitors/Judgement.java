package dtu.scenarios.monitors;

import dtu.scenarios.monitors.Report.Violation;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What the expectations have to say about a trajectory that has ended. */
public final class Judgement {
    private static final int FINGERPRINT_FACTS = 3;

    private final List<Violation> violations;
    private final List<String> missed;
    private final Map<String, Boolean> sometimes;
    private final List<String> invalid;

    Judgement(List<Violation> violations, List<String> missed, Map<String, Boolean> sometimes, List<String> invalid) {
        this.violations = violations.stream()
                .sorted(Comparator.comparing(violation -> violation.finding().at()))
                .toList();
        this.missed = missed;
        this.sometimes = sometimes;
        this.invalid = List.copyOf(invalid);
    }

    /** In the order of time; with one for each {@code requires} that was not reached and each fault of our own. */
    public List<Finding> findings() {
        var all = new ArrayList<Finding>();
        violations.forEach(violation -> all.add(violation.finding()));
        var end = all.isEmpty() ? Instant.EPOCH : all.getLast().at();
        missed.forEach(
                pattern -> all.add(new Finding("requires", Severity.MUST, true, end, "not reached: " + pattern)));
        invalid.forEach(why -> all.add(new Finding("invalid", Severity.MUST, true, end, why)));
        return all;
    }

    /** For each {@code sometimes}, as written, whether it was hit. */
    public Map<String, Boolean> sometimes() {
        return sometimes;
    }

    public Outcome outcome() {
        if (!invalid.isEmpty()) {
            return Outcome.INVALID;
        }
        if (violations.stream()
                .anyMatch(
                        violation -> decisive(violation) && !violation.finding().open())) {
            return Outcome.UNSATISFIED;
        }
        if (!missed.isEmpty()) {
            return Outcome.VACUOUS;
        }
        return violations.stream().anyMatch(Judgement::decisive) ? Outcome.UNDECIDED : Outcome.SATISFIED;
    }

    /**
     * Groups failures alike: the gravest and first violated expectation, and the last three distinct pairs of fact type
     * and author that led to it; empty unless the outcome is unsatisfied.
     */
    public String fingerprint() {
        if (outcome() != Outcome.UNSATISFIED) {
            return "";
        }
        return violations.stream()
                .filter(violation -> !violation.finding().open())
                .min(Comparator.comparing(violation -> violation.finding().severity()))
                .map(Judgement::fingerprint)
                .orElse("");
    }

    /**
     * The verdict.
     *
     * @param hash of the canonical trace
     */
    public Verdict verdict(String hash, long virtualMillis, int calls) {
        return new Verdict(outcome(), findings(), fingerprint(), hash, virtualMillis, calls);
    }

    private static boolean decisive(Violation violation) {
        return violation.finding().severity() != Severity.SHOULD;
    }

    private static String fingerprint(Violation violation) {
        var pairs = new LinkedHashSet<String>();
        for (var fact : violation.slice().reversed()) {
            if (pairs.size() < FINGERPRINT_FACTS) {
                pairs.add(fact.type() + " by " + author(fact));
            }
        }
        return violation.finding().expectation() + ": " + String.join(" < ", pairs);
    }

    /** Members of a cohort count as one author. */
    private static String author(Fact fact) {
        return fact.by().replaceFirst("[-#/:\\[]?\\d+]?$", "");
    }
}

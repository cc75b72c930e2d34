package dtu.harness.report;

import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;

/** Outcomes and severities as words. */
final class Outcomes {
    private Outcomes() {}

    static String word(Outcome outcome) {
        return switch (outcome) {
            case SATISFIED -> "satisfied";
            case UNSATISFIED -> "unsatisfied";
            case UNDECIDED -> "undecided";
            case VACUOUS -> "vacuous";
            case INVALID -> "invalid";
        };
    }

    static String word(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case MUST -> "must";
            case SHOULD -> "should";
        };
    }
}

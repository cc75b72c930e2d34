package dtu.scenarios.verdict;

/** How much an expectation matters. */
public enum Severity {
    /** One violation fails the whole run at any satisfaction. */
    CRITICAL,
    /** A violation leaves the user unsatisfied. */
    MUST,
    /** A violation is reported and nothing else. */
    SHOULD
}

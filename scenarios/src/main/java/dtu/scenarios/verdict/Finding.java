package dtu.scenarios.verdict;

import java.time.Instant;

/**
 * What one expectation has to say about one trajectory when it was violated (or left open).
 *
 * @param expectation the id the scenario gives it, or a built-in one such as {@code touches}
 * @param open true when the horizon ended before it could be decided
 * @param at the virtual instant at which it was violated
 * @param why one line for a reader: what was seen, and what was owed
 */
public record Finding(String expectation, Severity severity, boolean open, Instant at, String why) {}

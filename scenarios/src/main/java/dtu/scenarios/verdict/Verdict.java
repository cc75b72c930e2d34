package dtu.scenarios.verdict;

import java.util.List;

/**
 * The judgement of one trajectory.
 *
 * @param fingerprint groups failures alike: expectation, last facts of the violating slice; empty when satisfied
 * @param hash hex SHA-256 over the canonical trace: equal hashes, equal trajectories
 * @param virtualMillis how long the trajectory lasted in its own time
 * @param calls requests that reached a twin
 */
public record Verdict(
        Outcome outcome, List<Finding> findings, String fingerprint, String hash, long virtualMillis, int calls) {
    public Verdict {
        findings = List.copyOf(findings);
    }
}

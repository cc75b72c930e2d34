package dtu.harness.store;

import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Severity;
import dtu.scenarios.verdict.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finished trajectory, as the runner hands it over.
 *
 * @param index the number of the draw within its scenario, from zero, the same in every shard
 * @param reached the {@code sometimes} of its scenario that it reached, as the scenario writes them
 * @param matched the fault rules of its scenario that found something to hit
 * @param story its steps, when the runner has them; whether they are kept is decided by {@link Retention}
 */
public record Judged(
        String scenario,
        String scenarioHash,
        int index,
        long seed,
        Verdict verdict,
        Set<String> reached,
        Set<String> matched,
        @Nullable Story story) {
    public Judged {
        reached = Set.copyOf(reached);
        matched = Set.copyOf(matched);
    }

    /** A trajectory of a scenario without a {@code sometimes} and without faults, or that came across none. */
    public Judged(String scenario, String scenarioHash, int index, long seed, Verdict verdict, @Nullable Story story) {
        this(scenario, scenarioHash, index, seed, verdict, Set.of(), Set.of(), story);
    }

    public TrajectoryKey key() {
        return new TrajectoryKey(scenario, index);
    }

    public Outcome outcome() {
        return verdict.outcome();
    }

    /** Whether a critical expectation was surely violated; what an invalid trajectory found is not the app's doing. */
    public boolean critical() {
        return outcome() != Outcome.INVALID
                && verdict.findings().stream().anyMatch(f -> f.severity() == Severity.CRITICAL && !f.open());
    }

    Judged without() {
        return new Judged(scenario, scenarioHash, index, seed, verdict, reached, matched, null);
    }

    /** Whether this is the same trajectory that ended the same way: what a second run of it must be. */
    boolean agreesWith(Judged other) {
        return key().equals(other.key())
                && seed == other.seed
                && outcome() == other.outcome()
                && verdict.hash().equals(other.verdict.hash())
                && verdict.fingerprint().equals(other.verdict.fingerprint());
    }
}

package dtu.harness.store;

import dtu.scenarios.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Which stories are kept: all of invalid trajectories, {@value #PER_FINGERPRINT} of each fingerprint that is not
 * satisfied, and every hundredth of the satisfied, chosen by its hash so that each machine chooses the same.
 *
 * <p>What is not kept is not lost: a trajectory is a pure function, and {@code dtu replay} brings it back.
 */
final class Retention {
    private static final int PER_FINGERPRINT = 50;
    private static final int ONE_OF_SATISFIED = 100;

    private final Map<String, Integer> kept = new ConcurrentHashMap<>();

    boolean keeps(Judged judged) {
        return switch (judged.outcome()) {
            case INVALID -> true;
            case SATISFIED -> sampled(judged.verdict().hash());
            case UNSATISFIED, UNDECIDED, VACUOUS -> kept.merge(group(judged), 1, Integer::sum) <= PER_FINGERPRINT;
        };
    }

    private static String group(Judged judged) {
        String fingerprint = judged.verdict().fingerprint();
        return judged.outcome() == Outcome.UNSATISFIED && !fingerprint.isEmpty()
                ? fingerprint
                : judged.outcome() + " " + judged.scenario() + " " + fingerprint;
    }

    private static boolean sampled(String hash) {
        var checksum = new CRC32C();
        checksum.update(hash.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue() % ONE_OF_SATISFIED == 0;
    }
}

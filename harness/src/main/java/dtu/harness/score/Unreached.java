package dtu.harness.score;

/**
 * A {@code sometimes} that no trajectory of its scenario has reached.
 *
 * @param trajectories how many had the chance
 */
public record Unreached(String scenario, String sometimes, long trajectories) {
    private static final long CHANCES_MIN = 100;

    /** Green because nothing happened is not green; but a handful of trajectories proves nothing. */
    public boolean fails() {
        return trajectories >= CHANCES_MIN;
    }
}

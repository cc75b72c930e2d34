package dtu.harness.run;

/** What was asked for cannot be run: one line that says what is wrong, where, and what was meant. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unusable(String message) {
        super(message, null, false, false);
    }
}

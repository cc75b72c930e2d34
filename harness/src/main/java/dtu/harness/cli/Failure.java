package dtu.harness.cli;

/** Why a verb cannot go on, in one line for the person at the terminal. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** The person asked for something that cannot be. */
    public static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    /** Something around us is not as it has to be. */
    public static Failure environment(String message) {
        return new Failure(ExitCode.ENVIRONMENT, message);
    }

    public int exitCode() {
        return exitCode;
    }
}

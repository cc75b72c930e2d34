package dtu.harness.cli;

/** What the program says to its caller when it ends. */
public final class ExitCode {
    /** All is well, and every gate holds. */
    public static final int OK = 0;

    /** A gate failed. */
    public static final int FAILED = 1;

    /** Wrong usage, an invalid file, or nothing selected. */
    public static final int USAGE = 2;

    /** The environment failed: a port is taken, nobody answers. */
    public static final int ENVIRONMENT = 3;

    private ExitCode() {}
}

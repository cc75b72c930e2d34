package dtu.slack.workflows;

import java.util.Locale;

/** How far a run, or the execution of a function, has come. */
enum Standing {
    RUNNING,
    COMPLETED,
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dtu.harness.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which a run can be reported, as {@code --reporter} names them. */
public enum Reporter {
    CONSOLE,
    HTML,
    JUNIT,
    JSON,
    GITHUB;

    /** The reporter of that name, in lower case. */
    public static Optional<Reporter> named(String name) {
        return Stream.of(values()).filter(r -> r.option().equals(name)).findFirst();
    }

    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dtu.harness.server;

import java.util.List;

/** Which port is whose: the control plane's is the first, those of the twins follow in a fixed order. */
public final class Ports {
    /** The control plane's port unless told otherwise. */
    public static final int USUAL_BASE = 4700;

    private static final List<String> ORDER = List.of("okta", "slack", "jira", "google");

    private Ports() {}

    /** The twin's port when the control plane's is {@code base}; any free one when that is 0. */
    public static int of(String twin, int base) {
        var place = ORDER.indexOf(twin);
        if (place < 0) {
            throw new IllegalArgumentException("no port for " + twin);
        }
        return base == 0 ? 0 : base + 1 + place;
    }
}

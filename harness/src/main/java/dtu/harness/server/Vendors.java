package dtu.harness.server;

import dtu.okta.OktaTwin;
import dtu.twins.Twin;
import java.util.List;

/** The twins that this program brings along. */
public final class Vendors {
    private Vendors() {}

    /** New ones, in the order in which they are shown. */
    public static List<Twin> all() {
        return List.of(new OktaTwin());
    }
}

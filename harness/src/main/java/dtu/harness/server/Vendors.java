package dtu.harness.server;

import dtu.google.GoogleTwin;
import dtu.jira.JiraTwin;
import dtu.okta.OktaTwin;
import dtu.slack.SlackTwin;
import dtu.twins.Twin;
import java.util.List;

/** The twins that this program brings along. */
public final class Vendors {
    private Vendors() {}

    /** New ones, in the order in which they are shown. */
    public static List<Twin> all() {
        return List.of(new OktaTwin(), new SlackTwin(), new JiraTwin(), new GoogleTwin());
    }
}

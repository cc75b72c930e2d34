package dtu.slack.rtm;

import static dtu.slack.SlackRoutes.read;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.twins.Route;
import dtu.twins.http.Response;
import java.util.List;

/** Slack's method rtm.connect, which only apps from before granular scopes may call; every app here is a newer one. */
public final class Rtm {
    public static final List<Route> ROUTES = read("rtm.connect", Rtm::connect);

    private Rtm() {}

    private static Response connect(SlackCall call) {
        throw SlackError.METHOD_DEPRECATED.refusal();
    }
}

package dtu.slack.client;

import dtu.slack.SlackCall;
import dtu.slack.SlackPage;
import dtu.slack.SlackRoutes;
import dtu.slack.Workspace;
import dtu.twins.Route;
import dtu.twins.http.Html;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.List;

/** The page in front of everything that only people who have signed in to Slack's client may see. */
public final class SignIn {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        SlackRoutes.read("client.signin",  Method.GET, "/",                           SignIn::page),
        SlackRoutes.read("client.channel", Method.GET, "/archives/{channel}",         SignIn::required),
        SlackRoutes.read("client.message", Method.GET, "/archives/{channel}/{message}", SignIn::required),
        SlackRoutes.read("client.file",    Method.GET, "/files/{user}/{file}/{name}", SignIn::required));
    // spotless:on

    private SignIn() {}

    /** Sends a browser to the page, which is told where it was going. */
    public static Response required(SlackCall call) {
        var back = Parameters.of("redir", call.request().path()).encoded();
        return Response.text(302, "text/html; charset=utf-8", "")
                .plus("Location", call.request().origin() + "/?" + back);
    }

    private static Response page(SlackCall call) {
        var wanted = call.query("redir")
                .map(path -> "<p>You need to sign in to see <code>" + Html.escaped(path) + "</code>.</p>\n")
                .orElse("");
        return SlackPage.of(200, "Sign in to " + Workspace.NAME, wanted + """
                <p>People cannot sign in to Slack's own client here. A program that holds a token sends it in the
                header <code>Authorization: Bearer</code>.</p>
                """);
    }
}

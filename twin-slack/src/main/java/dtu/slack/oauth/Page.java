package dtu.slack.oauth;

import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.twins.Refusal;
import dtu.twins.http.Html;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.List;

/** The pages that people see: plain, and usable without scripts. */
final class Page {
    private static final String TYPE = "text/html; charset=utf-8";

    private Page() {}

    /** What went wrong when there is nowhere to send the browser back to. */
    static Refusal refusal(String error, String details) {
        return new Refusal(page(200, "Slack: error", """
                <h1>Something went wrong when authorizing this app.</h1>
                <p>Try going back and authorizing again. If that doesn't work, let the app developer know.</p>
                <p>Error details: <code id="error">%s</code> <span id="details">%s</span></p>
                """.formatted(Html.escaped(error), Html.escaped(details))));
    }

    /** Asks a person who they are, and whether they let the app in. */
    static Response consent(App app, Grant.Wish wish, Parameters request, String complaint) {
        var webhook = wish.bot().contains("incoming-webhook");
        return page(200, "Slack: " + app.manifest().name(), """
                <h1>%s is requesting permission to access the %s Slack workspace</h1>
                %s<form method="post">
                %s<p><label>Signed in as <input type="text" name="person" autocomplete="username" autofocus></label></p>
                %s%s%s<p><button type="submit" name="decision" value="allow">Allow</button>
                <button type="submit" name="decision" value="deny">Cancel</button></p>
                </form>
                """.formatted(
                Html.escaped(app.manifest().name()),
                Html.escaped(Workspace.NAME),
                Html.alert(complaint),
                Html.hidden(request.without("person").without("decision").without("channel")),
                list("What the app's bot may do", wish.bot()),
                list("What the app may do as you", wish.user()),
                webhook ? "<p><label>Where should it post? <input type=\"text\" name=\"channel\"></label></p>\n" : ""));
    }

    private static String list(String title, List<String> scopes) {
        if (scopes.isEmpty()) {
            return "";
        }
        var items = new StringBuilder("<h2>" + title + "</h2>\n<ul>\n");
        scopes.forEach(scope -> items.append("<li>").append(Html.escaped(scope)).append("</li>\n"));
        return items.append("</ul>\n").toString();
    }

    private static Response page(int status, String title, String body) {
        return Response.text(status, TYPE, Html.document(title, body));
    }
}

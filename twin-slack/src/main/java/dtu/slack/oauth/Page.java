package dtu.slack.oauth;

import dtu.slack.SlackPage;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.twins.Refusal;
import dtu.twins.http.Html;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.List;

/** The page on which a person lets an app in, and the one that says why that cannot be. */
final class Page {
    private Page() {}

    /** What went wrong when there is nowhere to send the browser back to. */
    static Refusal refusal(String error, String details) {
        return new Refusal(SlackPage.of(200, "Something went wrong when authorizing this app.", """
                <p>Try going back and authorizing again. If that doesn't work, let the app developer know.</p>
                <p>Error details: <code id="error">%s</code> <span id="details">%s</span></p>
                """.formatted(
                        Html.escaped(error), Html.escaped(details))));
    }

    /** Asks a person who they are, and whether they let the app in; what they have typed before stays. */
    static Response consent(App app, Grant.Wish wish, Parameters request, String complaint) {
        var place = wish.wantsWebhook()
                ? field("Where should it post?", "channel", request, "placeholder=\"general\"")
                : "";
        return SlackPage.of(200, title(app, wish), """
                %s<form method="post">
                %s%s%s%s%s<p><button type="submit" name="decision" value="allow">Allow</button>
                <button type="submit" name="decision" value="deny" class="quiet">Cancel</button></p>
                </form>
                """.formatted(
                Html.alert(complaint),
                Html.hidden(request.without("person").without("decision").without("channel")),
                field("Signed in as", "person", request, "placeholder=\"name@company.com\" autofocus"),
                list("What the app's bot may do", wish.bot()),
                list("What the app may do as you", wish.user()),
                place));
    }

    private static String title(App app, Grant.Wish wish) {
        return app.manifest().name()
                + (wish.page() == Grant.Page.SIGN_IN
                        ? " wants to confirm your identity on"
                        : " is requesting permission to access")
                + " the " + Workspace.NAME + " Slack workspace";
    }

    private static String field(String label, String name, Parameters request, String more) {
        return "<p><label>%s <input type=\"text\" name=\"%s\" value=\"%s\" autocomplete=\"off\" %s></label></p>\n"
                .formatted(label, name, Html.escaped(request.first(name).orElse("")), more);
    }

    private static String list(String title, List<String> scopes) {
        if (scopes.isEmpty()) {
            return "";
        }
        var items = new StringBuilder("<h2>" + title + "</h2>\n<ul>\n");
        scopes.forEach(scope -> items.append("<li>").append(Html.escaped(scope)).append("</li>\n"));
        return items.append("</ul>\n").toString();
    }
}

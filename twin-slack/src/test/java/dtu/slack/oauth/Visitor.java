package dtu.slack.oauth;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;

/** An app that a tool has made, and a browser in front of its consent page. */
public final class Visitor {
    public static final String BACK = "https://app.test/back";
    private static final String MANIFEST = """
            {"display_information":{"name":"Visitor"},"features":{"bot_user":{"display_name":"visitor"}},
             "oauth_config":{"redirect_urls":["https://app.test/back"],"pkce_enabled":%s,
               "scopes":{"bot":["chat:write"],"user":["chat:write"]}},
             "settings":{"token_rotation_enabled":%s,"event_subscriptions":{
               "request_url":"http://app.test/visitor","bot_events":["app_uninstalled","tokens_revoked",
               "message.channels"]}}}""";

    private static final String CLASSIC = """
            {"display_information":{"name":"Visitor"},"features":{"bot_user":{"display_name":"visitor"}},
             "oauth_config":{"redirect_urls":["https://app.test/back"],"scopes":{"bot":["bot"]}}}""";

    private final Slack slack;
    private final String tool;
    private final Slack.Reply made;

    private Visitor(Slack slack, String person, String manifest) {
        this.slack = slack;
        this.tool = slack.tokenOf(person, "app_configurations:write");
        this.made = slack.as(tool, "apps.manifest.create", "manifest", manifest).ok();
    }

    public static Visitor to(Slack slack, String owner) {
        return new Visitor(slack, owner, MANIFEST.formatted("false", "false"));
    }

    public static Visitor rotating(Slack slack, String owner) {
        return new Visitor(slack, owner, MANIFEST.formatted("false", "true"));
    }

    public static Visitor proving(Slack slack, String owner) {
        return new Visitor(slack, owner, MANIFEST.formatted("true", "false"));
    }

    /** One from before granular scopes. */
    public static Visitor classic(Slack slack, String owner) {
        return new Visitor(slack, owner, CLASSIC);
    }

    public String tool() {
        return tool;
    }

    public String appId() {
        return made.text("app_id");
    }

    public String clientId() {
        return made.text("credentials", "client_id");
    }

    public String secret() {
        return made.text("credentials", "client_secret");
    }

    public Slack.Reply page(String path, String... more) {
        return slack.send(Request.get(path + "?" + query(more).encoded()));
    }

    /** The address to which the browser is sent when somebody has decided. */
    public String decided(String path, String person, String decision, String... more) {
        var form = query(more).with("person", person).with("decision", decision);
        return slack.send(Request.of(Method.POST, path).form(form)).status(302).header("Location");
    }

    /** The code with which the browser comes back after a yes. */
    public String code(String person, String... more) {
        return code(decided("/oauth/v2/authorize", person, "allow", more));
    }

    /** The same of the page that classic apps use. */
    public String classicCode(String person, String... more) {
        return code(decided("/oauth/authorize", person, "allow", more));
    }

    private static String code(String back) {
        return Parameters.parse(back.substring(back.indexOf('?') + 1))
                .first("code")
                .orElseThrow();
    }

    public Slack.Reply access(String method, String... more) {
        var form = Parameters.of(more).with("client_id", clientId()).with("client_secret", secret());
        return slack.send(Request.of(Method.POST, "/api/" + method).form(form));
    }

    private Parameters query(String... more) {
        return Parameters.of(more).with("client_id", clientId());
    }
}

package dtu.slack.auth;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import java.util.List;

/** Slack's methods auth.* and api.*: who am I, and is anybody there. */
public final class Auth {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read("api.test",  Auth::echo),
        read("auth.test", Auth::whoAmI));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(Token.TOKENS);

    private Auth() {}

    /** Arguments come back in the order in which they were given; a token among them does not. */
    private static Response echo(SlackCall call) {
        var given = call.arguments().all();
        var error = call.arguments().filled("error");
        if (error.isPresent()) {
            return SlackAnswer.json(json -> json.truth("ok", false)
                    .text("error", error.get())
                    .object("args", args -> given.forEach(args::json)));
        }
        var shown = new java.util.LinkedHashMap<>(given);
        shown.remove("token");
        return SlackAnswer.ok(call, json -> {
            if (!shown.isEmpty()) {
                json.object("args", args -> shown.forEach(args::json));
            }
        });
    }

    private static Response whoAmI(SlackCall call) {
        if (call.token().kind() == Token.Kind.APP) {
            throw SlackError.NOT_ALLOWED_TOKEN_TYPE.refusal();
        }
        return SlackAnswer.ok(call, json -> {
            json.text("url", Workspace.url(call))
                    .text("team", Workspace.NAME)
                    .text("user", call.user().name())
                    .text("team_id", Workspace.id(call.tenant()))
                    .text("user_id", call.user().id().value());
            if (call.token().kind() == Token.Kind.BOT) {
                json.text("bot_id", call.app().bot().value());
            }
            json.truth("is_enterprise_install", false);
        });
    }
}

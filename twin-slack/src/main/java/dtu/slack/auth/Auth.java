package dtu.slack.auth;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Cursor;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Installation;
import dtu.slack.events.AppEvent;
import dtu.slack.team.TeamInfo;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import java.util.List;

/** Slack's methods auth.* and api.*: who am I, and is anybody there. */
public final class Auth {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read ("api.test",        Auth::echo),
        read ("auth.test",       Auth::whoAmI),
        read ("auth.teams.list", Auth::teams),
        write("auth.revoke",     Auth::revoke),
        read ("migration.exchange", Auth::exchange),
        Rotation.ROUTES);
    // spotless:on

    public static final List<Shape> SHAPES = List.of(Token.TOKENS, RefreshToken.REFRESH_TOKENS);

    private static final int TEAMS = 1_000;
    private static final int EXCHANGED_MAX = 400;

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
            if (call.token().kind().isBot()) {
                json.text("bot_id", call.app().bot().value());
            }
            json.truth("is_enterprise_install", false);
        });
    }

    /** A workspace that belongs to no organisation is the only one its tokens are for. */
    private static Response teams(SlackCall call) {
        Cursor.given(call, "team");
        Cursor.limit(call, TEAMS, TEAMS);
        return SlackAnswer.page(
                call,
                "",
                json -> json.array(
                        "teams",
                        List.of(Workspace.id(call.tenant())),
                        (out, id) -> out.value(team -> {
                            team.text("id", id).text("name", Workspace.NAME);
                            if (call.arguments().isTrue("include_icon")) {
                                team.object("icon", TeamInfo::icon);
                            }
                        })));
    }

    /** A rehearsal says that it would not have been revoked. */
    private static Commit revoke(SlackCall call) {
        if (call.arguments().isTrue("test")) {
            return Commit.commit(call.state()).answer(SlackAnswer.ok(call, json -> json.truth("revoked", false)));
        }
        var token = call.token();
        var deed = Deed.in(call.state().put(Token.TOKENS, token.revokedNow()));
        var user = List.of(token.user());
        if (token.kind() != Token.Kind.BOT && token.kind() != Token.Kind.USER) {
            return deed.answer(revoked(call));
        }
        var bots = token.kind() == Token.Kind.BOT ? user : List.<User.Id>of();
        var users = token.kind() == Token.Kind.BOT ? List.<User.Id>of() : user;
        var left = Token.live(deed.state(), token.app(), Token.Kind.BOT).isEmpty()
                && Token.live(deed.state(), token.app(), Token.Kind.USER).isEmpty();
        return (left
                        ? Installation.removed(call, call.state(), call.app(), App.Standing.UNINSTALLED)
                        : deed.tell(new AppEvent.TokensRevoked(token.app(), users, bots, call.now())))
                .answer(revoked(call));
    }

    private static Response revoked(SlackCall call) {
        return SlackAnswer.ok(call, json -> json.truth("revoked", true));
    }

    /** Only workspaces of an organisation have other ids to trade. */
    private static Response exchange(SlackCall call) {
        if (call.arguments().list("users").size() > EXCHANGED_MAX) {
            throw SlackError.TOO_MANY_USERS.refusal();
        }
        throw SlackError.NOT_ENTERPRISE_TEAM.refusal();
    }
}

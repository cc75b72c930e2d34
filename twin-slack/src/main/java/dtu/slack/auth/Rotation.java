package dtu.slack.auth;

import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Tenant;
import dtu.twins.state.State;
import java.util.List;
import java.util.Objects;

/** Tokens that end after twelve hours, and how they are traded for new ones. */
public final class Rotation {
    public static final List<Route> ROUTES = table(write("tooling.tokens.rotate", Rotation::rotate));

    private Rotation() {}

    /** A new token with what renews it, and the state that knows both. */
    public record Pair(Token token, RefreshToken refresh, State state) {
        public String refresh(Tenant tenant) {
            return refresh.text(tenant);
        }
    }

    public static Pair issue(
            SlackCall call, State state, Token.Kind kind, App.Id app, User.Id user, List<String> scopes) {
        var expires = call.wall().plus(Token.LIFETIME);
        var id = call.mint(Token.IDS);
        var chance = call.chance().in("rotating").in(id.value());
        var token = Token.rotating(id, kind, app, user, scopes, chance.in("token"), expires);
        var refresh = RefreshToken.of(call.mint(RefreshToken.IDS), token, chance.in("refresh"));
        return new Pair(token, refresh, state.put(Token.TOKENS, token).put(RefreshToken.REFRESH_TOKENS, refresh));
    }

    /** The next token after one whose refresh token is presented; the old one lives until its own end. */
    public static Pair refreshed(SlackCall call, RefreshToken refresh) {
        var old = call.state().get(Token.TOKENS, refresh.token());
        if (!old.isLive()) {
            throw SlackError.INVALID_REFRESH_TOKEN.refusal();
        }
        var state = call.state().put(RefreshToken.REFRESH_TOKENS, refresh.used());
        return issue(call, state, old.kind(), old.app(), old.user(), old.granted());
    }

    /** For configuration tokens; apps use oauth.v2.access. */
    private static Commit rotate(SlackCall call) {
        var refresh = RefreshToken.redeemed(call, call.arguments().or("refresh_token", ""))
                .filter(found -> call.state().get(Token.TOKENS, found.token()).kind() == Token.Kind.CONFIGURATION)
                .orElseThrow(SlackError.INVALID_REFRESH_TOKEN);
        var next = refreshed(call, refresh);
        var expires = Objects.requireNonNull(next.token().expires());
        return Commit.commit(next.state())
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("token", next.token().text(call.tenant()))
                                .text("refresh_token", next.refresh(call.tenant()))
                                .text("team_id", Workspace.id(call.tenant()))
                                .text("user_id", next.token().user().value())
                                .number("iat", call.wall().getEpochSecond())
                                .number("exp", expires.getEpochSecond())));
    }
}

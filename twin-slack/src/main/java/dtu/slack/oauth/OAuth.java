package dtu.slack.oauth;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Arguments;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Client;
import dtu.slack.auth.RefreshToken;
import dtu.slack.auth.Token;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Optional;

/** Slack's methods oauth.*, and the pages in front of them. */
public final class OAuth {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("oauth.v2.access",      OAuth::access),
        write("oauth.v2.user.access", OAuth::userAccess),
        write("oauth.v2.exchange",    OAuth::exchange),
        write("oauth.access",         OAuth::legacyAccess),
        List.of(
            read ("oauth.authorize",             Method.GET,  "/oauth/v2/authorize",      Consent::install),
            write("oauth.authorize.decide",      Method.POST, "/oauth/v2/authorize",      Consent::installed),
            read ("oauth.user.authorize",        Method.GET,  "/oauth/v2_user/authorize", Consent::installForUser),
            write("oauth.user.authorize.decide", Method.POST, "/oauth/v2_user/authorize", Consent::installedForUser),
            read ("oauth.authorize",             Method.GET,  "/oauth/authorize",         Consent::installClassic),
            write("oauth.authorize.decide",      Method.POST, "/oauth/authorize",         Consent::installedClassic)),
        OpenId.ROUTES);
    // spotless:on

    public static final List<Shape> SHAPES = List.of(Grant.GRANTS);

    private OAuth() {}

    /** The tenant key inside what a client without a token presents: its code, its refresh token, its own id. */
    public static Optional<String> tenantKey(Request request) {
        var form = request.mediaType().equals("application/x-www-form-urlencoded")
                ? Parameters.parse(request.body().text())
                : Parameters.NONE;
        return given(request, form, "code")
                .flatMap(Grant::tenantKey)
                .or(() -> given(request, form, "refresh_token").flatMap(Token::tenantKey))
                .or(() -> given(request, form, "client_id").flatMap(Workspace::tenantKeyOfClient))
                .or(() -> Client.basic(request.authorization("Basic"))
                        .flatMap(client -> Workspace.tenantKeyOfClient(client.id())));
    }

    private static Optional<String> given(Request request, Parameters form, String name) {
        return form.first(name).or(() -> request.query().first(name)).filter(text -> !text.isEmpty());
    }

    private static Commit access(SlackCall call) {
        var app = Client.of(call, call.arguments());
        return isRefreshing(call) ? refreshed(call, app) : granted(call, app, SlackError.INVALID_CODE);
    }

    private static Commit granted(SlackCall call, App app, SlackError used) {
        var grant = grant(call, app, used, Grant.Page.INSTALL);
        var issued = Issue.of(call, app, grant);
        return issued.deed().answer(SlackAnswer.ok(call, json -> issued.members(call, json)));
    }

    /** Only what the person gave of their own. */
    private static Commit userAccess(SlackCall call) {
        var app = Client.of(call, call.arguments());
        if (isRefreshing(call)) {
            return refreshed(call, app);
        }
        var grant = grant(call, app, SlackError.INVALID_CODE, Grant.Page.USER, Grant.Page.INSTALL);
        if (grant.wish().user().isEmpty()) {
            throw SlackError.NO_USER_SCOPES.refusal();
        }
        var issued = Issue.ofUser(call, app, grant);
        return issued.deed().answer(SlackAnswer.ok(call, json -> issued.userMembers(call, json)));
    }

    /** The first version's answer, which knows the bot's token only beside the person's. */
    private static Commit legacyAccess(SlackCall call) {
        var app = Client.of(call, call.arguments());
        var issued = Issue.of(call, app, grant(call, app, SlackError.CODE_ALREADY_USED, Grant.Page.CLASSIC));
        return issued.deed().answer(SlackAnswer.ok(call, json -> issued.legacyMembers(call, json)));
    }

    /** A token that lives for ever is traded for one that rotates, and ends. */
    private static Commit exchange(SlackCall call) {
        var app = Client.of(call, call.arguments());
        var text =
                call.request().authorization("Bearer").or(() -> call.arguments().filled("token"));
        var token = text.flatMap(given -> Token.redeemed(call, given))
                .filter(found -> found.app().equals(app.id()))
                .orElseThrow(SlackError.INVALID_TOKEN);
        if (!app.manifest().isRotating()) {
            throw SlackError.TOKEN_ROTATION_NOT_ENABLED.refusal();
        }
        if (token.expires() != null) {
            throw SlackError.INVALID_TOKEN.refusal();
        }
        if (!token.isLive()) {
            throw (hasSuccessor(call, token) ? SlackError.TOKEN_ALREADY_EXCHANGED : SlackError.AUTHORIZATION_NOT_FOUND)
                    .refusal();
        }
        var issued = Issue.inPlaceOf(call, app, token);
        return issued.deed().answer(SlackAnswer.ok(call, json -> issued.members(call, json)));
    }

    /** Whether a token ended because it was exchanged, and not because somebody took it back. */
    private static boolean hasSuccessor(SlackCall call, Token token) {
        return Token.live(call.state(), token.app(), token.kind()).stream()
                .anyMatch(other -> other.user().equals(token.user()) && other.expires() != null);
    }

    private static boolean isRefreshing(SlackCall call) {
        var type = call.arguments().or("grant_type", "authorization_code");
        if (!type.equals("authorization_code") && !type.equals("refresh_token")) {
            throw SlackError.INVALID_GRANT_TYPE.refusal();
        }
        return type.equals("refresh_token");
    }

    private static Commit refreshed(SlackCall call, App app) {
        var refresh = RefreshToken.redeemed(call, call.arguments().or("refresh_token", ""))
                .filter(found -> {
                    var token = call.state().get(Token.TOKENS, found.token());
                    return token.app().equals(app.id()) && token.kind() != Token.Kind.CONFIGURATION;
                })
                .orElseThrow(SlackError.INVALID_REFRESH_TOKEN);
        var issued = Issue.again(call, app, refresh);
        return issued.deed().answer(SlackAnswer.ok(call, json -> issued.members(call, json)));
    }

    /** The grant behind a code, checked in Slack's order; it is used by whoever asks for it. */
    static Grant grant(SlackCall call, App app, SlackError used, Grant.Page... pages) {
        var given = call.arguments();
        var grant = Grant.redeemed(call, given.or("code", ""))
                .filter(found -> found.app().equals(app.id()) && !found.isExpired(call.wall()))
                .orElseThrow(SlackError.INVALID_CODE);
        if (grant.isUsed()) {
            throw used.refusal();
        }
        if (!List.of(pages).contains(grant.wish().page())) {
            throw SlackError.OAUTH_AUTHORIZATION_URL_MISMATCH.refusal();
        }
        if (!given.or("redirect_uri", "").equals(grant.wish().redirectUri())) {
            throw SlackError.BAD_REDIRECT_URI.refusal();
        }
        requireProof(app, grant, given);
        return grant;
    }

    static Deed begun(SlackCall call, Grant grant) {
        return Deed.in(call.state().put(Grant.GRANTS, grant.used()));
    }

    private static void requireProof(App app, Grant grant, Arguments given) {
        var verifier = given.filled("code_verifier");
        var challenge = grant.wish().challenge();
        if (verifier.isPresent() && !app.manifest().allowsPkce()) {
            throw SlackError.PKCE_NOT_ALLOWED.refusal();
        }
        if (!challenge.isEmpty()
                && verifier.map(Challenge::of).filter(challenge::equals).isEmpty()) {
            throw SlackError.INVALID_CODE_VERIFIER.refusal();
        }
    }
}

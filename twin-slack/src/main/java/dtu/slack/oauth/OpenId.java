package dtu.slack.oauth;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Client;
import dtu.slack.auth.RefreshToken;
import dtu.slack.auth.Token;
import dtu.slack.team.TeamInfo;
import dtu.slack.users.User;
import dtu.slack.users.UserView;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Tenant;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.keys.TestKey;
import java.time.Duration;
import java.util.List;

/** Signing in with Slack: OpenID Connect's page, its methods, and what tells clients about them. */
final class OpenId {
    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = table(
        write("openid.connect.token",    OpenId::token),
        read ("openid.connect.userInfo", OpenId::userInfo),
        List.of(
            read ("openid.authorize",        Method.GET,  "/openid/connect/authorize",         Consent::signIn),
            write("openid.authorize.decide", Method.POST, "/openid/connect/authorize",         Consent::signedIn),
            read ("openid.configuration",    Method.GET,  "/.well-known/openid-configuration", OpenId::configuration),
            read ("openid.keys",             Method.GET,  "/openid/connect/keys",              OpenId::keys)));
    // spotless:on

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String PURPOSE = "slack.openid";
    private static final String CLAIMS = "https://slack.com/";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private OpenId() {}

    private static Commit token(SlackCall call) {
        var app = Client.of(call, call.arguments());
        var type = call.arguments().or("grant_type", "authorization_code");
        if (type.equals("refresh_token")) {
            var refresh = RefreshToken.redeemed(call, call.arguments().or("refresh_token", ""))
                    .filter(found ->
                            call.state().get(Token.TOKENS, found.token()).app().equals(app.id()))
                    .orElseThrow(SlackError.INVALID_REFRESH_TOKEN);
            return answered(call, app, Issue.again(call, app, refresh), "");
        }
        if (!type.equals("authorization_code")) {
            throw SlackError.UNSUPPORTED_GRANT_TYPE.refusal();
        }
        var grant = OAuth.grant(call, app, SlackError.INVALID_CODE, Grant.Page.SIGN_IN);
        return answered(call, app, Issue.ofUser(call, app, grant), grant.wish().nonce());
    }

    private static Commit answered(SlackCall call, App app, Issue issued, String nonce) {
        return issued.deed()
                .answer(SlackAnswer.ok(
                        call, json -> issued.signInMembers(call, json, idToken(call, app, issued, nonce))));
    }

    private static String idToken(SlackCall call, App app, Issue issued, String nonce) {
        var token = issued.signedIn();
        var user = call.state().get(User.USERS, token.user());
        var now = call.wall();
        var access = token.text(call.tenant());
        var claims = JsonOut.object(json -> {
            json.text("iss", issuer(call))
                    .text("sub", user.id().value())
                    .text("aud", Workspace.clientId(call.tenant(), app.id().value()))
                    .number("exp", now.plus(LIFETIME).getEpochSecond())
                    .number("iat", now.getEpochSecond())
                    .number("auth_time", now.getEpochSecond())
                    .textIfAny("nonce", nonce.isEmpty() ? null : nonce)
                    .text("at_hash", Challenge.of(access).substring(0, 22));
            claims(call, json, user, token.scopes(app));
        });
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId(call.tenant()));
        return TestKey.of(call.tenant(), PURPOSE).signed(header.build(), claims);
    }

    /** What the scopes of a sign-in give away about a person. */
    private static void claims(SlackCall call, JsonOut json, User user, List<String> scopes) {
        json.text(CLAIMS + "team_id", Workspace.id(call.tenant()))
                .text(CLAIMS + "user_id", user.id().value());
        if (scopes.contains("email")) {
            json.text("email", user.profile().email())
                    .truth("email_verified", true)
                    .number("date_email_verified", user.updated().getEpochSecond());
        }
        if (scopes.contains("profile")) {
            var profile = user.profile();
            json.text("locale", user.settings().locale())
                    .text("name", profile.realName())
                    .text("picture", UserView.image(user, 512))
                    .text("given_name", profile.firstName())
                    .text("family_name", profile.lastName())
                    .text(CLAIMS + "team_name", Workspace.NAME)
                    .text(CLAIMS + "team_domain", Workspace.domain(call.tenant()));
            for (var size : UserView.IMAGE_SIZES) {
                json.text(CLAIMS + "user_image_" + size, UserView.image(user, size));
            }
            if (!profile.card().photo().isEmpty()) {
                json.text(CLAIMS + "user_image_1024", UserView.image(user, 1024));
            }
            TeamInfo.icons(CLAIMS + "team_image_", json::text);
        }
    }

    private static Response userInfo(SlackCall call) {
        return SlackAnswer.ok(call, json -> {
            json.text("sub", call.user().id().value());
            claims(call, json, call.user(), call.scopes());
        });
    }

    private static Response configuration(SlackCall call) {
        var origin = call.request().origin();
        return Response.json(
                200,
                json -> json.text("issuer", issuer(call))
                        .text("authorization_endpoint", origin + "/openid/connect/authorize")
                        .text("token_endpoint", origin + "/api/openid.connect.token")
                        .text("userinfo_endpoint", origin + "/api/openid.connect.userInfo")
                        .text("jwks_uri", origin + "/openid/connect/keys")
                        .texts("scopes_supported", List.of("openid", "profile", "email"))
                        .texts("response_types_supported", List.of("code"))
                        .texts("response_modes_supported", List.of("form_post"))
                        .texts("grant_types_supported", List.of("authorization_code"))
                        .texts("subject_types_supported", List.of("public"))
                        .texts("id_token_signing_alg_values_supported", List.of("RS256"))
                        .texts("claims_supported", List.of("sub", "auth_time", "iss"))
                        .truth("claims_parameter_supported", false)
                        .truth("request_parameter_supported", false)
                        .truth("request_uri_parameter_supported", true)
                        .texts(
                                "token_endpoint_auth_methods_supported",
                                List.of("client_secret_post", "client_secret_basic")));
    }

    private static Response keys(SlackCall call) {
        var key = TestKey.of(call.tenant(), PURPOSE);
        return Response.json(
                200,
                json -> json.array(
                        "keys",
                        List.of(key),
                        (out, each) -> out.value(jwk -> jwk.text("e", each.exponent())
                                .text("n", each.modulus())
                                .text("use", "sig")
                                .text("kid", keyId(call.tenant()))
                                .text("kty", "RSA")
                                .text("alg", "RS256"))));
    }

    /** Clients compare it with what the configuration says, so it is the twin's own address. */
    private static String issuer(SlackCall call) {
        return call.tenant().root("slack");
    }

    private static String keyId(Tenant tenant) {
        return tenant.secret(PURPOSE + ".kid", LETTERS, 43);
    }
}

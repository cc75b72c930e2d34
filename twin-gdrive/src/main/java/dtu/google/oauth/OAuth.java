package dtu.google.oauth;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.PUBLIC;
import static dtu.google.Scope.USERINFO;
import static dtu.google.oauth.Grant.GRANTS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.google.GoogleCall;
import dtu.google.Scope;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Tenant;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Google's token endpoints: getting, inspecting and revoking access tokens, and who they stand for. */
public final class OAuth {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofSeconds(3599);
    /** The OAuth client through which people act; what makes it a tenant's is added on the way out. */
    public static final String CLIENT = "dtu";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("oauth2.token",               POST, "/token",               PUBLIC,   OAuth::token),
        write("oauth2.token",               POST, "/oauth2/v4/token",     PUBLIC,   OAuth::token),
        write("oauth2.token",               POST, "/o/oauth2/token",      PUBLIC,   OAuth::token),
        read ("oauth2.tokeninfo",           GET,  "/tokeninfo",           PUBLIC,   OAuth::tokenInfo),
        read ("oauth2.tokeninfo",           POST, "/tokeninfo",           PUBLIC,   OAuth::tokenInfo),
        read ("oauth2.tokeninfo",           GET,  "/oauth2/v1/tokeninfo", PUBLIC,   OAuth::tokenInfo),
        read ("oauth2.tokeninfo",           GET,  "/oauth2/v2/tokeninfo", PUBLIC,   OAuth::tokenInfo),
        read ("oauth2.tokeninfo",           POST, "/oauth2/v2/tokeninfo", PUBLIC,   OAuth::tokenInfo),
        read ("oauth2.tokeninfo",           GET,  "/oauth2/v3/tokeninfo", PUBLIC,   OAuth::tokenInfo),
        read ("oauth2.userinfo.get",        GET,  "/oauth2/v2/userinfo",  USERINFO, OAuth::userInfo),
        read ("oauth2.userinfo.get",        GET,  "/oauth2/v1/userinfo",  USERINFO, OAuth::userInfo),
        read ("oauth2.userinfo.get",        GET,  "/oauth2/v3/userinfo",  USERINFO, OAuth::openIdUserInfo),
        read ("oauth2.userinfo.v2.me.get",  GET,  "/userinfo/v2/me",      USERINFO, OAuth::userInfo),
        write("oauth2.revoke",              POST, "/revoke",              PUBLIC,   OAuth::revoke),
        write("oauth2.revoke",              GET,  "/revoke",              PUBLIC,   OAuth::revoke),
        write("oauth2.revoke",              POST, "/o/oauth2/revoke",     PUBLIC,   OAuth::revoke));
    // spotless:on

    private OAuth() {}

    private static Commit token(GoogleCall call) {
        var form = form(call);
        var kind = form.first("grant_type").orElse("");
        return switch (kind) {
            case JWT_BEARER -> ofAssertion(call, form);
            case "refresh_token" -> refreshed(call, form);
            case "" -> throw OAuthError.MISSING.refusal("grant_type");
            default -> throw OAuthError.BAD_GRANT_TYPE.refusal(kind);
        };
    }

    private static Commit ofAssertion(GoogleCall call, Parameters form) {
        var assertion =
                form.first("assertion").flatMap(Assertion::parse).orElseThrow(OAuthError.BAD_ASSERTION::refusal);
        var account = assertion.signer(call);
        if (!assertion.isTimely(call)) {
            throw OAuthError.BAD_TIMES.refusal();
        }
        if (!assertion.isForTokens(call)) {
            throw OAuthError.BAD_AUDIENCE.refusal();
        }
        var scopes = scopes(assertion.scope());
        var person = subject(call, account, assertion.subject());
        var grant = new Grant(
                Grant.secret(call.chance().in("grant")),
                Grant.Kind.SERVICE_ACCESS,
                person.id(),
                scopes,
                account.account(),
                null,
                call.wall().plus(LIFETIME));
        return Commit.commit(call.state().put(GRANTS, grant))
                .answer(Response.json(
                        200,
                        json -> json.text("access_token", grant.text(call.tenant()))
                                .number("expires_in", LIFETIME.toSeconds())
                                .text("token_type", "Bearer")));
    }

    /** Whom a service account acts as. Delegation is the Workspace administrator's to switch off. */
    private static Person subject(GoogleCall call, Person account, @Nullable String subject) {
        if (subject == null || subject.isEmpty() || subject.equals(call.address(account))) {
            return account;
        }
        if (!call.settings().isOn("google.delegation")) {
            throw OAuthError.NOT_DELEGATED.refusal();
        }
        return Accounts.find(call.state(), call.tenant(), subject)
                .filter(person -> !person.isService())
                .orElseThrow(OAuthError.NO_SUCH_USER::refusal);
    }

    private static List<String> scopes(String text) {
        if (text.isBlank()) {
            throw OAuthError.NO_SCOPE.refusal();
        }
        var scopes = Arrays.asList(text.trim().split("\\s+", -1));
        for (var scope : scopes) {
            if (!Scope.isKnown(scope)) {
                throw OAuthError.UNKNOWN_SCOPE.refusal(scope);
            }
        }
        return scopes;
    }

    private static Commit refreshed(GoogleCall call, Parameters form) {
        if (!form.first("client_id").orElse("").equals(clientId(call.tenant()))) {
            throw OAuthError.BAD_CLIENT.refusal();
        }
        if (!form.first("client_secret").orElse("").equals(clientSecret(call.tenant()))) {
            throw OAuthError.BAD_SECRET.refusal();
        }
        var text = form.first("refresh_token").orElseThrow(() -> OAuthError.MISSING.refusal("refresh_token"));
        var refresh = Grant.redeemed(call, text)
                .filter(grant -> grant.kind() == Grant.Kind.REFRESH)
                .orElseThrow(OAuthError.DEAD_REFRESH::refusal);
        var access = access(call, refresh);
        return Commit.commit(call.state().put(GRANTS, access))
                .answer(Response.json(
                        200,
                        json -> json.text("access_token", access.text(call.tenant()))
                                .number("expires_in", LIFETIME.toSeconds())
                                .text("scope", String.join(" ", access.scopes()))
                                .text("token_type", "Bearer")));
    }

    private static Grant access(GoogleCall call, Grant refresh) {
        return new Grant(
                Grant.secret(call.chance().in("grant")),
                Grant.Kind.ACCESS,
                refresh.person(),
                refresh.scopes(),
                refresh.client(),
                refresh.family(),
                call.wall().plus(LIFETIME));
    }

    private static Response tokenInfo(GoogleCall call) {
        var form = form(call);
        var grant = form.first("access_token")
                .or(() -> Authentication.token(call.request()))
                .flatMap(text -> Grant.redeemed(call, text))
                .filter(found -> found.kind() != Grant.Kind.REFRESH)
                .orElseThrow(OAuthError.INVALID_TOKEN::refusal);
        var person = call.state().get(Person.PEOPLE, grant.person());
        var expires = grant.expires() == null ? call.wall().plus(LIFETIME) : grant.expires();
        var client = clientOf(call, grant);
        return Response.json(200, json -> {
            json.text("azp", client)
                    .text("aud", client)
                    .text("sub", person.id().value())
                    .text("scope", String.join(" ", grant.scopes()))
                    .text("exp", Long.toString(expires.getEpochSecond()))
                    .text(
                            "expires_in",
                            Long.toString(Duration.between(call.wall(), expires).toSeconds()));
            if (grant.scopes().contains(Scope.PREFIX + "userinfo.email")) {
                json.text("email", call.address(person)).text("email_verified", "true");
            }
            json.text("access_type", grant.kind() == Grant.Kind.SERVICE_ACCESS ? "online" : "offline");
        });
    }

    private static Response userInfo(GoogleCall call) {
        var me = call.me();
        return call.ok(json -> json.text("id", me.id().value())
                .text("email", call.address(me))
                .truth("verified_email", true)
                .text("name", me.displayName())
                .text("hd", me.domain()));
    }

    private static Response openIdUserInfo(GoogleCall call) {
        var me = call.me();
        return Response.json(
                200,
                json -> json.text("sub", me.id().value())
                        .text("name", me.displayName())
                        .text("email", call.address(me))
                        .truth("email_verified", true)
                        .text("hd", me.domain()));
    }

    /** A refresh token takes the access tokens that came from it along. */
    private static Commit revoke(GoogleCall call) {
        var form = form(call);
        var grant = form.first("token")
                .or(() -> call.query("token"))
                .flatMap(text -> Grant.redeemed(call, text))
                .orElseThrow(OAuthError.UNKNOWN_TOKEN::refusal);
        return Commit.commit(without(call.state(), grant)).answer(Response.json(200, json -> {}));
    }

    private static State without(State state, Grant grant) {
        var next = state.remove(GRANTS, grant.secret());
        var family = Optional.ofNullable(grant.family());
        if (family.isPresent()) {
            for (var kin : state.scan(Grant.BY_FAMILY, family.get()).toList()) {
                next = next.remove(GRANTS, kin.secret());
            }
        }
        return next;
    }

    private static Parameters form(GoogleCall call) {
        var parameters = Parameters.parse(call.request().body().text());
        var all = new java.util.ArrayList<>(parameters.all());
        all.addAll(call.request().query().all());
        return new Parameters(all);
    }

    private static String clientOf(GoogleCall call, Grant grant) {
        return grant.client().equals(CLIENT)
                ? clientId(call.tenant())
                : GoogleNumbers.uniqueId(call.tenant(), grant.client());
    }

    /** The id of the OAuth client of the tenant's project. */
    public static String clientId(Tenant tenant) {
        return GoogleNumbers.project(tenant) + "-"
                + tenant.secret("google.client", "0123456789abcdefghijklmnopqrstuv", 32)
                + ".apps.googleusercontent.com";
    }

    public static String clientSecret(Tenant tenant) {
        return "GOCSPX-"
                + tenant.secret(
                        "google.clientSecret", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 28);
    }
}

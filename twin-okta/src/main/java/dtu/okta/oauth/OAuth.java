package dtu.okta.oauth;

import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaRoutes;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Okta's OAuth 2.0 and OpenID Connect endpoints: each once for the org's own server, and once for custom servers. */
public final class OAuth {
    private static final String WELL_KNOWN = "/.well-known/";
    private static final String CUSTOM = "/oauth2/{" + Issuer.PARAMETER + "}";

    // spotless:off - a table reads best as a table
    private static final List<Route> ENDPOINTS = Stream.of(
        described("getWellKnownOpenIDConfiguration", "openid-configuration",       Discovery::openId),
        described("getWellKnownOAuthConfiguration",  "oauth-authorization-server", Discovery::oauth),
        read ("oauthKeys",         GET,  "keys",       Discovery::keys),
        write("authorize",         GET,  "authorize",  Authorize::followed),
        write("authorizeWithPost", POST, "authorize",  Authorize::posted),
        write("token",             POST, "token",      TokenEndpoint::token),
        read ("userinfo",          GET,  "userinfo",   TokenUse::userinfo),
        write("introspect",        POST, "introspect", TokenUse::introspect),
        write("revoke",            POST, "revoke",     TokenUse::revoke),
        write("deviceAuthorize",   POST, "device/authorize", DeviceEndpoint::authorize),
        write("par",               POST, "par",        PushedRequests::push),
        write("logout",            GET,  "logout",     Logout::followed),
        write("logoutWithPost",    POST, "logout",     Logout::posted))
        .flatMap(List::stream)
        .toList();
    // spotless:on

    public static final List<Route> ROUTES = Stream.of(
                    ENDPOINTS, Grants.ROUTES, Activation.ROUTES, TokenLists.ROUTES, UserGrants.ROUTES)
            .flatMap(List::stream)
            .toList();

    public static final List<Shape> SHAPES = List.of(
            Grant.GRANTS,
            AuthorizationCode.CODES,
            AccessToken.TOKENS,
            RefreshToken.TOKENS,
            UsedAssertion.ASSERTIONS,
            UserGrant.GRANTS,
            DeviceCode.CODES,
            PushedRequest.REQUESTS);

    private OAuth() {}

    private static List<Route> read(
            String operation, Method method, String endpoint, BiFunction<OktaCall, Issuer, Response> handler) {
        return List.of(
                OktaRoutes.read(
                        operation,
                        method,
                        Issuer.org().path(endpoint),
                        PUBLIC,
                        call -> handler.apply(call, Issuer.org())),
                OktaRoutes.read(
                        custom(operation),
                        method,
                        CUSTOM + "/v1/" + endpoint,
                        PUBLIC,
                        call -> handler.apply(call, Issuer.endpoint(call))));
    }

    private static List<Route> write(
            String operation, Method method, String endpoint, BiFunction<OktaCall, Issuer, Commit> handler) {
        return List.of(
                OktaRoutes.write(
                        operation,
                        method,
                        Issuer.org().path(endpoint),
                        PUBLIC,
                        call -> handler.apply(call, Issuer.org())),
                OktaRoutes.write(
                        custom(operation),
                        method,
                        CUSTOM + "/v1/" + endpoint,
                        PUBLIC,
                        call -> handler.apply(call, Issuer.endpoint(call))));
    }

    private static List<Route> described(
            String operation, String document, BiFunction<OktaCall, Issuer, Response> handler) {
        return List.of(
                OktaRoutes.read(
                        operation, GET, WELL_KNOWN + document, PUBLIC, call -> handler.apply(call, Issuer.org())),
                OktaRoutes.read(
                        custom(operation),
                        GET,
                        CUSTOM + WELL_KNOWN + document,
                        PUBLIC,
                        call -> handler.apply(call, Issuer.described(call))));
    }

    /** As Okta names the operation of a custom server: {@code authorizeCustomASWithPost}. */
    private static String custom(String operation) {
        var suffix = "WithPost";
        return operation.endsWith(suffix)
                ? operation.substring(0, operation.length() - suffix.length()) + "CustomAS" + suffix
                : operation + "CustomAS";
    }
}

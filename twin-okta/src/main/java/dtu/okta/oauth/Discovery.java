package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaScope;
import dtu.okta.servers.Scope;
import dtu.okta.servers.SigningKey;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What an authorization server says of itself, and the keys that verify what it signs. */
final class Discovery {
    private static final int OK = 200;
    private static final List<String> METHODS =
            List.of("client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none");
    private static final List<String> CLAIMS = List.of(
            "iss",
            "ver",
            "sub",
            "aud",
            "iat",
            "exp",
            "jti",
            "auth_time",
            "amr",
            "idp",
            "nonce",
            "name",
            "nickname",
            "preferred_username",
            "given_name",
            "middle_name",
            "family_name",
            "email",
            "email_verified",
            "profile",
            "zoneinfo",
            "locale",
            "address",
            "phone_number",
            "updated_at",
            "at_hash");

    private Discovery() {}

    static Response openId(OktaCall call, Issuer issuer) {
        return Response.json(OK, json -> {
            common(call, json, issuer);
            json.text("userinfo_endpoint", issuer.url(call, "userinfo"))
                    .texts("id_token_signing_alg_values_supported", List.of("RS256"));
        });
    }

    static Response oauth(OktaCall call, Issuer issuer) {
        return Response.json(OK, json -> common(call, json, issuer));
    }

    private static void common(OktaCall call, JsonOut json, Issuer issuer) {
        json.text("issuer", issuer.url(call))
                .text("authorization_endpoint", issuer.url(call, "authorize"))
                .text("token_endpoint", issuer.url(call, "token"))
                .text("registration_endpoint", call.href("/oauth2/v1/clients"))
                .text("jwks_uri", issuer.url(call, "keys") + ofClient(call))
                .texts(
                        "response_types_supported",
                        List.of(
                                "code",
                                "token",
                                "id_token",
                                "code id_token",
                                "code token",
                                "id_token token",
                                "code id_token token"))
                .texts("response_modes_supported", List.of("query", "fragment", "form_post", "okta_post_message"))
                .texts(
                        "grant_types_supported",
                        List.of(
                                "authorization_code",
                                "implicit",
                                "refresh_token",
                                "password",
                                "client_credentials",
                                "urn:ietf:params:oauth:grant-type:device_code",
                                "urn:ietf:params:oauth:grant-type:token-exchange"));
        abilities(call, json, issuer);
    }

    private static void abilities(OktaCall call, JsonOut json, Issuer issuer) {
        json.texts("subject_types_supported", List.of("public"))
                .texts("scopes_supported", scopes(call, issuer))
                .texts("token_endpoint_auth_methods_supported", METHODS)
                .texts("claims_supported", CLAIMS)
                .texts("code_challenge_methods_supported", List.of("S256"))
                .text("introspection_endpoint", issuer.url(call, "introspect"))
                .texts("introspection_endpoint_auth_methods_supported", METHODS)
                .text("revocation_endpoint", issuer.url(call, "revoke"))
                .texts("revocation_endpoint_auth_methods_supported", METHODS)
                .text("end_session_endpoint", issuer.url(call, "logout"))
                .truth("request_parameter_supported", false)
                .text("device_authorization_endpoint", issuer.url(call, "device/authorize"))
                .text("pushed_authorization_request_endpoint", issuer.url(call, "par"))
                .texts(
                        "dpop_signing_alg_values_supported",
                        List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512"));
    }

    private static List<String> scopes(OktaCall call, Issuer issuer) {
        var server = issuer.server();
        if (server != null) {
            return Scope.of(call.state(), server.id())
                    .filter(Scope::isPublished)
                    .map(Scope::name)
                    .toList();
        }
        var own = Arrays.stream(OktaScope.values())
                .filter(scope -> scope != OktaScope.PUBLIC)
                .map(OktaScope::scope);
        return Stream.concat(Scope.SYSTEM.stream(), own).toList();
    }

    /** Who asks as a client is sent on as that client. */
    private static String ofClient(OktaCall call) {
        refuseStranger(call);
        return call.query("client_id").map(id -> "?client_id=" + id).orElse("");
    }

    private static void refuseStranger(OktaCall call) {
        var client = call.query("client_id");
        if (client.isPresent() && Client.find(call, client.get()).isEmpty()) {
            throw OAuthError.UNKNOWN_CLIENT.refusal();
        }
    }

    static Response keys(OktaCall call, Issuer issuer) {
        refuseStranger(call);
        return Response.json(
                OK,
                json -> json.array(
                        "keys", issuer.keys(call), (out, one) -> out.value(object -> key(call, object, one))));
    }

    private static void key(OktaCall call, JsonOut json, SigningKey one) {
        var key = one.key(call.tenant());
        json.text("kty", "RSA")
                .text("alg", "RS256")
                .text("kid", one.kid(call.tenant()))
                .text("use", "sig")
                .text("e", key.exponent())
                .text("n", key.modulus());
    }
}

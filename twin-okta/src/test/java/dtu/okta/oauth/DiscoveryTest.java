package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private final Org okta = Org.inMemory();

    private Json document(String path) {
        return okta.sendBare(Request.get(path)).is(200).json();
    }

    @Test
    void every_server_says_where_its_endpoints_are() {
        okta.sendBare(Request.get("/oauth2/default/.well-known/openid-configuration"))
                .is(200, """
                {"issuer": "http://okta.test/oauth2/default",
                 "authorization_endpoint": "http://okta.test/oauth2/default/v1/authorize",
                 "token_endpoint": "http://okta.test/oauth2/default/v1/token",
                 "registration_endpoint": "http://okta.test/oauth2/v1/clients",
                 "jwks_uri": "http://okta.test/oauth2/default/v1/keys",
                 "response_types_supported": ["code", "token", "id_token", "code id_token", "code token",
                   "id_token token", "code id_token token"],
                 "response_modes_supported": ["query", "fragment", "form_post", "okta_post_message"],
                 "grant_types_supported": ["authorization_code", "implicit", "refresh_token", "password",
                   "client_credentials", "urn:ietf:params:oauth:grant-type:device_code",
                   "urn:ietf:params:oauth:grant-type:token-exchange"],
                 "subject_types_supported": ["public"],
                 "scopes_supported": ["openid", "profile", "email", "address", "phone", "offline_access",
                   "device_sso"],
                 "token_endpoint_auth_methods_supported": "${json-unit.any-array}",
                 "claims_supported": "${json-unit.ignore}",
                 "code_challenge_methods_supported": ["S256"],
                 "introspection_endpoint": "http://okta.test/oauth2/default/v1/introspect",
                 "introspection_endpoint_auth_methods_supported": "${json-unit.ignore}",
                 "revocation_endpoint": "http://okta.test/oauth2/default/v1/revoke",
                 "revocation_endpoint_auth_methods_supported": "${json-unit.ignore}",
                 "end_session_endpoint": "http://okta.test/oauth2/default/v1/logout",
                 "request_parameter_supported": false,
                 "device_authorization_endpoint": "http://okta.test/oauth2/default/v1/device/authorize",
                 "pushed_authorization_request_endpoint": "http://okta.test/oauth2/default/v1/par",
                 "dpop_signing_alg_values_supported": ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"],
                 "userinfo_endpoint": "http://okta.test/oauth2/default/v1/userinfo",
                 "id_token_signing_alg_values_supported": ["RS256"]}""".replace(
                                "\"${json-unit.any-array}\"",
                                "[\"client_secret_basic\", \"client_secret_post\", \"client_secret_jwt\", "
                                        + "\"private_key_jwt\", \"none\"]"));
        var org = document("/.well-known/openid-configuration");
        assertThat(org.textAt("issuer")).contains("http://okta.test");
        assertThat(org.textAt("token_endpoint")).contains("http://okta.test/oauth2/v1/token");
        assertThat(org.at("scopes_supported").orElseThrow().elements()).contains(Json.text("okta.users.read"));
    }

    @Test
    void the_oauth_document_is_the_same_without_openid_connect() {
        for (var path : new String[] {"", "/oauth2/default"}) {
            var openId = document(path + "/.well-known/openid-configuration");
            assertThat(document(path + "/.well-known/oauth-authorization-server"))
                    .isEqualTo(openId.without("userinfo_endpoint").without("id_token_signing_alg_values_supported"));
        }
    }

    @Test
    void a_server_publishes_its_key() {
        for (var server : new String[] {ORG, CUSTOM}) {
            okta.sendBare(Request.get(server + "keys")).is(200, """
                    {"keys": [{"kty": "RSA", "alg": "RS256", "use": "sig", "e": "AQAB",
                      "kid": "${json-unit.regex}[A-Za-z0-9_-]{43}", "n": "${json-unit.regex}[A-Za-z0-9_-]{342}"}]}""");
        }
        assertThat(okta.sendBare(Request.get(ORG + "keys")).text())
                .isNotEqualTo(okta.sendBare(Request.get(CUSTOM + "keys")).text());
    }

    @Test
    void a_server_that_does_not_exist_says_nothing() {
        okta.sendBare(Request.get("/oauth2/nowhere/.well-known/openid-configuration"))
                .is(404, Org.error("E0000007", "Not found: Resource not found: nowhere (AuthorizationServer)"));
        okta.sendBare(Request.get("/oauth2/nowhere/v1/keys"))
                .is(400, Website.error("invalid_request", "The authorization server id is invalid."));
    }

    @Test
    void who_asks_as_a_client_is_sent_on_as_that_client() {
        var site = Website.web();
        var described = "/oauth2/default/.well-known/openid-configuration?client_id=";
        var keys = site.okta()
                .sendBare(Request.get(described + site.client()))
                .is(200)
                .at("jwks_uri");
        assertThat(keys).isEqualTo("http://okta.test/oauth2/default/v1/keys?client_id=" + site.client());
        site.okta()
                .sendBare(Request.get(keys.substring("http://okta.test".length())))
                .is(200);

        var refused = Website.error("invalid_client", "Invalid value for 'client_id' parameter.");
        site.okta().sendBare(Request.get(described + "nobody")).is(401, refused);
        site.okta().sendBare(Request.get("/oauth2/v1/keys?client_id=nobody")).is(401, refused);
        site.okta()
                .sendBare(Request.get("/.well-known/oauth-authorization-server?client_id=nobody"))
                .is(401, refused);
    }
}

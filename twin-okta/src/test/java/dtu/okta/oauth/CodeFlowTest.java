package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CALLBACK;
import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.VERIFIER;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dtu.twins.http.Parameters;
import dtu.twins.universe.Solo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeFlowTest {
    private final Website site = Website.web();

    @Test
    void a_code_is_exchanged_for_tokens_that_a_standard_library_verifies() throws java.text.ParseException {
        var reply = site.tokens(CUSTOM, "openid profile email offline_access");

        reply.is(200, """
                {"token_type": "Bearer", "expires_in": 3600, "scope": "openid profile email offline_access",
                 "access_token": "${json-unit.any-string}", "id_token": "${json-unit.any-string}",
                 "refresh_token": "${json-unit.any-string}"}""");
        var access = site.verified(CUSTOM, reply.at("access_token"));
        assertThat(access.getIssuer()).isEqualTo("http://okta.test/oauth2/default");
        assertThat(access.getAudience()).containsExactly("api://default");
        assertThat(access.getSubject()).isEqualTo(Website.LOGIN);
        assertThat(access.getStringClaim("cid")).isEqualTo(site.client());
        assertThat(access.getStringClaim("uid")).isEqualTo(site.user());
        assertThat(access.getStringListClaim("scp")).containsExactly("openid", "profile", "email", "offline_access");
        assertThat(access.getExpirationTime().toInstant()).isEqualTo(Solo.MONDAY.plusSeconds(3600));
        assertThat(access.getJWTID())
                .startsWith("AT." + site.okta().solo().universe().tenant().key());
        assertThat(site.okta().events())
                .contains(
                        "user.session.start",
                        "user.authentication.sso",
                        "app.oauth2.as.authorize.code",
                        "app.oauth2.as.token.grant.access_token",
                        "app.oauth2.as.token.grant.id_token",
                        "app.oauth2.as.token.grant.refresh_token");
    }

    @Test
    void the_id_token_is_for_the_app_and_tied_to_the_request_and_the_access_token() throws java.text.ParseException {
        var reply = site.tokens(ORG, "openid profile email");

        var id = site.verified(ORG, reply.at("id_token"));
        assertThat(id.getIssuer()).isEqualTo("http://okta.test");
        assertThat(id.getAudience()).containsExactly(site.client());
        assertThat(id.getSubject()).isEqualTo(site.user());
        assertThat(id.getStringClaim("nonce")).isEqualTo("no");
        assertThat(id.getStringClaim("name")).isEqualTo("Isaac Brock");
        assertThat(id.getStringClaim("preferred_username")).isEqualTo(Website.LOGIN);
        assertThat(id.getStringClaim("email")).isEqualTo(Website.LOGIN);
        assertThat(id.getClaim("given_name")).isNull();
        assertThat(id.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(id.getStringClaim("at_hash")).isEqualTo(Issuance.halfHash(reply.at("access_token")));
        assertThat(site.verified(ORG, reply.at("access_token")).getAudience()).containsExactly("http://okta.test");
    }

    @Test
    void a_code_is_good_once() {
        var form = site.codeForm(site.code(CUSTOM, "openid"));
        site.posted(CUSTOM + "token", form).is(200);

        site.posted(CUSTOM + "token", form)
                .is(400, error("invalid_grant", "The authorization code is invalid or has expired."));
    }

    @Test
    void a_code_is_good_for_a_minute() {
        var form = site.codeForm(site.code(CUSTOM, "openid"));
        site.okta().solo().universe().now(Solo.MONDAY.plus(Duration.ofMinutes(1)));

        site.posted(CUSTOM + "token", form)
                .is(400, error("invalid_grant", "The authorization code is invalid or has expired."));
    }

    @Test
    void a_code_is_bound_to_its_server_and_its_redirect_uri() {
        var form = site.codeForm(site.code(CUSTOM, "openid"));

        site.posted(ORG + "token", form)
                .is(400, error("invalid_request", "The grant was issued for another authorization server."));
        site.posted(CUSTOM + "token", form.with("redirect_uri", CALLBACK + "/"))
                .is(
                        400,
                        error(
                                "invalid_grant",
                                "The 'redirect_uri' does not match the redirection URI used in the authorization "
                                        + "request."));
        site.posted(CUSTOM + "token", form.without("redirect_uri"))
                .is(400, error("invalid_request", "The required parameter 'redirect_uri' is missing."));
        site.posted(CUSTOM + "token", form.without("code"))
                .is(400, error("invalid_request", "The required parameter 'code' is missing."));
    }

    @Test
    void a_code_is_bound_to_its_app() {
        var code = site.code(CUSTOM, "openid");
        var other = site.okta().post("/api/v1/apps", """
                {"name": "oidc_client", "label": "Other", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "client_secret_post",
                                                 "client_secret": "an-other-secret-0"}},
                 "settings": {"oauthClient": {"application_type": "web", "grant_types": ["authorization_code"],
                   "response_types": ["code"], "redirect_uris": ["https://other.test/callback"]}}}""").is(200).at("id");

        site.bare(
                        CUSTOM + "token",
                        site.codeForm(code).with("client_id", other).with("client_secret", "an-other-secret-0"))
                .is(
                        400,
                        error(
                                "invalid_grant",
                                "The grant was issued to another client. Please make sure the "
                                        + "'client_id' matches the one used at the authorize request."));
    }

    @Test
    void a_person_who_has_left_gets_no_tokens() {
        var form = site.codeForm(site.code(CUSTOM, "openid"));
        site.okta().post("/api/v1/users/" + site.user() + "/lifecycle/suspend").is(200);

        site.posted(CUSTOM + "token", form)
                .is(400, error("invalid_grant", "The authorization code is invalid or has expired."));
    }

    @Test
    void whoever_began_with_a_challenge_ends_with_its_verifier() {
        var challenge = Base64URL.encode(Issuance.hash(VERIFIER)).toString();
        var request = site.request("openid").with("code_challenge", challenge).with("code_challenge_method", "S256");
        var form = site.codeForm(site.code(CUSTOM, request));

        site.posted(CUSTOM + "token", form)
                .is(400, error("invalid_request", "PKCE code verifier is required by the application."));
        site.posted(CUSTOM + "token", form.with("code_verifier", VERIFIER + "x"))
                .is(400, error("invalid_grant", "PKCE verification failed."));
        site.posted(CUSTOM + "token", form.with("code_verifier", VERIFIER)).is(200);
    }

    @Test
    void a_verifier_without_a_challenge_is_refused() {
        var form = site.codeForm(site.code(CUSTOM, "openid")).with("code_verifier", VERIFIER);

        site.posted(CUSTOM + "token", form)
                .is(
                        400,
                        error(
                                "invalid_request",
                                "PKCE code challenge should be specified in the authorize request for code "
                                        + "verification."));
    }

    @Test
    void an_app_in_a_browser_proves_itself_by_its_challenge_alone() {
        var spa = Website.browser();
        var challenge = Base64URL.encode(Issuance.hash(VERIFIER)).toString();
        var request = spa.request("openid").with("code_challenge", challenge).with("code_challenge_method", "S256");

        spa.posted(CUSTOM + "token", spa.codeForm(spa.code(CUSTOM, request)).with("code_verifier", VERIFIER))
                .is(200, """
                {"token_type": "Bearer", "expires_in": 3600, "scope": "openid",
                 "access_token": "${json-unit.any-string}", "id_token": "${json-unit.any-string}"}""");
    }

    @Test
    void an_app_that_is_not_itself_gets_nothing() {
        var form = site.codeForm(site.code(CUSTOM, "openid"));
        var path = CUSTOM + "token";

        site.bare(path, form).is(401, error("invalid_client", "No client credentials found."));
        site.bare(path, form.with("client_id", site.client()))
                .is(
                        401,
                        error(
                                "invalid_client",
                                "Client authentication failed. Either the client or the client credentials are "
                                        + "invalid."));
        site.bare(path, form.with("client_id", "nobody").with("client_secret", "x"))
                .is(401, error("invalid_client", "Invalid value for 'client_id' parameter."));
        site.bare(path, form.with("client_id", site.client()).with("client_secret", site.secret()))
                .is(
                        401,
                        error(
                                "invalid_client",
                                "Client authentication failed. Either the client or the client credentials are "
                                        + "invalid."));
    }

    @Test
    void a_secret_must_be_right_and_given_once_in_the_right_place() {
        var form = site.codeForm(site.code(CUSTOM, "openid"));
        var path = CUSTOM + "token";

        for (var wrong : List.of("Basic ???", "Basic bm9jb2xvbg==")) {
            site.okta()
                    .sendBare(Website.request(path, form).header("Authorization", wrong))
                    .is(
                            401,
                            error(
                                    "invalid_client",
                                    "Found Authentication header but was not valid client credentials."));
        }
        site.okta()
                .sendBare(Website.request(path, form).header("Authorization", Website.basic(site.client(), "wrong")))
                .is(401, error("invalid_client", "The client secret supplied for a confidential client is invalid."));
        site.posted(path, form.with("client_secret", site.secret()))
                .is(
                        401,
                        error(
                                "invalid_request",
                                "Cannot supply multiple client credentials. Use one of the following: credentials "
                                        + "in the "
                                        + "Authorization header, credentials in the post body, or a "
                                        + "client_assertion in the post "
                                        + "body."));
        site.posted(path + "?client_secret=x", form)
                .is(400, error("invalid_request", "Client credentials cannot be supplied via query parameters."));
        site.posted(path, form).is(200);
    }

    @Test
    void a_deactivated_app_is_nobody() {
        var form = site.codeForm(site.code(CUSTOM, "openid"));
        site.okta().post("/api/v1/apps/" + site.app() + "/lifecycle/deactivate").is(200);

        site.posted(CUSTOM + "token", form)
                .is(401, error("invalid_client", "Invalid value for 'client_id' parameter."));
    }

    @Test
    void a_request_must_name_a_grant_that_the_app_may_use() {
        var spa = Website.browser();

        site.posted(CUSTOM + "token", Parameters.NONE)
                .is(
                        400,
                        error(
                                "invalid_request",
                                "The token request must specify a 'grant_type'. Valid values: [authorization_code, "
                                        + "refresh_token, "
                                        + "password, client_credentials, "
                                        + "urn:ietf:params:oauth:grant-type:device_code, "
                                        + "urn:ietf:params:oauth:grant-type:token-exchange]"));
        site.posted(CUSTOM + "token", Parameters.of("grant_type", "magic"))
                .is(
                        400,
                        error(
                                "unsupported_grant_type",
                                "The authorization grant type is not supported by the authorization server. "
                                        + "Configured grant types: "
                                        + "[authorization_code, refresh_token, password, client_credentials, "
                                        + "urn:ietf:params:oauth:grant-type:device_code, "
                                        + "urn:ietf:params:oauth:grant-type:token-exchange]."));
        spa.posted(CUSTOM + "token", Parameters.of("grant_type", "password"))
                .is(
                        400,
                        error(
                                "unauthorized_client",
                                "The client is not authorized to use the provided grant type. Configured grant types: "
                                        + "[authorization_code, refresh_token]."));
        var twice = new Parameters(List.of(
                new Parameters.Parameter("grant_type", "password"),
                new Parameters.Parameter("grant_type", "password")));
        site.posted(CUSTOM + "token", twice)
                .is(400, error("invalid_request", "The request contained multiple parameters with the same name."));
        site.posted("/oauth2/nowhere/v1/token", Parameters.of("grant_type", "password"))
                .is(400, error("invalid_request", "The authorization server id is invalid."));
    }
}

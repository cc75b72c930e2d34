package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final Website site = Website.web();
    private final Org okta = site.okta();
    private final String client = client();

    /** The client id of a service beside the website, which the person has. */
    private String client() {
        var app = okta.post("/api/v1/apps", """
                {"label": "Api", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "client_secret_post",
                   "client_secret": "a-secret-of-some-length"}},
                 "settings": {"oauthClient": {"application_type": "service", "response_types": ["token"],
                   "grant_types": ["client_credentials", "%s"]}}}""".formatted(GRANT)).is(200).at("id");
        okta.post("/api/v1/apps/" + app + "/users", "{\"id\": \"" + site.user() + "\"}")
                .is(200);
        okta.post("/api/v1/authorizationServers/default/scopes", "{\"name\": \"car:drive\"}")
                .is(201);
        return app;
    }

    private Parameters form(String token) {
        return Parameters.of(
                "client_id",
                client,
                "client_secret",
                "a-secret-of-some-length",
                "grant_type",
                GRANT,
                "subject_token",
                token,
                "subject_token_type",
                ACCESS_TOKEN,
                "audience",
                "api://default",
                "scope",
                "car:drive");
    }

    private Reply exchanged(Parameters form) {
        return okta.sendBare(Website.request(CUSTOM + "token", form));
    }

    private String token() {
        return site.tokens(CUSTOM, "openid").at("access_token");
    }

    @Test
    void a_service_goes_on_for_the_person_it_was_called_for() throws ParseException {
        var reply = exchanged(form(token())).is(200, """
                {"token_type": "Bearer", "expires_in": 3600, "access_token": "${json-unit.any-string}",
                 "scope": "car:drive", "issued_token_type": "%s"}""".formatted(ACCESS_TOKEN));

        var claims = site.verified(CUSTOM, reply.at("access_token"));
        assertThat(claims.getSubject()).isEqualTo(Website.LOGIN);
        assertThat(claims.getStringClaim("uid")).isEqualTo(site.user());
        assertThat(claims.getStringClaim("cid")).isEqualTo(client);
    }

    @Test
    void only_good_tokens_of_this_server_are_exchanged() {
        var token = token();
        exchanged(form("x.y.z")).is(400, error("invalid_request", "'subject_token' is invalid."));
        exchanged(form(site.tokens(ORG, "openid").at("access_token")))
                .is(403, error("access_denied", "The 'subject_token' issuer isn't a trusted authorization server."));
        exchanged(form(token).without("subject_token_type").with("subject_token_type", "x"))
                .is(400, error("invalid_request", "'subject_token_type' is invalid or not supported."));
        exchanged(form(token).with("requested_token_type", "x"))
                .is(400, error("invalid_request", "'requested_token_type' is invalid or not supported."));
        exchanged(form(token).with("actor_token_type", "x"))
                .is(400, error("invalid_request", "'actor_token_type' is invalid or not supported."));
        exchanged(form(token).without("audience").with("audience", "api://other"))
                .is(
                        400,
                        error(
                                "invalid_target",
                                "Token Exchange requests must include a valid audience of the authorization server."));
        exchanged(form(token).without("scope").with("scope", "openid"))
                .is(
                        400,
                        error(
                                "invalid_scope",
                                "Can't request 'openid' scopes using the Token Exchange flow for a service app."));
        exchanged(form(token).without("scope")).is(400, error("invalid_scope", "No scopes were requested."));
        exchanged(form(token).without("subject_token"))
                .is(400, error("invalid_request", "The required parameter 'subject_token' is missing."));
    }

    @Test
    void the_orgs_own_server_exchanges_nothing_and_no_server_what_is_over() {
        var token = token();
        okta.sendBare(Website.request(ORG + "token", form(token)))
                .is(
                        400,
                        error(
                                "unsupported_grant_type",
                                "'urn:ietf:params:oauth:grant-type:token-exchange' grant type is not supported."));
        okta.solo().pass(Duration.ofHours(1));
        exchanged(form(token))
                .is(
                        400,
                        error(
                                "invalid_grant",
                                "The 'subject_token' either expired or the session associated with it was "
                                        + "terminated."));
    }

    @Test
    void the_person_must_have_the_service_too() {
        var token = token();
        okta.delete("/api/v1/apps/" + client + "/users/" + site.user()).is(204);

        exchanged(form(token)).is(400, error("access_denied", "User is not assigned to the client application."));
    }
}

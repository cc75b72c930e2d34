package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.LOGIN;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.universe.Solo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenUseTest {
    private static final String INACTIVE = "{\"active\": false}";

    private final Website site = Website.web();

    private Reply userinfo(String server, String token) {
        return site.okta().sendBare(Request.get(server + "userinfo").header("Authorization", "Bearer " + token));
    }

    private Reply introspected(String token) {
        return site.posted(CUSTOM + "introspect", Parameters.of("token", token));
    }

    @Test
    void userinfo_tells_what_the_scopes_allow() {
        var token = site.tokens(CUSTOM, "openid profile email").at("access_token");
        userinfo(CUSTOM, token).is(200, """
                {"sub": "%s", "name": "Isaac Brock", "preferred_username": "isaac.brock@acme.test",
                 "given_name": "Isaac", "family_name": "Brock", "locale": "en_US",
                 "zoneinfo": "America/Los_Angeles", "updated_at": %d,
                 "email": "isaac.brock@acme.test",
                 "email_verified": true}""".formatted(site.user(), Solo.MONDAY.getEpochSecond()));

        userinfo(CUSTOM, site.tokens(CUSTOM, "openid").at("access_token")).is(200, """
                {"sub": "%s"}""".formatted(site.user()));
    }

    @Test
    void userinfo_says_what_is_wrong_in_a_header() {
        var token = site.tokens(CUSTOM, "openid").at("access_token");
        challenged(
                site.okta().sendBare(Request.get(CUSTOM + "userinfo")).is(401),
                "invalid_request",
                "The access token is missing.");
        challenged(userinfo(CUSTOM, "nonsense").is(401), "invalid_token", "The access token is invalid.");
        challenged(userinfo(ORG, token).is(401), "invalid_token", "The access token is invalid.");
        challenged(
                userinfo(CUSTOM, site.tokens(CUSTOM, "offline_access").at("access_token"))
                        .is(403),
                "insufficient_scope",
                "The access token provided does not contain the required scopes.");
        site.okta().solo().pass(Duration.ofHours(1));
        challenged(userinfo(CUSTOM, token).is(401), "invalid_token", "The token has expired.");
    }

    private static void challenged(Reply reply, String error, String description) {
        assertThat(reply.text()).isEmpty();
        assertThat(reply.response().headers().first("WWW-Authenticate").orElseThrow())
                .contains("error=\"" + error + "\", error_description=\"" + description + "\"");
    }

    @Test
    void an_active_token_is_described() {
        var tokens = site.tokens(CUSTOM, "openid offline_access");
        var now = Solo.MONDAY.getEpochSecond();
        introspected(tokens.at("access_token")).is(200, """
                {"active": true, "scope": "openid offline_access", "username": "isaac.brock@acme.test",
                 "exp": %d, "iat": %d, "sub": "isaac.brock@acme.test", "aud": "api://default",
                 "iss": "http://okta.test/oauth2/default", "jti": "${json-unit.regex}AT\\\\..{43}",
                 "token_type": "Bearer", "client_id": "%s",
                 "uid": "%s"}""".formatted(now + 3600, now, site.client(), site.user()));
        introspected(tokens.at("refresh_token"))
                .is(200, """
                {"active": true, "scope": "openid offline_access", "username": "isaac.brock@acme.test",
                 "exp": %d, "iat": %d, "sub": "isaac.brock@acme.test", "aud": "http://okta.test/oauth2/default",
                 "iss": "http://okta.test/oauth2/default", "jti": "${json-unit.regex}oar.{17}",
                 "client_id": "%s"}""".formatted(now + Duration.ofDays(7).toSeconds(), now, site.client()));
        assertThat(introspected(tokens.at("id_token")).is(200).at("sub")).isEqualTo(site.user());
    }

    @Test
    void whatever_is_no_token_of_this_server_is_not_active() {
        introspected("nonsense").is(200, INACTIVE);
        introspected(site.tokens(ORG, "openid").at("access_token")).is(200, INACTIVE);
        var token = site.tokens(CUSTOM, "openid").at("access_token");
        site.okta().post("/api/v1/users/" + site.user() + "/lifecycle/suspend").is(200);
        introspected(token).is(200, INACTIVE);
        site.okta()
                .post("/api/v1/users/" + site.user() + "/lifecycle/unsuspend")
                .is(200);
        introspected(token).is(200);
        site.okta().solo().pass(Duration.ofHours(1));
        introspected(token).is(200, INACTIVE);
    }

    @Test
    void introspection_and_revocation_are_for_apps_with_a_token() {
        for (var endpoint : new String[] {"introspect", "revoke"}) {
            site.bare(CUSTOM + endpoint, Parameters.of("token", "x"))
                    .is(401, error("invalid_client", "No client credentials found."));
            site.posted(CUSTOM + endpoint, Parameters.NONE)
                    .is(400, error("invalid_request", "The 'token' parameter is required."));
        }
    }

    @Test
    void a_revoked_access_token_is_dead_and_its_refresh_token_lives() {
        var tokens = site.tokens(CUSTOM, "openid offline_access");

        assertThat(revoked(tokens.at("access_token")).text()).isEmpty();

        assertThat(site.okta().events()).last().isEqualTo("app.oauth2.as.token.revoke");
        introspected(tokens.at("access_token")).is(200, INACTIVE);
        challenged(
                userinfo(CUSTOM, tokens.at("access_token")).is(401), "invalid_token", "The access token is invalid.");
        assertThat(introspected(tokens.at("refresh_token")).text()).contains("\"active\":true");
    }

    @Test
    void a_revoked_refresh_token_takes_the_access_tokens_with_it() {
        var tokens = site.tokens(CUSTOM, "openid offline_access");

        revoked(tokens.at("refresh_token"));

        introspected(tokens.at("access_token")).is(200, INACTIVE);
        introspected(tokens.at("refresh_token")).is(200, INACTIVE);
        revoked(tokens.at("refresh_token"));
        revoked("nonsense");
    }

    private Reply revoked(String token) {
        return site.posted(CUSTOM + "revoke", Parameters.of("token", token)).is(200);
    }

    @Test
    void a_password_is_exchanged_for_tokens_by_an_app_that_may() {
        var form = Website.passwordForm("openid");
        var token = site.posted(CUSTOM + "token", form).is(200).at("access_token");
        assertThat(site.verified(CUSTOM, token).getSubject()).isEqualTo(LOGIN);

        site.posted(CUSTOM + "token", form.without("password"))
                .is(400, error("invalid_request", "The required parameter 'password' is missing."));
        site.posted(CUSTOM + "token", form.with("scope", "profile"))
                .is(
                        400,
                        error(
                                "invalid_scope",
                                "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' "
                                        + "scope."));
        for (var i = 0; i < 10; i++) {
            site.posted(CUSTOM + "token", form.with("password", "wrong"))
                    .is(400, error("invalid_grant", "The credentials provided were invalid."));
        }
        assertThat(site.okta().events()).last().isEqualTo("user.account.lock");
        site.posted(CUSTOM + "token", form).is(400, error("invalid_grant", "The credentials provided were invalid."));
    }

    @Test
    void an_expired_password_or_a_person_without_the_app_gets_nothing() {
        var form = Website.passwordForm("openid");
        site.okta()
                .delete("/api/v1/apps/" + site.app() + "/users/" + site.user())
                .is(204);
        site.posted(CUSTOM + "token", form)
                .is(400, error("access_denied", "User is not assigned to the client application."));

        site.okta()
                .post("/api/v1/users/" + site.user() + "/lifecycle/expire_password")
                .is(200);
        site.posted(CUSTOM + "token", form).is(400, error("invalid_grant", "Password has expired."));
    }
}

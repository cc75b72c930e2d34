package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private static final String GONE = error("invalid_grant", "The refresh token is invalid or expired.");

    private static Website rotating() {
        return Website.of("client_secret_basic", """
                "application_type": "web", "response_types": ["code"],
                "grant_types": ["authorization_code", "refresh_token"],
                "refresh_token": {"rotation_type": "ROTATE", "leeway": 10},
                "redirect_uris": ["%s"]""".formatted(Website.CALLBACK));
    }

    private static Reply refreshed(Website site, String token) {
        return site.posted(CUSTOM + "token", form(token));
    }

    private static Parameters form(String token) {
        return Parameters.of("grant_type", "refresh_token", "refresh_token", token);
    }

    @Test
    void a_lasting_refresh_token_brings_new_tokens_and_stays() {
        var site = Website.web();
        var token = site.tokens(CUSTOM, "openid offline_access").at("refresh_token");

        var reply = refreshed(site, token).is(200);

        assertThat(reply.at("refresh_token")).isEqualTo(token);
        assertThat(site.verified(CUSTOM, reply.at("access_token")).getSubject()).isEqualTo(Website.LOGIN);
        refreshed(site, token).is(200);
    }

    @Test
    void without_offline_access_there_is_no_refresh_token() {
        var site = Website.web();

        assertThat(site.tokens(CUSTOM, "openid").json().at("refresh_token")).isEmpty();
    }

    @Test
    void fewer_scopes_may_be_asked_for_and_more_may_not() {
        var site = Website.web();
        var token = site.tokens(CUSTOM, "openid profile offline_access").at("refresh_token");

        assertThat(site.posted(CUSTOM + "token", form(token).with("scope", "openid"))
                        .is(200)
                        .at("scope"))
                .isEqualTo("openid");
        site.posted(CUSTOM + "token", form(token).with("scope", "openid email phone"))
                .is(
                        400,
                        error(
                                "access_denied",
                                "Some of the scopes requested for the refresh request were not "
                                        + "granted in the original authorize request. Denied scopes: email, phone."));
    }

    @Test
    void a_rotating_token_is_replaced_and_may_be_used_again_while_answers_can_be_lost() {
        var site = rotating();
        var first = site.tokens(CUSTOM, "openid offline_access").at("refresh_token");
        var second = refreshed(site, first).is(200).at("refresh_token");
        assertThat(second).isNotEqualTo(first);

        site.okta().solo().pass(Duration.ofSeconds(10));
        refreshed(site, first).is(200);
        refreshed(site, second).is(200);
    }

    @Test
    void a_token_that_is_used_again_too_late_takes_the_whole_family_with_it() {
        var site = rotating();
        var tokens = site.tokens(CUSTOM, "openid offline_access");
        var first = tokens.at("refresh_token");
        var second = refreshed(site, first).is(200).at("refresh_token");
        site.okta().solo().pass(Duration.ofSeconds(11));

        refreshed(site, first).is(400, GONE);

        assertThat(site.okta().events()).last().isEqualTo("app.oauth2.as.token.detect_reuse");
        refreshed(site, second).is(400, GONE);
        site.posted(CUSTOM + "introspect", Parameters.of("token", tokens.at("access_token")))
                .is(200, "{\"active\": false}");
    }

    @Test
    void a_token_that_lies_idle_for_a_week_is_lost() {
        var site = Website.web();
        var token = site.tokens(CUSTOM, "openid offline_access").at("refresh_token");
        site.okta().solo().pass(Duration.ofDays(6));
        refreshed(site, token).is(200);
        site.okta().solo().pass(Duration.ofDays(6));
        refreshed(site, token).is(200);
        site.okta().solo().pass(Duration.ofDays(7));

        refreshed(site, token).is(400, GONE);
    }

    @Test
    void nobody_refreshes_for_a_person_who_has_left_or_with_what_is_no_token() {
        var site = Website.web();
        var token = site.tokens(CUSTOM, "openid offline_access").at("refresh_token");
        refreshed(site, "nonsense").is(400, GONE);
        site.posted(CUSTOM + "token", Parameters.of("grant_type", "refresh_token"))
                .is(400, error("invalid_request", "The required parameter 'refresh_token' is missing."));
        site.posted("/oauth2/v1/token", form(token))
                .is(400, error("invalid_request", "The grant was issued for another authorization server."));

        site.okta()
                .post("/api/v1/users/" + site.user() + "/lifecycle/deactivate")
                .is(200);

        refreshed(site, token).is(400, GONE);
    }

    @Test
    void who_has_lost_the_app_gets_no_more_tokens_for_it() {
        var site = Website.web();
        var refresh = site.tokens(CUSTOM, "openid offline_access").at("refresh_token");
        refreshed(site, refresh).is(200);

        site.okta()
                .delete("/api/v1/apps/" + site.app() + "/users/" + site.user())
                .is(204);

        refreshed(site, refresh).is(400, error("invalid_grant", "The refresh token is invalid or expired."));
    }
}

package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String PENDING =
            error("authorization_pending", "The device authorization is pending. Please try again later.");

    private final Website tv = Website.of("none", """
            "application_type": "native", "response_types": ["code"],
            "grant_types": ["authorization_code", "refresh_token", "%s"],
            "redirect_uris": ["%s"]""".formatted(GRANT, Website.CALLBACK));
    private final Org okta = tv.okta();

    private Reply begun(String server) {
        return tv.posted(server + "device/authorize", Parameters.of("scope", "openid offline_access"));
    }

    private Reply polled(String server, Reply begun) {
        return tv.posted(server + "token", Parameters.of("grant_type", GRANT, "device_code", begun.at("device_code")));
    }

    private Reply typed(String code, String login, String password) {
        return okta.sendBare(Website.request(
                "/activate", Parameters.of("user_code", code, "username", login, "password", password)));
    }

    @Test
    void a_person_lets_a_device_act() {
        for (var server : new String[] {ORG, CUSTOM}) {
            var begun = begun(server).is(200, """
                    {"device_code": "${json-unit.any-string}", "user_code": "${json-unit.regex}[A-Z]{8}",
                     "verification_uri": "http://okta.test/activate",
                     "verification_uri_complete": "${json-unit.regex}http://okta.test/activate\\\\?user_code=[A-Z]{8}",
                     "expires_in": 600, "interval": 5}""");
            polled(server, begun).is(400, PENDING);
            var page = okta.sendBare(Request.get("/activate?user_code=" + begun.at("user_code")));
            assertThat(page.is(200).text()).contains("value=\"" + begun.at("user_code") + "\"", "Password");

            var done = typed(begun.at("user_code").toLowerCase(java.util.Locale.ROOT), Website.LOGIN, Website.PASSWORD);

            assertThat(done.is(200).text()).contains("Device activated");
            assertThat(done.response().headers().first("Set-Cookie")).isPresent();
            okta.solo().pass(Duration.ofSeconds(6));
            var tokens = polled(server, begun).is(200);
            assertThat(site(server, tokens)).isEqualTo(tv.user());
            assertThat(tokens.at("refresh_token")).isNotEmpty();
            polled(server, begun).is(400, error("invalid_grant", "The device code is invalid or has expired."));
        }
    }

    private String site(String server, Reply tokens) {
        return tv.verified(server, tokens.at("id_token")).getSubject();
    }

    @Test
    void a_browser_that_is_signed_in_needs_no_password() {
        var first = typed(begun(CUSTOM).at("user_code"), Website.LOGIN, Website.PASSWORD);
        var cookie =
                first.response().headers().first("Set-Cookie").orElseThrow().split(";", -1)[0];
        var begun = begun(CUSTOM);

        assertThat(okta.sendBare(Request.get("/activate").header("Cookie", cookie))
                        .text())
                .doesNotContain("Password");
        okta.sendBare(Website.request("/activate", Parameters.of("user_code", begun.at("user_code")))
                        .header("Cookie", cookie))
                .is(200);

        polled(CUSTOM, begun).is(200);
    }

    @Test
    void a_device_that_asks_too_often_has_to_slow_down() {
        var begun = begun(CUSTOM);
        var slower = error("slow_down", "Slow down the polling frequency. Please try again later.");
        polled(CUSTOM, begun).is(400, PENDING);
        okta.solo().pass(Duration.ofSeconds(4));
        polled(CUSTOM, begun).is(400, slower);
        okta.solo().pass(Duration.ofSeconds(6));
        polled(CUSTOM, begun).is(400, slower);
        okta.solo().pass(Duration.ofSeconds(16));
        polled(CUSTOM, begun).is(400, PENDING);
    }

    @Test
    void codes_end_after_ten_minutes() {
        var begun = begun(CUSTOM);
        okta.solo().pass(Duration.ofMinutes(10));

        polled(CUSTOM, begun).is(400, error("expired_token", "The device code has expired."));
        assertThat(typed(begun.at("user_code"), Website.LOGIN, Website.PASSWORD)
                        .is(400)
                        .text())
                .contains("The user code is invalid or has expired.");
    }

    @Test
    void a_wrong_password_activates_nothing() {
        var begun = begun(CUSTOM);

        assertThat(typed(begun.at("user_code"), Website.LOGIN, "wrong").is(401).text())
                .contains("Unable to sign in");
        assertThat(typed("ZZZZZZZZ", Website.LOGIN, Website.PASSWORD).is(400).text())
                .contains("The user code is invalid or has expired.");

        polled(CUSTOM, begun).is(400, PENDING);
    }

    @Test
    void a_device_is_told_when_the_person_does_not_have_the_app() {
        okta.user("?activate=true", "ann@acme.test", "Abcd1234!");
        var begun = begun(CUSTOM);

        assertThat(typed(begun.at("user_code"), "ann@acme.test", "Abcd1234!")
                        .is(400)
                        .text())
                .contains("User is not assigned to the client application.");

        polled(CUSTOM, begun)
                .is(403, error("access_denied", "The resource owner or authorization server denied the request."));
        polled(CUSTOM, begun).is(400, error("invalid_grant", "The device code is invalid or has expired."));
    }

    @Test
    void the_endpoint_refuses_what_makes_no_sense() {
        tv.posted(CUSTOM + "device/authorize", Parameters.NONE)
                .is(400, error("invalid_scope", "No scopes were requested."));
        tv.posted(CUSTOM + "device/authorize", Parameters.of("scope", "fly"))
                .is(
                        400,
                        error(
                                "invalid_scope",
                                "One or more scopes are not configured for the authorization server resource."));
        var web = Website.web();
        web.posted(CUSTOM + "device/authorize", Parameters.of("scope", "openid"))
                .is(
                        400,
                        error(
                                "unauthorized_client",
                                "The client is not authorized to use the provided grant type. Configured grant types: "
                                        + "[authorization_code, implicit, refresh_token, password, "
                                        + "client_credentials]."));
        tv.bare(CUSTOM + "device/authorize", Parameters.of("scope", "openid"))
                .is(401, error("invalid_client", "No client credentials found."));
        var begun = begun(CUSTOM);
        polled(ORG, begun).is(400, error("invalid_request", "The grant was issued for another authorization server."));
    }
}

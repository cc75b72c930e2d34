package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogoutTest {
    private final Website site = Website.web();
    private final String cookie = cookie();
    private final String hint = site.tokens(CUSTOM, "openid").at("id_token");

    private String cookie() {
        var reply = site.authorize(CUSTOM, site.request("openid").with("sessionToken", site.sessionToken()));
        var header = reply.response().headers().first("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    private Reply logout(String server, Parameters parameters) {
        return site.okta()
                .sendBare(Request.get(server + "logout?" + parameters.encoded()).header("Cookie", cookie));
    }

    @Test
    void a_person_signs_out_and_is_sent_back() {
        var reply = logout(
                        CUSTOM,
                        Parameters.of(
                                "id_token_hint",
                                hint,
                                "post_logout_redirect_uri",
                                "https://app.test/bye",
                                "state",
                                "s 1"))
                .is(302);

        assertThat(reply.response().headers().first("Location")).contains("https://app.test/bye?state=s+1");
        assertThat(reply.response().headers().first("Set-Cookie")).contains("sid=; Path=/; Max-Age=0; HttpOnly");
        assertThat(site.okta().events()).last().isEqualTo("user.session.end");
        site.okta()
                .sendBare(Request.get("/api/v1/sessions/me").header("Cookie", cookie))
                .is(404);
    }

    @Test
    void an_old_hint_will_do_and_so_will_a_form() {
        site.okta().solo().pass(Duration.ofDays(1));

        site.bare(CUSTOM + "logout", Parameters.of("id_token_hint", hint)).is(200);
        assertThat(logout(
                                CUSTOM,
                                Parameters.of(
                                        "id_token_hint", hint, "post_logout_redirect_uri", "https://app.test/bye"))
                        .is(302)
                        .response()
                        .headers()
                        .first("Location"))
                .contains("https://app.test/bye");
    }

    @Test
    void nobody_is_sent_to_an_address_that_is_not_the_apps() {
        refused(
                Parameters.of("id_token_hint", hint, "post_logout_redirect_uri", "https://evil.test"),
                "must be a Logout redirect URI in the client app settings: https://evil.test");
        refused(Parameters.of("post_logout_redirect_uri", "https://app.test/bye"), "is missing.");
        refused(Parameters.of("id_token_hint", "nonsense"), "The id token is invalid.");
        assertThat(logout(ORG, Parameters.of("id_token_hint", hint)).is(400).text())
                .contains("The id token is invalid.");
        site.okta()
                .sendBare(Request.get("/api/v1/sessions/me").header("Cookie", cookie))
                .is(200);
    }

    private void refused(Parameters parameters, String description) {
        assertThat(logout(CUSTOM, parameters).is(400).text()).contains(description);
    }

    @Test
    void nobody_signs_out_for_another() {
        var other = site.okta().user("?activate=true", "jeremiah.green@acme.test", "Dr4mm3r!!");
        site.okta()
                .post("/api/v1/apps/" + site.app() + "/users", """
                {"id": "%s", "scope": "USER", "credentials": {"userName": "jeremiah"}}""".formatted(other))
                .is(200);
        var form = Parameters.of(
                "grant_type",
                "password",
                "username",
                "jeremiah.green@acme.test",
                "password",
                "Dr4mm3r!!",
                "scope",
                "openid");
        var foreign = site.posted(CUSTOM + "token", form).is(200).at("id_token");

        refused(Parameters.of("id_token_hint", foreign), "The ID token subject does not match");
    }
}

package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PushedTest {
    private final Website site = Website.web();

    private Reply pushed(Parameters request) {
        return site.posted(CUSTOM + "par", request.without("client_id"));
    }

    private Reply followed(String server, String uri) {
        return site.authorize(server, Parameters.of("client_id", site.client(), "request_uri", uri));
    }

    @Test
    void a_browser_brings_the_name_of_what_the_app_has_pushed() {
        var reply = pushed(site.request("openid").with("sessionToken", site.sessionToken()))
                .is(200, """
                {"request_uri": "${json-unit.regex}urn:okta:.{53}", "expires_in": 3600}""");

        var back = Website.back(followed(CUSTOM, reply.at("request_uri")));

        assertThat(back.first("state")).contains("st");
        site.posted(CUSTOM + "token", site.codeForm(back.first("code").orElseThrow()))
                .is(200);
    }

    @Test
    void a_pushed_request_is_checked_at_once() {
        var request = site.request("openid");
        pushed(request.with("request_uri", "urn:okta:x"))
                .is(400, error("invalid_request", "The 'request_uri' parameter must not be present in the request."));
        pushed(request.without("scope").with("scope", "fly"))
                .is(
                        400,
                        error(
                                "invalid_scope",
                                "One or more scopes are not configured for the authorization server resource."));
        pushed(request.without("response_type").with("response_type", "dream"))
                .is(
                        400,
                        error(
                                "unsupported_response_type",
                                "The response type is not supported by the authorization server. Configured response "
                                        + "types: [code, token, id_token]."));
        pushed(request.with("response_mode", "telepathy"))
                .is(
                        400,
                        error(
                                "unsupported_response_mode",
                                "The response mode is not supported by the authorization server. Valid response "
                                        + "modes: [query, fragment, form_post, okta_post_message]."));
        pushed(request.without("redirect_uri").with("redirect_uri", "https://evil.test"))
                .is(
                        400,
                        error(
                                "invalid_request",
                                "The 'redirect_uri' parameter must be a Login redirect URI in the client app "
                                        + "settings: https://evil.test"));
        site.bare(CUSTOM + "par", request)
                .is(
                        401,
                        error(
                                "invalid_client",
                                "Client authentication failed. Either the client or the client credentials are "
                                        + "invalid."));
    }

    @Test
    void a_name_is_good_for_one_app_one_server_and_an_hour() {
        var uri = pushed(site.request("openid")).at("request_uri");

        assertThat(followed(ORG, uri).is(400).text())
                .contains("The request_uri was issued for another authorization server.");
        assertThat(site.authorize(CUSTOM, Parameters.of("client_id", "0oaother", "request_uri", uri))
                        .is(400)
                        .text())
                .contains("The &#39;client_id&#39; parameter does not match the expected value");
        assertThat(followed(CUSTOM, "urn:okta:none").is(400).text()).contains("The authorize request_uri is invalid.");
        site.okta().solo().pass(Duration.ofHours(1));
        assertThat(followed(CUSTOM, uri).is(400).text()).contains("The authorize request_uri is invalid.");
    }

    @Test
    void results_can_be_told_to_the_window_of_the_app() {
        var request = site.request("openid")
                .with("response_mode", "okta_post_message")
                .with("sessionToken", site.sessionToken());

        var page = site.authorize(CUSTOM, request).is(200).text();

        assertThat(page).contains("postMessage(data, \"https://app.test\")", "\"state\":\"st\"", "\"code\":");
    }

    @Test
    void a_star_stands_for_part_of_one_label() {
        var star = Website.of("client_secret_basic", """
                "application_type": "web", "response_types": ["code"], "grant_types": ["authorization_code"],
                "wildcard_redirect": "SUBDOMAIN", "redirect_uris": ["https://*.app.test/callback"]""");
        for (var uri : new String[] {"https://a.app.test/callback", "https://pr-7.app.test/callback"}) {
            var request = star.request("openid").without("redirect_uri").with("redirect_uri", uri);
            star.authorize(CUSTOM, request.with("prompt", "none")).is(302);
        }
        for (var uri :
                new String[] {"https://.app.test/callback", "https://a.b.app.test/callback", "https://app.test"}) {
            var request = star.request("openid").without("redirect_uri").with("redirect_uri", uri);
            star.authorize(CUSTOM, request).is(400);
        }
    }
}

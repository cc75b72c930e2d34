package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.LOGIN;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.universe.Solo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizeTest {
    private final Website site = Website.web();

    @Test
    void a_person_signs_in_on_a_plain_page_and_is_sent_back_with_a_code() {
        var request = site.request("openid").with("prompt", "login").with("max_age", "0");
        var page = site.authorize(CUSTOM, request).is(200).text();
        assertThat(page).contains("action=\"login/login.htm\"", "name=\"username\"", "name=\"password\"");
        var from = page.substring(page.indexOf("name=\"fromURI\" value=\"") + "name=\"fromURI\" value=\"".length());
        var url = from.substring(0, from.indexOf('"')).replace("&amp;", "&");

        var form = Parameters.of("step", "signin", "fromURI", url, "username", LOGIN, "password", PASSWORD);
        var signedIn = site.bare("/login/login.htm", form).is(302).response().headers();
        assertThat(signedIn.first("Location")).contains(url);
        var cookie = signedIn.first("Set-Cookie").orElseThrow();
        var again = Request.get(url.substring("http://okta.test".length()))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')));
        var back = Website.back(site.okta().sendBare(again));

        assertThat(back.first("state")).contains("st");
        site.posted(CUSTOM + "token", site.codeForm(back.first("code").orElseThrow()))
                .is(200);
    }

    @Test
    void a_name_and_a_password_may_come_with_the_request() {
        var request = site.request("openid").with("username", LOGIN).with("password", PASSWORD);
        assertThat(Website.back(site.bare(CUSTOM + "authorize", request)).first("code"))
                .isPresent();
    }

    @Test
    void a_wrong_password_brings_the_page_back_with_a_complaint() {
        var request = site.request("openid").with("username", LOGIN).with("password", "wrong<");

        var page = site.bare(CUSTOM + "authorize", request).is(401).text();

        assertThat(page).contains("<p role=\"alert\">Unable to sign in</p>").doesNotContain("wrong");
        assertThat(site.okta().events()).last().isEqualTo("user.session.start");
    }

    @Test
    void whoever_has_a_session_is_not_asked_again() {
        var first = site.authorize(CUSTOM, site.request("openid").with("sessionToken", site.sessionToken()));
        var cookie = first.response().headers().first("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("sid=102").endsWith("; Path=/; HttpOnly");

        assertThat(Website.back(withCookie(cookie, site.request("openid"))).has("code"))
                .isTrue();
        assertThat(Website.back(withCookie(cookie, site.request("openid").with("prompt", "none")))
                        .has("code"))
                .isTrue();
        withCookie(cookie, site.request("openid").with("prompt", "login")).is(200);
        withCookie("sid=102nothing", site.request("openid")).is(200);
        site.okta().solo().universe().now(Solo.MONDAY.plusSeconds(61));
        withCookie(cookie, site.request("openid").with("max_age", "60")).is(200);
        assertThat(Website.back(withCookie(cookie, site.request("openid").with("max_age", "61")))
                        .has("code"))
                .isTrue();
        site.okta().solo().universe().now(Solo.MONDAY.plus(Duration.ofHours(2)));
        withCookie(cookie, site.request("openid")).is(200);
    }

    private Reply withCookie(String setCookie, Parameters request) {
        var cookie = setCookie.substring(0, (setCookie + ";").indexOf(';'));
        return site.okta()
                .sendBare(Request.get(CUSTOM + "authorize?" + request.encoded()).header("Cookie", "a=b; " + cookie));
    }

    @Test
    void a_session_token_is_good_once_and_for_five_minutes() {
        var token = site.sessionToken();
        var request = site.request("openid").with("sessionToken", token).with("prompt", "none");
        assertThat(Website.back(site.authorize(CUSTOM, request)).has("code")).isTrue();

        assertThat(Website.back(site.authorize(CUSTOM, request)).first("error")).contains("login_required");
        var late = site.sessionToken();
        site.okta().solo().universe().now(Solo.MONDAY.plus(Duration.ofMinutes(5)));
        assertThat(Website.back(site.authorize(CUSTOM, request.with("sessionToken", late)))
                        .first("error"))
                .contains("login_required");
    }

    @Test
    void a_bad_client_or_address_never_redirects() {
        var request = site.request("openid");

        for (var bad : List.of(
                request.without("client_id"),
                request.with("client_id", "nobody"),
                request.without("redirect_uri"),
                request.with("redirect_uri", "https://evil.test/<script>"))) {
            var reply = site.authorize(CUSTOM, bad).is(400);
            assertThat(reply.response().headers().has("Location")).isFalse();
            assertThat(reply.text())
                    .contains("Your request resulted in an error.")
                    .doesNotContain("<script>");
        }
        assertThat(site.authorize("/oauth2/nowhere/v1/", request).is(400).at("error_description"))
                .isEqualTo("The authorization server id is invalid.");
        assertThat(site.okta()
                        .sendBare(Request.get(CUSTOM + "authorize?" + request.encoded() + "&scope=openid"))
                        .is(400)
                        .text())
                .contains("The request contained multiple parameters with the same name.");
    }

    @Test
    void everything_else_goes_back_to_the_app() {
        var request = site.request("openid");

        refused(
                request.without("state"),
                "invalid_request",
                "The authentication request has an invalid 'state' parameter.");
        refused(
                request.without("response_type"),
                "unsupported_response_type",
                "The response type is not supported by the authorization server. Configured response types: "
                        + "[code, token, id_token].");
        refused(
                request.with("response_type", "device"),
                "unsupported_response_type",
                "The response type is not supported by the authorization server. Configured response types: "
                        + "[code, token, id_token].");
        refused(
                request.with("response_mode", "pigeon"),
                "unsupported_response_mode",
                "The response mode is not supported by the authorization server. Valid response modes: [query, "
                        + "fragment, form_post, okta_post_message].");
        refused(
                request.with("prompt", "sometimes"),
                "invalid_request",
                "Invalid value for 'prompt' parameter. Supported values: [none, consent, login]");
        refused(
                request.with("max_age", "-1"),
                "invalid_request",
                "Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1.");
    }

    @Test
    void scopes_that_make_no_sense_go_back_to_the_app() {
        var request = site.request("openid");

        refused(
                request.with("scope", "openid unheard"),
                "invalid_scope",
                "One or more scopes are not configured for the authorization server resource.");
        refused(
                request.without("scope"),
                "invalid_scope",
                "The authorization server resource does not have any configured default scopes, 'scope' must be "
                        + "provided.");
        refused(
                request.with("scope", "profile"),
                "invalid_scope",
                "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.");
    }

    @Test
    void what_an_app_cannot_have_goes_back_to_it() {
        var request = site.request("openid");

        refused(
                request.with("prompt", "none"),
                "login_required",
                "The client specified not to prompt, but the user is not logged in.");
        refused(
                request.with("request", "e30."),
                "request_not_supported",
                "The authorize request object is not supported by this client.");
        refused(
                request.with("request_uri", "urn:x"),
                "request_uri_not_supported",
                "The authorize request uri is not supported by this client.");
        refused(
                request.with("code_challenge", "short").with("code_challenge_method", "S256"),
                "invalid_request",
                "PKCE code challenge contains illegal characters.");
        refused(
                request.with("code_challenge", "x".repeat(43)),
                "invalid_request",
                "PKCE code challenge method is not supported. Valid values: [S256]");
    }

    private void refused(Parameters request, String error, String description) {
        var back = Website.back(site.authorize(CUSTOM, request));
        assertThat(back.first("error")).contains(error);
        assertThat(back.first("error_description")).contains(description);
        assertThat(back.first("state")).isEqualTo(request.first("state"));
    }

    @Test
    void the_org_server_knows_no_scopes_but_its_own() {
        var back = Website.back(site.authorize(ORG, site.request("openid car:drive")));
        assertThat(back.first("error")).contains("invalid_scope");

        var ungranted = Website.back(site.authorize(ORG, site.request("openid okta.users.read")));
        assertThat(ungranted.first("error")).contains("consent_required");
        assertThat(ungranted.first("error_description"))
                .contains("The following scopes require user consent: [okta.users.read].");
    }

    @Test
    void an_app_without_a_secret_needs_a_challenge() {
        var spa = Website.browser();

        var back = Website.back(spa.authorize(CUSTOM, spa.request("openid")));

        assertThat(back.first("error_description")).contains("PKCE code challenge is required by the application.");
    }

    @Test
    void whoever_has_not_been_given_the_app_is_denied() {
        site.okta()
                .delete("/api/v1/apps/" + site.app() + "/users/" + site.user())
                .is(204);

        var back =
                Website.back(site.authorize(CUSTOM, site.request("openid").with("sessionToken", site.sessionToken())));

        assertThat(back)
                .isEqualTo(Parameters.of(
                        "error", "access_denied",
                        "error_description", "User is not assigned to the client application.",
                        "state", "st"));
    }

    @Test
    void tokens_come_back_in_the_fragment_and_never_in_the_query() throws java.text.ParseException {
        var request = site.request("openid profile").with("response_type", "id_token token");
        var reply = site.authorize(CUSTOM, request.with("sessionToken", site.sessionToken()));

        assertThat(reply.response().headers().first("Location").orElseThrow()).startsWith(Website.CALLBACK + "#");
        var back = Website.back(reply);
        assertThat(back.first("expires_in")).contains("3600");
        assertThat(site.verified(CUSTOM, back.first("access_token").orElseThrow())
                        .getSubject())
                .isEqualTo(LOGIN);
        assertThat(site.verified(CUSTOM, back.first("id_token").orElseThrow()).getStringClaim("nonce"))
                .isEqualTo("no");
        assertThat(Website.back(site.authorize(CUSTOM, request.with("response_mode", "query")))
                        .first("error_description"))
                .contains("'query' response mode cannot be used with either the 'id_token' or 'token' response "
                        + "types.");
        assertThat(Website.back(site.authorize(CUSTOM, request.without("nonce")))
                        .first("error_description"))
                .contains("The 'nonce' parameter is required for authorize requests with either the 'id_token' or "
                        + "'token' response types..");
    }

    @Test
    void an_id_token_that_stands_alone_says_everything() throws java.text.ParseException {
        var request = site.request("openid profile")
                .with("response_type", "id_token")
                .with("sessionToken", site.sessionToken());

        var back = Website.back(site.authorize(ORG, request));

        var claims = site.verified(ORG, back.first("id_token").orElseThrow());
        assertThat(claims.getStringClaim("given_name")).isEqualTo("Isaac");
        assertThat(claims.getClaim("at_hash")).isNull();
    }

    @Test
    void a_result_can_come_back_in_a_form() {
        var request = site.request("openid")
                .with("response_mode", "form_post")
                .with("state", "\"><b>")
                .with("sessionToken", site.sessionToken());

        var page = site.authorize(CUSTOM, request).is(200).text();

        assertThat(page)
                .contains("<form name=\"appForm\" method=\"post\" action=\"" + Website.CALLBACK + "\">")
                .contains("<input type=\"hidden\" name=\"code\" value=\"")
                .contains("<input type=\"hidden\" name=\"state\" value=\"&quot;&gt;&lt;b&gt;\">");
    }
}

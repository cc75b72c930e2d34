package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final Website site = Website.of("client_secret_basic", """
            "application_type": "web", "response_types": ["code"], "consent_method": "REQUIRED",
            "grant_types": ["authorization_code", "password", "client_credentials"],
            "redirect_uris": ["%s"]""".formatted(Website.CALLBACK));
    private final Org okta = site.okta();
    private final String scope = okta.post("/api/v1/authorizationServers/default/scopes", """
            {"name": "car:drive", "displayName": "Drive <your> car", "consent": "REQUIRED"}""")
            .is(201)
            .at("id");
    private final String grants = "/api/v1/users/" + site.user() + "/grants";

    private Reply asked(String more) {
        var request = site.request("openid car:drive").with("sessionToken", site.sessionToken());
        return site.authorize(CUSTOM, more.isEmpty() ? request : request.with("prompt", more));
    }

    /** What the form of a page sends with that button, by the browser that the page was shown. */
    private Reply answered(Reply page, String answer, String... boxes) {
        var form = Parameters.NONE;
        for (var box : boxes) {
            form = form.with(box, "true");
        }
        var fields = HIDDEN.matcher(page.text());
        while (fields.find()) {
            form = form.with(fields.group(1), fields.group(2).replace("&amp;", "&"));
        }
        var cookie = page.response().headers().first("Set-Cookie").orElse("").split(";", -1)[0];
        return okta.sendBare(Website.request(CUSTOM + "authorize", form.with("consent", answer))
                .header("Cookie", cookie));
    }

    @Test
    void a_person_is_asked_once() {
        var page = asked("").is(200);
        assertThat(page.text()).contains("Website would like to:", "Drive &lt;your&gt; car", "Allow Access");
        assertThat(page.text()).doesNotContain("sessionToken");

        assertThat(Website.back(answered(page, "allow")).first("code")).isPresent();

        assertThat(okta.events()).contains("app.oauth2.as.consent.grant");
        assertThat(Website.back(asked("")).first("code")).isPresent();
        var grant = okta.get(grants)
                .is(200)
                .json()
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        okta.get(grants + "/" + grant + "?expand=scope")
                .is(200, """
                {"id": "${json-unit.regex}oag.{17}", "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                 "createdBy": {"id": "%1$s", "type": "User"}, "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "issuer": "http://okta.test/oauth2/default", "clientId": "%2$s", "userId": "%1$s",
                 "scopeId": "%3$s", "source": "END_USER",
                 "_embedded": {"scope": {"id": "%3$s", "name": "car:drive", "displayName": "Drive <your> car",
                   "description": "", "_links": "${json-unit.ignore}"}},
                 "_links": {
                   "app": {"href": "http://okta.test/api/v1/apps/%4$s", "title": "Website"},
                   "self": {"href": "http://okta.test%5$s", "hints": {"allow": ["GET", "DELETE"]}},
                   "client": {"href": "http://okta.test/oauth2/v1/clients/%2$s", "title": "Website"}}}
                """.formatted(site.user(), site.client(), scope, site.app(), grants + "/" + grant));
    }

    @Test
    void what_is_optional_may_be_skipped() {
        okta.post("/api/v1/authorizationServers/default/scopes", """
                {"name": "car:wash", "displayName": "Wash & dry", "consent": "REQUIRED", "optional": true}""").is(201);
        var request = site.request("openid car:drive car:wash");
        var page = site.authorize(
                        CUSTOM,
                        request.with("sessionToken", site.sessionToken()).with("allow.car:wash", "true"))
                .is(200);
        assertThat(page.text())
                .containsOnlyOnce(
                        "<input type=\"checkbox\" name=\"allow.car:wash\" value=\"true\" checked> Wash &amp; dry")
                .containsOnlyOnce("allow.car:wash");

        var code = Website.back(answered(page, "allow")).first("code").orElseThrow();

        var tokens = site.posted(CUSTOM + "token", site.codeForm(code)).is(200);
        assertThat(tokens.at("scope")).isEqualTo("openid car:drive");
        assertThat(okta.get(grants).json().elements()).hasSize(1);
    }

    @Test
    void whoever_skips_everything_has_refused() {
        okta.post("/api/v1/authorizationServers/default/scopes", """
                {"name": "car:wash", "consent": "REQUIRED", "optional": true}""").is(201);
        var request = site.request("car:wash").with("sessionToken", site.sessionToken());
        var page = site.authorize(CUSTOM, request).is(200);
        assertThat(Website.back(answered(page, "allow")).first("error")).contains("access_denied");

        var again = site.authorize(CUSTOM, site.request("car:wash").with("sessionToken", site.sessionToken()));
        assertThat(Website.back(answered(again, "allow", "allow.car:wash")).first("code"))
                .isPresent();
    }

    @Test
    void a_person_who_refuses_sends_the_app_away() {
        var back = Website.back(answered(asked(""), "deny"));

        assertThat(back.first("error")).contains("access_denied");
        assertThat(back.first("error_description"))
                .contains("The resource owner or authorization server denied the request.");
        assertThat(okta.get(grants).json().elements()).isEmpty();
    }

    @Test
    void an_app_that_wants_no_page_is_told_that_consent_is_missing() {
        var back = Website.back(asked("none"));

        assertThat(back.first("error")).contains("consent_required");
        assertThat(back.first("error_description")).contains("The following scopes require user consent: [car:drive].");
    }

    @Test
    void an_answer_counts_only_from_the_page() {
        var page = asked("").is(200);
        var cookie = page.response().headers().first("Set-Cookie").orElse("").split(";", -1)[0];
        var forged = site.request("openid car:drive").with("consent", "allow").with("consent_proof", "x");

        var reply = okta.sendBare(Website.request(CUSTOM + "authorize", forged).header("Cookie", cookie));

        assertThat(reply.is(200).text()).contains("would like to");
    }

    @Test
    void an_app_may_ask_again() {
        answered(asked(""), "allow");

        var page = asked("consent").is(200);

        assertThat(page.text()).contains("would like to");
        assertThat(Website.back(answered(page, "allow")).first("code")).isPresent();
    }

    @Test
    void without_a_person_there_is_no_consent() {
        site.posted(CUSTOM + "token", Parameters.of("grant_type", "client_credentials", "scope", "car:drive"))
                .is(
                        400,
                        error(
                                "consent_required",
                                "The following scopes require user consent and cannot be granted for the client "
                                        + "credentials grant type: [car:drive]."));
        site.byPassword(CUSTOM, "openid car:drive")
                .is(
                        400,
                        error(
                                "consent_required",
                                "The following scopes require user consent: [car:drive]. To access protected scopes "
                                        + "using the resource owner password grant type, please uncheck 'Require "
                                        + "consent' in the app settings or set the 'consent_method' to 'TRUSTED' "
                                        + "through the apps API."));
    }

    @Test
    void an_administrator_takes_consents_back() {
        answered(asked(""), "allow");
        var ofClient = "/api/v1/users/" + site.user() + "/clients/" + site.client() + "/grants";
        assertThat(okta.get(ofClient).json().elements()).hasSize(1);
        assertThat(okta.get(grants + "?scopeId=" + scope).json().elements()).hasSize(1);
        assertThat(okta.get(grants + "?scopeId=other").json().elements()).isEmpty();
        okta.get("/api/v1/users/" + site.user() + "/clients")
                .is(200, """
                [{"client_id": "%1$s", "client_name": "Website", "client_uri": null, "logo_uri": null,
                  "_links": {"grants": {"href": "http://okta.test%2$s"},
                    "tokens": {"href": "http://okta.test/api/v1/users/%3$s/clients/%1$s/tokens"}}}]
                """.formatted(site.client(), ofClient, site.user()));

        okta.delete(ofClient).is(204);

        assertThat(okta.events()).last().isEqualTo("app.oauth2.as.consent.revoke.user.client");
        assertThat(asked("").is(200).text()).contains("would like to");
        answered(asked(""), "allow");
        var grant = okta.get(grants).json().elements().getFirst().textAt("id").orElseThrow();
        okta.delete(grants + "/" + grant).is(204);
        okta.get(grants + "/" + grant)
                .is(
                        404,
                        Org.error(
                                "E0000007", "Not found: Resource not found: " + grant + " (OAuth2ScopeConsentGrant)"));
        answered(asked(""), "allow");
        okta.delete(grants).is(204);
        okta.get(grants).is(200, "[]");
        okta.get("/api/v1/users/" + site.user() + "/clients/none/grants")
                .is(404, Org.error("E0000007", "Not found: Resource not found: none (PublicClientApp)"));
        assertThat(okta.sendBare(Request.get(grants)).response().status()).isEqualTo(403);
    }

    @Test
    void a_scope_that_goes_takes_its_consents_along() {
        answered(asked(""), "allow");

        okta.delete("/api/v1/authorizationServers/default/scopes/" + scope).is(204);

        okta.get(grants).is(200, "[]");
    }
}

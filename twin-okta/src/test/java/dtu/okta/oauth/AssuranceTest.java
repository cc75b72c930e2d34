package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Parameters;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

/** How sure an app wants to be of a person, and what it tells the page that asks them. */
class AssuranceTest {
    private final Website site = Website.web();

    private Parameters answered(String assurances) {
        var request = site.request("openid").with("acr_values", assurances);
        return Website.back(site.authorize(CUSTOM, request.with("sessionToken", site.sessionToken())));
    }

    @Test
    void tokens_name_the_first_assurance_that_is_met() throws ParseException {
        var code = answered("urn:okta:loa:2fa:any urn:okta:loa:1fa:pwd")
                .first("code")
                .orElseThrow();
        var tokens = site.posted(CUSTOM + "token", site.codeForm(code)).is(200);

        assertThat(site.verified(CUSTOM, tokens.at("id_token")).getStringClaim("acr"))
                .isEqualTo("urn:okta:loa:1fa:pwd");
        var plain = site.tokens(CUSTOM, "openid").at("id_token");
        assertThat(site.verified(CUSTOM, plain).getClaim("acr")).isNull();
        assertThat(answered("urn:okta:loa:2fa:any:ifpossible").has("code")).isTrue();
    }

    @Test
    void a_password_is_not_enough_for_two_factors() {
        for (var more : new String[] {"urn:okta:loa:2fa:any", "phr", "phrh"}) {
            var back = answered(more);
            assertThat(back.first("error")).contains("unmet_authentication_requirements");
            assertThat(back.first("error_description"))
                    .contains("Unable to meet the authentication requirements imposed by 'acr_values' parameter.");
            assertThat(back.first("state")).contains("st");
        }
        assertThat(site.okta().events()).doesNotContain("user.authentication.sso");
    }

    @Test
    void nobody_can_ask_for_what_there_is_not() {
        var assured = answered("urn:okta:loa:3fa:any");
        assertThat(assured.first("error")).contains("access_denied");
        assertThat(assured.first("error_description")).contains("'acr_values' not supported.");

        var elsewhere =
                Website.back(site.authorize(CUSTOM, site.request("openid").with("idp", "0oanone")));
        assertThat(elsewhere.first("error_description")).contains("Identity provider is not valid.");
    }

    @Test
    void the_page_knows_already_who_is_meant() {
        var page = site.authorize(CUSTOM, site.request("openid").with("login_hint", LOGIN))
                .is(200);
        assertThat(page.text())
                .contains("name=\"username\" required autocomplete=\"username\" autofocus value=\"" + LOGIN + "\"");

        var spoilt = site.authorize(CUSTOM, site.request("openid").with("login_hint", "\"><script>"))
                .is(200);
        assertThat(spoilt.text()).contains("value=\"&quot;&gt;&lt;script&gt;\"").doesNotContain("<script>");
    }
}

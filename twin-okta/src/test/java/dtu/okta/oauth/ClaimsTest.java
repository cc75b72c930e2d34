package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final String CLAIMS = "/api/v1/authorizationServers/default/claims";

    private final Website site = Website.web();
    private final Org okta = site.okta();

    private void claim(String name, String kind, String value, String more) {
        okta.post(CLAIMS, """
                {"name": "%s", "claimType": "%s", "valueType": "EXPRESSION", "value": "%s"%s}
                """.formatted(name, kind, value.replace("\"", "\\\""), more))
                .is(201);
    }

    private void groups(String name, String filter, String value) {
        okta.post(CLAIMS, """
                {"name": "%s", "claimType": "RESOURCE", "valueType": "GROUPS", "group_filter_type": "%s",
                 "value": "%s"}""".formatted(name, filter, value)).is(201);
    }

    private void member(String group) {
        var id = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + group + "\"}}")
                .at("id");
        okta.put("/api/v1/groups/" + id + "/users/" + site.user()).is(204);
    }

    @Test
    void expressions_speak_of_the_person_the_app_and_the_request() throws ParseException {
        okta.post("/api/v1/users/" + site.user(), "{\"profile\": {\"department\": \"Sales\"}}")
                .is(200);
        claim("dept", "RESOURCE", "user.department", "");
        claim("shout", "RESOURCE", "String.toUpperCase(user.firstName) + \"!\"", "");
        claim("account", "RESOURCE", "appuser.userName", "");
        claim("app", "RESOURCE", "app.label + \"/\" + app.clientId", "");
        claim("asked", "RESOURCE", "access.scope", "");
        claim("internal", "RESOURCE", "user.getInternalProperty(\"id\")", "");
        claim("nobody", "RESOURCE", "user.title", "");
        claim("unknown", "RESOURCE", "cool", "");

        var claims = site.verified(CUSTOM, site.tokens(CUSTOM, "openid").at("access_token"));

        assertThat(claims.getClaims())
                .containsEntry("dept", "Sales")
                .containsEntry("shout", "ISAAC!")
                .containsEntry("account", Website.LOGIN)
                .containsEntry("app", "Website/" + site.client())
                .containsEntry("asked", List.of("openid"))
                .containsEntry("internal", site.user())
                .doesNotContainKeys("nobody", "unknown");
    }

    @Test
    void the_subject_of_access_tokens_can_be_another() throws ParseException {
        var sub = okta.get(CLAIMS).json().elements().getFirst().textAt("id").orElseThrow();
        okta.put(CLAIMS + "/" + sub, """
                {"name": "sub", "claimType": "RESOURCE", "valueType": "EXPRESSION", "value": "user.lastName"}
                """).is(200);
        var token = site.tokens(CUSTOM, "openid").at("access_token");

        assertThat(site.verified(CUSTOM, token).getSubject()).isEqualTo("Brock");
        assertThat(site.posted(CUSTOM + "introspect", Parameters.of("token", token))
                        .at("sub"))
                .isEqualTo("Brock");

        okta.put(CLAIMS + "/" + sub, """
                {"name": "sub", "claimType": "RESOURCE", "valueType": "EXPRESSION", "value": "user.title"}""").is(200);
        var code = site.code(CUSTOM, "openid");
        site.posted(CUSTOM + "token", site.codeForm(code))
                .is(400, error("server_error", "The 'sub' user claim could not be evaluated."));
    }

    @Test
    void claims_wait_for_their_scopes() throws ParseException {
        claim("level", "RESOURCE", "\"high\"", ", \"conditions\": {\"scopes\": [\"profile\", \"email\"]}");

        assertThat(site.verified(CUSTOM, site.tokens(CUSTOM, "openid").at("access_token"))
                        .getClaims())
                .doesNotContainKey("level");
        assertThat(site.verified(CUSTOM, site.tokens(CUSTOM, "openid email").at("access_token"))
                        .getClaims())
                .containsEntry("level", "high");
    }

    @Test
    void groups_are_picked_by_their_names() throws ParseException {
        member("team-blue");
        member("team-red");
        member("red");
        groups("starting", "STARTS_WITH", "team-");
        groups("equal", "EQUALS", "red");
        groups("containing", "CONTAINS", "red");
        groups("matching", "REGEX", "team-(blue|green)");
        groups("everything", "REGEX", ".*");
        groups("nothing", "STARTS_WITH", "guild-");
        claim("functional", "RESOURCE", "Groups.startsWith(\"OKTA\", \"team-\", 1)", "");

        var claims = site.verified(CUSTOM, site.tokens(CUSTOM, "openid").at("access_token"));

        assertThat(claims.getClaims())
                .containsEntry("starting", List.of("team-blue", "team-red"))
                .containsEntry("equal", List.of("red"))
                .containsEntry("containing", List.of("team-red", "red"))
                .containsEntry("matching", List.of("team-blue"))
                .containsEntry("everything", List.of("Everyone", "team-blue", "team-red", "red"))
                .containsEntry("functional", List.of("team-blue"))
                .doesNotContainKey("nothing");
    }

    @Test
    void too_many_groups_are_no_token() {
        for (var i = 0; i < 101; i++) {
            member("g" + i);
        }
        groups("groups", "STARTS_WITH", "g");
        var code = site.code(CUSTOM, "openid");

        site.posted(CUSTOM + "token", site.codeForm(code))
                .is(
                        400,
                        error(
                                "server_error",
                                "The groups claim matched too many groups and must be configured to match fewer "
                                        + "groups."));
    }

    @Test
    void id_tokens_beside_access_tokens_have_only_what_is_always_there() throws ParseException {
        claim("always", "IDENTITY", "user.login", ", \"alwaysIncludeInToken\": true");
        claim("sometimes", "IDENTITY", "user.login", ", \"alwaysIncludeInToken\": false");
        var tokens = site.tokens(CUSTOM, "openid profile");

        assertThat(site.verified(CUSTOM, tokens.at("id_token")).getClaims())
                .containsEntry("always", Website.LOGIN)
                .containsEntry("name", "Isaac Brock")
                .doesNotContainKeys("sometimes", "zoneinfo", "given_name");
        var userinfo = okta.sendBare(
                        Request.get(CUSTOM + "userinfo").header("Authorization", "Bearer " + tokens.at("access_token")))
                .is(200)
                .json();
        assertThat(userinfo.names()).contains("always", "sometimes", "zoneinfo", "given_name");
    }

    @Test
    void claims_that_are_switched_off_are_not_told() throws ParseException {
        var email = okta.get(CLAIMS).json().elements().stream()
                .filter(claim -> claim.textAt("name").orElseThrow().equals("email"))
                .findFirst()
                .flatMap(claim -> claim.textAt("id"))
                .orElseThrow();
        okta.put(CLAIMS + "/" + email, """
                {"name": "email", "claimType": "IDENTITY", "valueType": "SYSTEM", "status": "INACTIVE",
                 "conditions": {"scopes": ["email"]}}""").is(200);

        assertThat(site.verified(CUSTOM, site.tokens(CUSTOM, "openid email").at("id_token"))
                        .getClaims())
                .doesNotContainKey("email");
    }
}

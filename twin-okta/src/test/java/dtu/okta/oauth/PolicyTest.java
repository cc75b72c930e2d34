package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final String FAILED = error(
            "access_denied", "Policy evaluation failed for this request, please check the policy configurations.");
    private static final String POLICIES = "/api/v1/authorizationServers/default/policies";

    private final Website site = Website.web();
    private final Org okta = site.okta();
    private final String policy =
            okta.get(POLICIES).json().elements().getFirst().textAt("id").orElseThrow();
    private final String rules = POLICIES + "/" + policy + "/rules";
    private final String rule =
            okta.get(rules).json().elements().getFirst().textAt("id").orElseThrow();

    private void rule(String conditions, String actions) {
        okta.put(rules + "/" + rule, """
                {"type": "RESOURCE_ACCESS", "name": "R", "conditions": {%s}, "actions": {"token": {%s}}}
                """.formatted(conditions, actions)).is(200);
    }

    private static final String ANYBODY = """
            "people": {"groups": {"include": ["EVERYONE"]}}, "scopes": {"include": ["*"]}""";

    @Test
    void a_client_that_no_policy_serves_gets_nothing() {
        okta.put(POLICIES + "/" + policy, """
                {"name": "P", "conditions": {"clients": {"include": []}}}""").is(200);

        site.byPassword(CUSTOM, "openid").is(401, FAILED);
        var back =
                Website.back(site.authorize(CUSTOM, site.request("openid").with("sessionToken", site.sessionToken())));

        assertThat(back.first("error")).contains("access_denied");
        assertThat(back.first("error_description"))
                .contains("Policy evaluation failed for this request, please check the policy configurations.");
        okta.put(POLICIES + "/" + policy, """
                {"name": "P", "conditions": {"clients": {"include": ["%s"]}}}""".formatted(site.client())).is(200);
        site.byPassword(CUSTOM, "openid").is(200);
        okta.post(POLICIES + "/" + policy + "/lifecycle/deactivate").is(204);
        site.byPassword(CUSTOM, "openid").is(401, FAILED);
    }

    @Test
    void a_rule_admits_only_its_grants() {
        rule(ANYBODY + ", \"grantTypes\": {\"include\": [\"client_credentials\"]}", "");
        okta.post("/api/v1/authorizationServers/default/scopes", "{\"name\": \"car\"}")
                .is(201);

        site.byPassword(CUSTOM, "openid").is(401, FAILED);
        site.posted(CUSTOM + "token", Parameters.of("grant_type", "client_credentials", "scope", "car"))
                .is(200);
    }

    @Test
    void a_rule_admits_only_its_people() {
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Drivers\"}}")
                .at("id");
        var grants = ", \"scopes\": {\"include\": [\"*\"]}, \"grantTypes\": {\"include\": [\"password\"]}";
        rule("\"people\": {\"groups\": {\"include\": [\"" + group + "\"]}}" + grants, "");
        site.byPassword(CUSTOM, "openid").is(401, FAILED);

        okta.put("/api/v1/groups/" + group + "/users/" + site.user()).is(204);
        site.byPassword(CUSTOM, "openid").is(200);

        rule(
                "\"people\": {\"groups\": {\"include\": [\"EVERYONE\"]}, \"users\": {\"exclude\": [\"" + site.user()
                        + "\"]}}" + grants,
                "");
        site.byPassword(CUSTOM, "openid").is(401, FAILED);
        rule("\"people\": {\"users\": {\"include\": [\"" + site.user() + "\"]}}" + grants, "");
        site.byPassword(CUSTOM, "openid").is(200);
    }

    @Test
    void a_rule_admits_only_its_scopes() {
        rule("""
                "people": {"groups": {"include": ["EVERYONE"]}}, "scopes": {"include": ["openid", "email"]},
                "grantTypes": {"include": ["password"]}""", "");

        site.byPassword(CUSTOM, "openid email").is(200);
        site.byPassword(CUSTOM, "openid email profile").is(401, FAILED);
    }

    @Test
    void the_first_rule_that_admits_a_request_decides_how_long_tokens_last() throws ParseException {
        rule(ANYBODY + ", \"grantTypes\": {\"include\": [\"password\"]}", "\"accessTokenLifetimeMinutes\": 5");
        okta.post(rules, """
                {"type": "RESOURCE_ACCESS", "name": "Later", "conditions": {%s,
                  "grantTypes": {"include": ["password"]}}, "actions": {"token": {"accessTokenLifetimeMinutes": 90}}}
                """.formatted(ANYBODY)).is(201);

        var reply = site.byPassword(CUSTOM, "openid").is(200);

        assertThat(reply.json().at("expires_in").orElseThrow().asLong()).isEqualTo(300);
        var claims = site.verified(CUSTOM, reply.at("access_token"));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(5));
        okta.solo().pass(Duration.ofMinutes(5));
        site.posted(CUSTOM + "introspect", Parameters.of("token", reply.at("access_token")))
                .is(200, "{\"active\": false}");
    }

    @Test
    void a_refresh_token_ends_with_its_window_and_with_its_lifetime() {
        rule(ANYBODY + ", \"grantTypes\": {\"include\": [\"password\"]}", """
                "accessTokenLifetimeMinutes": 10, "refreshTokenLifetimeMinutes": 30, "refreshTokenWindowMinutes": 20
                """);
        var token = site.byPassword(CUSTOM, "openid offline_access").is(200).at("refresh_token");
        var form = Parameters.of("grant_type", "refresh_token", "refresh_token", token);
        var gone = error("invalid_grant", "The refresh token is invalid or expired.");

        okta.solo().pass(Duration.ofMinutes(19));
        site.posted(CUSTOM + "token", form).is(200);
        okta.solo().pass(Duration.ofMinutes(12));
        site.posted(CUSTOM + "token", form).is(400, gone);

        var idle = site.byPassword(CUSTOM, "openid offline_access").is(200).at("refresh_token");
        okta.solo().pass(Duration.ofMinutes(20));
        site.posted(CUSTOM + "token", form.without("refresh_token").with("refresh_token", idle))
                .is(400, gone);
    }

    @Test
    void a_refresh_is_decided_again_as_of_the_grant_it_began_with() {
        var token = site.byPassword(CUSTOM, "openid offline_access").is(200).at("refresh_token");
        rule(ANYBODY + ", \"grantTypes\": {\"include\": [\"authorization_code\"]}", "");

        site.posted(CUSTOM + "token", Parameters.of("grant_type", "refresh_token", "refresh_token", token))
                .is(401, FAILED);
    }

    @Test
    void tokens_signed_before_keys_were_rotated_are_still_good_until_they_are_rotated_again() {
        var token = site.byPassword(CUSTOM, "openid").is(200).at("access_token");
        var rotate = "/api/v1/authorizationServers/default/credentials/lifecycle/keyRotate";
        okta.post(rotate).is(200);

        site.verified(CUSTOM, token);
        site.verified(CUSTOM, site.byPassword(CUSTOM, "openid").at("access_token"));
        assertThat(introspected(token)).contains("\"active\":true");
        okta.post(rotate).is(200);
        assertThat(introspected(token)).contains("\"active\":false");
    }

    private String introspected(String token) {
        return site.posted(CUSTOM + "introspect", Parameters.of("token", token)).text();
    }
}

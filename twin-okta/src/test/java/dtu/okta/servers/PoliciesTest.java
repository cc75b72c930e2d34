package dtu.okta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final String POLICIES = "/api/v1/authorizationServers/default/policies";

    private final Org okta = Org.inMemory();

    private static String refused(String field, String cause) {
        return Org.error("E0000001", "Api validation failed: " + field, cause);
    }

    private String policy(String name, String more) {
        return okta.post(POLICIES, """
                {"type": "OAUTH_AUTHORIZATION_POLICY", "name": "%s", "description": "d",
                 "conditions": {"clients": {"include": ["ALL_CLIENTS"]}}%s}""".formatted(name, more)).is(201).at("id");
    }

    private String rule(String policy, String name, String more) {
        return okta.post(POLICIES + "/" + policy + "/rules", """
                {"type": "RESOURCE_ACCESS", "name": "%s",
                 "conditions": {"grantTypes": {"include": ["password"]}}%s}""".formatted(name, more))
                .is(201)
                .at("id");
    }

    private List<String> names(String path) {
        return okta.get(path).is(200).json().elements().stream()
                .map(one -> one.textAt("name").orElseThrow() + " "
                        + one.at("priority").orElseThrow())
                .toList();
    }

    @Test
    void the_default_server_has_a_policy_and_a_rule_for_everybody() {
        var policy = okta.get(POLICIES).json().elements().getFirst();
        var id = policy.textAt("id").orElseThrow();
        okta.get(POLICIES + "/" + id).is(200, """
                {"id": "${json-unit.regex}00p.{17}", "status": "ACTIVE", "name": "Default Policy",
                 "description": "Default policy description", "priority": 1, "system": false,
                 "conditions": {"clients": {"include": ["ALL_CLIENTS"]}}, "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z", "type": "OAUTH_AUTHORIZATION_POLICY",
                 "_links": {
                   "self": {"href": "http://okta.test%1$s", "hints": {"allow": ["GET", "PUT"]}},
                   "rules": {"href": "http://okta.test%1$s/rules", "hints": {"allow": ["GET"]}},
                   "deactivate": {"href": "http://okta.test%1$s/lifecycle/deactivate",
                                  "hints": {"allow": ["POST"]}}}}""".formatted(POLICIES + "/" + id));
        var rule = okta.get(POLICIES + "/" + id + "/rules")
                .is(200)
                .json()
                .elements()
                .getFirst();
        okta.get(POLICIES + "/" + id + "/rules/" + rule.textAt("id").orElseThrow())
                .is(200, """
                {"id": "${json-unit.regex}0pr.{17}", "status": "ACTIVE", "name": "Default Policy Rule", "priority": 1,
                 "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z", "system": false,
                 "conditions": {"people": {"users": {"exclude": []}, "groups": {"include": ["EVERYONE"]}},
                   "grantTypes": {"include": "${json-unit.ignore}"}, "scopes": {"include": ["*"]}},
                 "actions": {"token": {"accessTokenLifetimeMinutes": 60, "refreshTokenLifetimeMinutes": 0,
                   "refreshTokenWindowMinutes": 10080}},
                 "_links": "${json-unit.ignore}", "type": "RESOURCE_ACCESS"}""");
    }

    @Test
    void policies_stand_where_they_are_put_and_close_up() {
        var second = policy("B", "");
        policy("A", ", \"priority\": 1");
        assertThat(names(POLICIES)).containsExactly("A 1", "Default Policy 2", "B 3");

        okta.put(POLICIES + "/" + second, """
                {"type": "OAUTH_AUTHORIZATION_POLICY", "name": "C", "priority": 2,
                 "conditions": {"clients": {"include": []}}}""").is(200);
        assertThat(names(POLICIES)).containsExactly("A 1", "C 2", "Default Policy 3");
        okta.delete(POLICIES + "/" + second).is(204);

        assertThat(names(POLICIES)).containsExactly("A 1", "Default Policy 2");
        assertThat(okta.events())
                .endsWith("policy.lifecycle.create", "policy.lifecycle.update", "policy.lifecycle.delete");
        okta.get(POLICIES + "/" + second)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + second + " (Policy)"));
    }

    @Test
    void policies_and_rules_are_switched() {
        var policy = POLICIES + "/" + policy("A", ", \"status\": \"INACTIVE\"");
        assertThat(okta.get(policy).at("status")).isEqualTo("INACTIVE");
        okta.post(policy + "/lifecycle/activate").is(204);
        okta.post(policy + "/lifecycle/activate").is(204);
        assertThat(okta.get(policy).at("status")).isEqualTo("ACTIVE");
        okta.post(policy + "/lifecycle/deactivate").is(204);
        var rule = policy + "/rules/" + rule(policy.substring(POLICIES.length() + 1), "R", "");
        okta.post(rule + "/lifecycle/deactivate").is(204);
        assertThat(okta.get(rule).at("status")).isEqualTo("INACTIVE");
        okta.post(rule + "/lifecycle/activate").is(204);
        assertThat(okta.events())
                .endsWith(
                        "policy.lifecycle.activate",
                        "policy.lifecycle.deactivate",
                        "policy.rule.add",
                        "policy.rule.deactivate",
                        "policy.rule.activate");
        okta.post(policy + "/rules/0prnone/lifecycle/activate")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0prnone (PolicyRule)"));
    }

    @Test
    void a_policy_must_make_sense() {
        okta.post(POLICIES, "{\"type\": \"PASSWORD\", \"name\": \"A\"}")
                .is(400, refused("type", "type: The field has an invalid value"));
        okta.post(POLICIES, "{\"name\": \"Default Policy\"}")
                .is(400, refused("name", "name: An object with this field already exists in the current organization"));
        okta.post(POLICIES, "{\"name\": \"" + "n".repeat(101) + "\"}")
                .is(400, refused("name", "name: The field is too long"));
        okta.post(POLICIES, "{\"name\": \"A\", \"description\": \"" + "d".repeat(256) + "\"}")
                .is(400, refused("description", "description: The field is too long"));
        okta.post(POLICIES, "{\"name\": \"A\", \"conditions\": {\"clients\": {\"include\": [\"0oanone\"]}}}")
                .is(400, refused("include", "include: The client '0oanone' does not exist"));
        okta.post("/api/v1/authorizationServers/none/policies", "{\"name\": \"A\"}")
                .is(404, Org.error("E0000007", "Not found: Resource not found: none (AuthorizationServer)"));
    }

    @Test
    void rules_are_made_changed_and_unmade() {
        var policy = policy("A", "");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Drivers\"}}")
                .at("id");
        var rules = POLICIES + "/" + policy + "/rules";
        var rule = okta.post(rules, """
                {"type": "RESOURCE_ACCESS", "name": "Drivers", "priority": 1,
                 "conditions": {"people": {"groups": {"include": ["%1$s"]}, "users": {}}, "scopes": {},
                   "grantTypes": {"include": ["implicit"]}},
                 "actions": {"token": {"accessTokenLifetimeMinutes": 5, "refreshTokenLifetimeMinutes": 20,
                   "refreshTokenWindowMinutes": 10}}}""".formatted(group))
                .is(201, """
                {"id": "${json-unit.regex}0pr.{17}", "status": "ACTIVE", "name": "Drivers", "priority": 1,
                 "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z", "system": false,
                 "conditions": {"people": {"users": {"exclude": []}, "groups": {"include": ["%1$s"]}},
                   "grantTypes": {"include": ["implicit"]}, "scopes": {"include": []}},
                 "actions": {"token": {"accessTokenLifetimeMinutes": 5, "refreshTokenLifetimeMinutes": 20,
                   "refreshTokenWindowMinutes": 10}},
                 "_links": {
                   "self": {"href": "${json-unit.any-string}", "hints": {"allow": ["GET", "PUT", "DELETE"]}},
                   "deactivate": {"href": "${json-unit.any-string}", "hints": {"allow": ["POST"]}}},
                 "type": "RESOURCE_ACCESS"}""".formatted(group))
                .at("id");
        rule(policy, "First", ", \"priority\": 1");
        assertThat(names(rules)).containsExactly("First 1", "Drivers 2");

        okta.put(rules + "/" + rule, """
                {"type": "RESOURCE_ACCESS", "name": "Racers", "priority": 1,
                 "conditions": {"grantTypes": {"include": ["implicit"]}}}""").is(200);
        assertThat(names(rules)).containsExactly("Racers 1", "First 2");
        okta.delete(rules + "/" + rule).is(204);

        assertThat(names(rules)).containsExactly("First 1");
        okta.delete(rules + "/" + rule)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + rule + " (PolicyRule)"));
        assertThat(okta.events()).endsWith("policy.rule.update", "policy.rule.delete");
    }

    @Test
    void a_rule_must_make_sense() {
        var rules = POLICIES + "/" + policy("A", "") + "/rules";
        var start = "{\"type\": \"RESOURCE_ACCESS\", \"name\": \"R\"";
        var grants = "\"grantTypes\": {\"include\": [\"password\"]}";
        okta.post(rules, start + "}").is(400, refused("conditions", "conditions: The field cannot be left blank"));
        okta.post(rules, start + ", \"conditions\": {\"grantTypes\": {\"include\": [\"magic\"]}}}")
                .is(400, refused("grantTypes", "grantTypes: The field has an invalid value"));
        okta.post(
                        rules,
                        start + ", \"conditions\": {" + grants
                                + ", \"people\": {\"groups\": {\"include\": [\"00gnone\"]}}}}")
                .is(400, refused("groups", "groups: The group '00gnone' does not exist"));
        okta.post(
                        rules,
                        start + ", \"conditions\": {" + grants
                                + ", \"people\": {\"users\": {\"exclude\": [\"00unone\"]}}}}")
                .is(400, refused("users", "users: The user '00unone' does not exist"));
        okta.post(rules, start + ", \"conditions\": {" + grants + ", \"scopes\": {\"include\": [\"none\"]}}}")
                .is(400, refused("scopes", "scopes: The scope 'none' does not exist"));
        okta.post(rules, "{\"type\": \"SIGN_ON\", \"name\": \"R\", \"conditions\": {}}")
                .is(400, refused("type", "type: The field has an invalid value"));
        assertThat(names(rules)).isEmpty();
    }

    private Reply acting(String token) {
        return okta.post(
                POLICIES + "/" + policy(Integer.toString(token.hashCode()), "") + "/rules", """
                {"type": "RESOURCE_ACCESS", "name": "R", "conditions": {"grantTypes": {"include": ["password"]}},
                 "actions": {"token": {%s}}}""".formatted(token));
    }

    @Test
    void tokens_cannot_last_any_time() {
        acting("\"accessTokenLifetimeMinutes\": 4")
                .is(
                        400,
                        refused(
                                "accessTokenLifetimeMinutes",
                                "accessTokenLifetimeMinutes: The field must be between 5 and 1440 minutes"));
        acting("\"refreshTokenWindowMinutes\": 9")
                .is(
                        400,
                        refused(
                                "refreshTokenWindowMinutes",
                                "refreshTokenWindowMinutes: The field must be between 10 and 2628000 minutes"));
        acting("\"refreshTokenLifetimeMinutes\": 30")
                .is(
                        400,
                        refused(
                                "refreshTokenLifetimeMinutes",
                                "refreshTokenLifetimeMinutes: The lifetime of a refresh token must not be less than "
                                        + "that of an access token"));
        acting("\"inlineHook\": {\"id\": \"calnone\"}")
                .is(400, refused("inlineHook", "inlineHook: The inline hook 'calnone' does not exist"));
    }
}

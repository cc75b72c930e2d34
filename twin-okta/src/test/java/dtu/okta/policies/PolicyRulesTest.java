package dtu.okta.policies;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {
    private final Org okta = Org.inMemory();

    private String policy(String type, String more) {
        return okta.post("/api/v1/policies", "{\"type\": \"" + type + "\", \"name\": \"P\"" + more + "}")
                .is(200)
                .at("id");
    }

    private String system(String type) {
        return okta.get("/api/v1/policies?type=" + type)
                .json()
                .elements()
                .getLast()
                .textAt("id")
                .orElseThrow();
    }

    private Org.Reply rule(String policy, String name, String more) {
        return okta.post("/api/v1/policies/" + policy + "/rules", "{\"name\": \"" + name + "\"" + more + "}");
    }

    private List<String> names(String policy) {
        return okta.get("/api/v1/policies/" + policy + "/rules").is(200).json().elements().stream()
                .map(rule -> rule.textAt("name").orElseThrow() + " "
                        + rule.at("priority").orElseThrow().asText())
                .toList();
    }

    @Test
    void a_new_sign_on_rule_is_shown_whole_with_what_okta_fills_in() {
        var policy = policy("OKTA_SIGN_ON", "");

        var rule = rule(policy, "Two factors", """
                , "type": "SIGN_ON", "actions": {"signon": {"access": "ALLOW", "requireFactor": true,
                  "factorPromptMode": "ALWAYS", "session": {"maxSessionIdleMinutes": 30}}}""");
        var self = "http://okta.test/api/v1/policies/" + policy + "/rules/" + rule.at("id");

        rule.is(200, """
                { "id": "${json-unit.regex}0pr[0-9A-Za-z]{17}", "status": "ACTIVE", "name": "Two factors",
                  "priority": 1, "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "system": false,
                  "conditions": {"people": {"users": {"exclude": []}}, "network": {"connection": "ANYWHERE"},
                    "authContext": {"authType": "ANY"}, "risk": {"behaviors": []}, "riskScore": {"level": "ANY"},
                    "identityProvider": {"provider": "ANY"}},
                  "actions": {"signon": {"access": "ALLOW", "requireFactor": true, "factorPromptMode": "ALWAYS",
                    "primaryFactor": "PASSWORD_IDP_ANY_FACTOR", "rememberDeviceByDefault": false,
                    "session": {"usePersistentCookie": false, "maxSessionIdleMinutes": 30,
                      "maxSessionLifetimeMinutes": 0}}},
                  "_links": {"self": {"href": "%s", "hints": {"allow": ["GET", "PUT", "DELETE"]}},
                    "deactivate": {"href": "%s/lifecycle/deactivate", "hints": {"allow": ["POST"]}}},
                  "type": "SIGN_ON" }""".formatted(self, self));
        okta.get("/api/v1/policies/" + policy + "/rules/" + rule.at("id")).is(200, rule.text());
        assertThat(okta.events()).endsWith("policy.rule.add");
    }

    @Test
    void the_rule_of_the_default_stays_last_and_cannot_be_deleted() {
        var policy = system("PASSWORD");
        rule(policy, "One", "").is(200);
        rule(policy, "Zero", ", \"priority\": 1").is(200);

        assertThat(names(policy)).containsExactly("Zero 1", "One 2", "Default Rule 3");
        var last = okta.get("/api/v1/policies/" + policy + "/rules")
                .json()
                .elements()
                .getLast()
                .textAt("id")
                .orElseThrow();
        okta.delete("/api/v1/policies/" + policy + "/rules/" + last)
                .is(400, error("E0000001", "Api validation failed: ruleId", "The default rule cannot be deleted"));
        okta.post("/api/v1/policies/" + policy + "/rules/" + last + "/lifecycle/deactivate")
                .is(400);
        okta.put("/api/v1/policies/" + policy + "/rules/" + last, """
                {"name": "Default Rule", "actions": {"selfServiceUnlock": {"access": "ALLOW"}}}""").is(200);
        okta.put("/api/v1/policies/" + policy + "/rules/" + last, "{\"name\": \"Mine\"}")
                .is(400);
    }

    @Test
    void an_app_policy_has_a_catch_all_that_keeps_number_99() {
        var policy = policy("ACCESS_POLICY", "");
        rule(policy, "One", ", \"priority\": 1").is(200);
        rule(policy, "Other", ", \"priority\": 1").is(200);
        rule(policy, "Next", "").is(200);

        assertThat(names(policy)).containsExactly("Other 1", "One 2", "Next 3", "Catch-all Rule 99");
        assertThatJson(okta.get("/api/v1/policies/" + policy + "/rules").text())
                .node("[3]")
                .isEqualTo("""
                        { "id": "${json-unit.regex}rul[0-9A-Za-z]{17}", "status": "ACTIVE", "name": "Catch-all Rule",
                          "priority": 99, "created": "2026-01-05T08:00:00.000Z",
                          "lastUpdated": "2026-01-05T08:00:00.000Z", "system": true, "conditions": null,
                          "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"factorMode": "1FA",
                            "type": "ASSURANCE", "reauthenticateIn": "PT12H"},
                            "keepMeSignedIn": {"postAuth": "NOT_ALLOWED"}}},
                          "_links": "${json-unit.ignore}", "type": "ACCESS_POLICY" }""");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        var policy = policy("OKTA_SIGN_ON", "");
        rule(policy, "R", ", \"type\": \"PASSWORD\"")
                .is(
                        400,
                        error("E0000001", "Api validation failed: type", "type: The type of the rule must be SIGN_ON"));
        rule(policy, "R", ", \"actions\": {\"signon\": {\"access\": \"MAYBE\"}}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: access",
                                "signon.access: The field has an invalid value"));
        rule(policy, "R", ", \"actions\": {\"appSignOn\": {}}").is(400);
        rule(policy, "R", ", \"actions\": {\"signon\": {\"requireFactor\": true}}")
                .is(400);
        rule(policy, "R", ", \"conditions\": {\"network\": {\"connection\": \"ZONE\", \"include\": [\"nzonone\"]}}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: conditions",
                                "conditions.network.include: Invalid network zone ID: nzonone"));
        rule(policy, "R", ", \"conditions\": {\"people\": {\"users\": {\"exclude\": [\"00unone\"]}}}")
                .is(400);
        rule(policy, "R", "").is(200);
        rule(policy, "r", "")
                .is(400, error("E0000001", "Api validation failed: name", "name: Policy rule name already in use"));
        rule(system("PROFILE_ENROLLMENT"), "R", "").is(400);
        okta.get("/api/v1/policies/" + policy + "/rules/0prnone")
                .is(404, error("E0000007", "Not found: Resource not found: 0prnone (PolicyRule)"));
        rule(policy("ACCESS_POLICY", ""), "R", ", \"conditions\": {\"elCondition\": {\"condition\": \"user.\"}}")
                .is(400);
    }

    @Test
    void a_rule_moves_and_is_switched_off_and_on() {
        var policy = policy("OKTA_SIGN_ON", "");
        var one = rule(policy, "One", "").at("id");
        rule(policy, "Two", ", \"status\": \"INACTIVE\"").is(200);
        var path = "/api/v1/policies/" + policy + "/rules/" + one;

        okta.post(path + "/lifecycle/deactivate").is(204);
        assertThat(okta.get(path).at("status")).isEqualTo("INACTIVE");
        okta.post(path + "/lifecycle/activate").is(204);
        okta.put(path, "{\"name\": \"One\", \"priority\": 2}").is(200);
        assertThat(names(policy)).containsExactly("Two 1", "One 2");
        okta.delete(path).is(204);
        assertThat(names(policy)).containsExactly("Two 1");
        okta.get(path).is(404);
    }

    @Test
    void a_profile_enrollment_policy_is_mapped_here_and_an_app_policy_is_not() {
        var app = okta.post("/api/v1/apps", """
                {"label": "B", "signOnMode": "BOOKMARK", "name": "bookmark",
                 "settings": {"app": {"url": "https://a.test"}}}""").at("id");
        var policy = policy("PROFILE_ENROLLMENT", "");
        var path = "/api/v1/policies/" + policy;
        var body = "{\"resourceType\": \"APP\", \"resourceId\": \"" + app + "\"}";
        okta.get(path + "/mappings").is(200, "[]");

        var mapping = okta.post(path + "/mappings", body);
        mapping.is(200, """
                { "id": "${json-unit.regex}map[0-9A-Za-z]{17}", "_links": {
                  "application": {"href": "http://okta.test/api/v1/apps/%s", "hints": {"allow":
                    ["GET", "PUT", "DELETE"]}},
                  "self": {"href": "http://okta.test%s/mappings/%s", "hints": {"allow": ["GET", "PUT", "DELETE"]}},
                  "policy": {"href": "http://okta.test%s", "hints": {"allow": ["GET", "PUT",
                    "DELETE"]}}} }""".formatted(app, path, mapping.at("id"), path));
        okta.get(path + "/mappings").is(200, "[" + mapping.text() + "]");
        assertThat(okta.get(path + "/app").json().elements())
                .extracting(each -> each.textAt("id").orElseThrow())
                .containsExactly(app);
        okta.delete(path).is(400);
        okta.get(path + "/mappings/" + mapping.at("id")).is(200, mapping.text());
        okta.delete(path + "/mappings/" + mapping.at("id")).is(204);
        okta.get(path + "/mappings/" + mapping.at("id")).is(404);
        okta.post(path + "/mappings", body.replace(app, "0oanone")).is(404);
        okta.post("/api/v1/policies/" + system("ACCESS_POLICY") + "/mappings", body.replace("APP", "ACCESS_POLICY"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: Policy mappings are no longer supported on this endpoint."));
    }

    @Test
    void a_simulation_tells_which_rule_would_apply_and_why_others_do_not() {
        var app = okta.post("/api/v1/apps", """
                {"label": "B", "signOnMode": "BOOKMARK", "name": "bookmark",
                 "settings": {"app": {"url": "https://a.test"}}}""").at("id");
        var ann = okta.person("Ann", "Lee");
        var zone = okta.post("/api/v1/zones", """
                {"type": "IP", "name": "Office", "gateways": [{"type": "CIDR",
                  "value": "10.0.0.0/8"}]}""").is(200).at("id");
        var policy = policy("OKTA_SIGN_ON", "");
        var rule = rule(policy, "At home", """
                , "conditions": {"network": {"connection": "ZONE", "exclude": ["%s"]}}""".formatted(zone)).at("id");
        var body = """
                {"appInstance": "%s", "policyTypes": ["OKTA_SIGN_ON"],
                 "policyContext": {"user": {"id": "%s"}, "groups": {"ids": []}, "ip": "%s"}}""";

        okta.post("/api/v1/policies/simulate", body.formatted(app, ann, "9.9.9.9"))
                .is(200, """
                { "evaluation": [{"status": null, "policyType": "OKTA_SIGN_ON",
                  "result": {"policies": [{"id": "%s", "name": "P", "status": "MATCH",
                    "conditions": [{"type": "people.groups.include", "status": "MATCH"}],
                    "rules": [{"id": "%s", "name": "At home", "status": "MATCH",
                      "conditions": [{"type": "network.exclude", "status": "MATCH"}]}]}]},
                  "undefined": {"policies": []}, "evaluated": {"policies": []}}] }""".formatted(policy, rule));
        var inside = okta.post("/api/v1/policies/simulate?expand=EVALUATED", body.formatted(app, ann, "10.1.1.1"));
        assertThatJson(inside.text())
                .node("evaluation[0].evaluated.policies[0].rules[0].status")
                .isEqualTo("NOT_MATCH");
        assertThatJson(inside.text())
                .node("evaluation[0].result.policies[0].name")
                .isEqualTo("Default Policy");
        okta.post("/api/v1/policies/simulate", "[" + body.formatted(app, ann, "10.1.1.1") + "]")
                .is(400, error("E0000003", "The request body was not well-formed."));
        okta.post("/api/v1/policies/simulate", body.formatted("0oanone", ann, ""))
                .is(404);
        okta.post("/api/v1/policies/simulate", body.formatted(app, "00unone", ""))
                .is(404);
    }

    @Test
    void a_simulation_is_of_a_user_or_of_groups() {
        var app = okta.post("/api/v1/apps", """
                {"label": "B", "signOnMode": "BOOKMARK", "name": "bookmark",
                 "settings": {"app": {"url": "https://a.test"}}}""").at("id");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Drivers\"}}")
                .at("id");
        var body = "{\"appInstance\": \"%s\", \"policyContext\": {%s\"groups\": {\"ids\": [\"%s\"]}}}";

        okta.post("/api/v1/policies/simulate", body.formatted(app, "", group)).is(200);
        var user = "\"user\": {\"id\": \"" + okta.person("Ann", "Lee") + "\"}, ";
        okta.post("/api/v1/policies/simulate", body.formatted(app, user, group))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: policyContext",
                                "policyContext: Only a user or groups can be given, not both"));
    }
}

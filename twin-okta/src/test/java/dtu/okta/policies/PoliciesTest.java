package dtu.okta.policies;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final String DEFAULT_SETTINGS = """
            { "password": {
                "complexity": {"minLength": 8, "minLowerCase": 1, "minUpperCase": 1, "minNumber": 1, "minSymbol": 1,
                  "excludeUsername": true, "dictionary": {"common": {"exclude": false}}, "excludeAttributes": []},
                "age": {"maxAgeDays": 0, "expireWarnDays": 0, "minAgeMinutes": 0, "historyCount": 0},
                "lockout": {"maxAttempts": 10, "autoUnlockMinutes": 0, "userLockoutNotificationChannels": [],
                  "showLockoutFailures": false},
                "breachedProtection": {"expireAfterDays": null, "logoutEnabled": false, "delegatedWorkflowId": null}},
              "recovery": {"factors": {
                "recovery_question": {"status": "INACTIVE", "properties": {"complexity": {"minLength": 4}}},
                "okta_email": {"status": "ACTIVE", "properties": {"recoveryToken": {"tokenLifetimeMinutes": 60}}},
                "okta_sms": {"status": "INACTIVE"}, "okta_call": {"status": "INACTIVE"}}},
              "delegation": {"options": {"skipUnlock": false}} }""";

    private final Org okta = Org.inMemory();

    private String group(String name) {
        return okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + name + "\"}}")
                .at("id");
    }

    private Org.Reply create(String type, String name, String more) {
        return okta.post("/api/v1/policies", "{\"type\": \"" + type + "\", \"name\": \"" + name + "\"" + more + "}");
    }

    /** The id of a new policy with a rule for everybody: without one it would hold for nobody. */
    private String withRule(String type, String name, String more) {
        var policy = create(type, name, more).is(200).at("id");
        okta.post("/api/v1/policies/" + policy + "/rules", "{\"name\": \"For all\"}")
                .is(200);
        return policy;
    }

    private List<String> names(String query) {
        return okta.get("/api/v1/policies?" + query).is(200).json().elements().stream()
                .map(policy -> policy.textAt("name").orElseThrow() + " "
                        + policy.at("priority").orElseThrow().asText())
                .toList();
    }

    @Test
    void a_new_password_policy_is_shown_whole_with_what_okta_fills_in() {
        var group = group("Sales");

        var policy = create("PASSWORD", "Long ones", """
                , "description": "d", "conditions": {"people": {"groups": {"include": ["%s"]}}},
                "settings": {"password": {"complexity": {"minLength": 12}}}""".formatted(group));
        var self = "http://okta.test/api/v1/policies/" + policy.at("id");

        policy.is(200, """
                { "id": "${json-unit.regex}00p[0-9A-Za-z]{17}", "status": "ACTIVE", "name": "Long ones",
                  "description": "d", "priority": 1, "system": false,
                  "conditions": {"people": {"groups": {"include": ["%s"]}}, "authProvider": {"provider": "OKTA"}},
                  "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "settings": %s,
                  "_links": {
                    "mappings": {"href": "%s/mappings", "hints": {"allow": ["GET", "POST"]}},
                    "self": {"href": "%s", "hints": {"allow": ["GET", "PUT", "DELETE"]}},
                    "rules": {"href": "%s/rules", "hints": {"allow": ["GET", "POST"]}},
                    "deactivate": {"href": "%s/lifecycle/deactivate", "hints": {"allow": ["POST"]}}},
                  "type": "PASSWORD" }""".formatted(
                group, DEFAULT_SETTINGS.replace("\"minLength\": 8", "\"minLength\": 12"), self, self, self, self));
        okta.get("/api/v1/policies/" + policy.at("id")).is(200, policy.text());
        assertThat(okta.events()).endsWith("policy.lifecycle.create");
    }

    @Test
    void the_default_stands_last_and_can_neither_go_nor_be_switched_off() {
        create("OKTA_SIGN_ON", "One", "").is(200);
        create("OKTA_SIGN_ON", "Two", "").is(200);
        create("OKTA_SIGN_ON", "First", ", \"priority\": 1").is(200);

        assertThat(names("type=OKTA_SIGN_ON")).containsExactly("First 1", "One 2", "Two 3", "Default Policy 4");
        var id = okta.get("/api/v1/policies?type=OKTA_SIGN_ON&q=default")
                .json()
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        okta.delete("/api/v1/policies/" + id)
                .is(400, error("E0000001", "Api validation failed: policyId", "The default policy cannot be deleted"));
        okta.post("/api/v1/policies/" + id + "/lifecycle/deactivate").is(400);
        okta.put("/api/v1/policies/" + id, "{\"type\": \"OKTA_SIGN_ON\", \"name\": \"Other\"}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: The name of a default policy cannot be changed"));
        assertThatJson(okta.get("/api/v1/policies/" + id).text())
                .inPath("_links")
                .isObject()
                .containsOnlyKeys("self", "rules");
    }

    @Test
    void deleting_a_policy_closes_the_gap_and_takes_its_rules_along() {
        var one = create("MFA_ENROLL", "One", "").at("id");
        create("MFA_ENROLL", "Two", "").is(200);

        okta.delete("/api/v1/policies/" + one).is(204);

        assertThat(names("type=MFA_ENROLL")).containsExactly("Two 1", "Default Policy 2");
        okta.get("/api/v1/policies/" + one)
                .is(404, error("E0000007", "Not found: Resource not found: " + one + " (Policy)"));
        okta.get("/api/v1/policies/" + one + "/rules").is(404);
    }

    @Test
    void lists_need_a_type_and_walk_by_pages() {
        okta.get("/api/v1/policies")
                .is(400, error("E0000001", "Api validation failed: type", "type: The field cannot be left blank"));
        okta.get("/api/v1/policies?type=NONE")
                .is(400, error("E0000001", "Api validation failed: type", "type: The field has an invalid value"));
        okta.get("/api/v1/policies?type=PASSWORD&status=WARM").is(400);
        okta.get("/api/v1/policies?type=PASSWORD&sortBy=age").is(400);
        create("PASSWORD", "Beta", "").is(200);
        create("PASSWORD", "Alpha", ", \"status\": \"INACTIVE\"").is(200);

        var page = okta.get("/api/v1/policies?type=PASSWORD&limit=2").is(200);
        assertThat(page.json().size()).isEqualTo(2);
        assertThat(okta.get(page.link("next").orElseThrow()).json().elements())
                .extracting(policy -> policy.textAt("name").orElseThrow())
                .containsExactly("Default Policy");
        assertThat(names("type=PASSWORD&sortBy=name")).containsExactly("Alpha 2", "Beta 1", "Default Policy 3");
        assertThat(names("type=PASSWORD&q=al")).containsExactly("Alpha 2");
        assertThat(names("type=PASSWORD&status=INACTIVE")).containsExactly("Alpha 2");
    }

    @Test
    void a_name_counts_once_for_each_type() {
        create("PASSWORD", "Same", "").is(200);
        create("OKTA_SIGN_ON", "Same", "").is(200);

        create("PASSWORD", "same", "")
                .is(400, error("E0000001", "Api validation failed: name", "name: Policy name already in use"));
        create("PASSWORD", "", "")
                .is(400, error("E0000001", "Api validation failed: name", "name: The field cannot be left blank"));
        create("ENTITY_RISK", "Another", "").is(400);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        create("PASSWORD", "P", ", \"settings\": {\"password\": {\"complexity\": {\"minLength\": 0}}}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: minLength",
                                "password.complexity.minLength: The field has an invalid value"));
        create("PASSWORD", "P", ", \"conditions\": {\"people\": {\"groups\": {\"include\": [\"00gnone\"]}}}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: conditions",
                                "conditions.people.groups.include: Invalid group ID: 00gnone"));
        create("PASSWORD", "P", ", \"conditions\": {\"authProvider\": {\"provider\": \"X\"}}")
                .is(400);
        create("ACCESS_POLICY", "P", ", \"settings\": {\"x\": 1}").is(400);
        create("PASSWORD", "P", ", \"priority\": -1").is(400);
    }

    @Test
    void a_policy_of_a_group_holds_for_its_members_only() {
        var group = group("Careful");
        withRule("PASSWORD", "Long ones", """
                , "conditions": {"people": {"groups": {"include": ["%s"]}}},
                "settings": {"password": {"complexity": {"minLength": 12, "minSymbol": 0}}}""".formatted(group));
        var body = """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "email": "%s", "login": "%s"},
                 "credentials": {"password": {"value": "%s"}}, "groupIds": [%s]}""";

        okta.post("/api/v1/users", body.formatted("a@a.test", "a@a.test", "Abcd1234", "\"" + group + "\""))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: password",
                                "password: Password requirements were not met. Password requirements: at least 12 "
                                        + "characters, a lowercase letter, an uppercase letter, a number, no parts of "
                                        + "your username."));
        okta.post("/api/v1/users", body.formatted("b@a.test", "b@a.test", "Abcd1234", ""))
                .is(200);
        okta.post("/api/v1/users", body.formatted("c@a.test", "c@a.test", "Abcd12345678", "\"" + group + "\""))
                .is(200);
    }

    @Test
    void a_policy_without_rules_holds_for_nobody() {
        create("PASSWORD", "Long ones", ", \"settings\": {\"password\": {\"complexity\": {\"minLength\": 20}}}")
                .is(200);

        okta.user("", "a@a.test", "Abcd1234");
    }

    @Test
    void a_policy_that_is_switched_off_holds_for_nobody() {
        var policy =
                withRule("PASSWORD", "Short", ", \"settings\": {\"password\": {\"complexity\": {\"minLength\": 20}}}");
        okta.post("/api/v1/policies/" + policy + "/lifecycle/deactivate").is(204);
        okta.user("", "a@a.test", "Abcd1234");

        okta.post("/api/v1/policies/" + policy + "/lifecycle/activate").is(204);
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "I", "lastName": "B", "email": "b@a.test", "login": "b@a.test"},
                 "credentials": {"password": {"value": "Abcd1234"}}}""").is(400);
        assertThat(okta.events()).contains("policy.lifecycle.deactivate", "policy.lifecycle.activate");
    }

    @Test
    void a_former_password_may_not_come_back() {
        var user = okta.user("", "a@a.test", "Abcd1234");
        var path = "/api/v1/users/" + user + "/credentials/change_password";
        var body = "{\"oldPassword\": {\"value\": \"%s\"}, \"newPassword\": {\"value\": \"%s\"}}";
        okta.post(path, body.formatted("Abcd1234", "Efgh5678")).is(200);

        okta.post(path, body.formatted("Efgh5678", "Abcd1234"))
                .is(403, error("E0000014", "Update of credentials failed", Org.PASSWORD_RULES));
        okta.post(path, body.formatted("Efgh5678", "Efgh5678")).is(403);
    }

    @Test
    void an_app_policy_is_cloned_with_its_rules() {
        var policy =
                create("ACCESS_POLICY", "Strict", ", \"description\": \"d\"").is(200);
        assertThat(policy.json().at("conditions")).contains(Json.NULL);

        var clone = okta.post("/api/v1/policies/" + policy.at("id") + "/clone").is(200);

        assertThat(clone.at("name")).isEqualTo("[cloned] Strict");
        assertThat(clone.at("id")).startsWith("rst");
        assertThat(okta.get("/api/v1/policies/" + clone.at("id") + "?expand=rules")
                        .json()
                        .at("_embedded")
                        .flatMap(embedded -> embedded.at("rules"))
                        .orElseThrow()
                        .size())
                .isEqualTo(1);
        var password = create("PASSWORD", "P", "").at("id");
        okta.post("/api/v1/policies/" + password + "/clone").is(400);
    }
}

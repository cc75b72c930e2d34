package dtu.okta.rules;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupRulesTest {
    private int made;
    private final Org okta = Org.inMemory();
    private final String group =
            okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Sales\"}}").at("id");
    private final String ann = okta.user("", "ann@acme.test", "");

    private String body(String group, String expression) {
        return Json.object(json -> json.text("type", "group_rule")
                        .text("name", made++ == 0 ? "sellers" : "sellers " + made)
                        .object(
                                "conditions",
                                conditions -> conditions.object(
                                        "expression",
                                        inner -> inner.text("type", "urn:okta:expression:1.0")
                                                .text("value", expression)))
                        .object(
                                "actions",
                                actions -> actions.object(
                                        "assignUserToGroups", groups -> groups.texts("groupIds", List.of(group)))))
                .toString();
    }

    private String rule(String expression) {
        return "/api/v1/groups/rules/"
                + okta.post("/api/v1/groups/rules", body(group, expression))
                        .is(200)
                        .at("id");
    }

    private void moveTo(String department) {
        okta.post("/api/v1/users/" + ann, "{\"profile\": {\"department\": \"" + department + "\"}}")
                .is(200);
    }

    private int members() {
        return okta.get("/api/v1/groups/" + group + "/users").json().size();
    }

    private void aMomentLater() {
        okta.solo().pass(Duration.ofSeconds(1));
    }

    @Test
    void a_new_rule_is_shown_whole_and_does_not_work_yet() {
        okta.post("/api/v1/groups/rules", body(group, "user.department==\"Sales\""))
                .is(200, """
                { "type": "group_rule", "id": "${json-unit.regex}0pr[0-9A-Za-z]{17}", "status": "INACTIVE",
                  "name": "sellers", "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "conditions": {
                    "people": {"users": {"exclude": []}, "groups": {"exclude": []}},
                    "expression": {"value": "user.department==\\"Sales\\"", "type": "urn:okta:expression:1.0"}},
                  "actions": {"assignUserToGroups": {"groupIds": ["%s"]}}, "allGroupsValid": true }
                """.formatted(group));
        moveTo("Sales");
        aMomentLater();

        assertThat(members()).isZero();
    }

    @Test
    void an_active_rule_puts_in_whoever_meets_it_a_moment_later() {
        moveTo("Sales");
        okta.post(rule("user.department==\"Sales\"") + "/lifecycle/activate").is(204);
        assertThat(members()).isZero();

        aMomentLater();

        assertThat(members()).isEqualTo(1);
    }

    @Test
    void whoever_stops_meeting_it_is_taken_out_again() {
        okta.post(rule("user.department==\"Sales\"") + "/lifecycle/activate").is(204);
        moveTo("Sales");
        aMomentLater();
        assertThat(members()).isEqualTo(1);

        moveTo("Finance");
        aMomentLater();

        assertThat(members()).isZero();
    }

    @Test
    void somebody_who_was_there_before_the_rule_stays_when_it_lets_go() {
        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);
        okta.post(rule("user.department==\"Sales\"") + "/lifecycle/activate").is(204);
        moveTo("Sales");
        aMomentLater();
        moveTo("Finance");
        aMomentLater();

        assertThat(members()).isEqualTo(1);
    }

    @Test
    void somebody_who_is_taken_out_by_hand_is_excluded_for_good() {
        var rule = rule("user.department==\"Sales\"");
        okta.post(rule + "/lifecycle/activate").is(204);
        moveTo("Sales");
        aMomentLater();

        okta.delete("/api/v1/groups/" + group + "/users/" + ann).is(204);
        moveTo("Finance");
        moveTo("Sales");
        aMomentLater();

        assertThat(members()).isZero();
        assertThat(okta.get(rule).text()).contains("\"exclude\":[\"" + ann + "\"]");
        assertThat(okta.events()).contains("group.user_membership.rule.add_exclusion");
    }

    @Test
    void nobody_who_has_left_is_put_anywhere() {
        moveTo("Sales");
        okta.post("/api/v1/users/" + ann + "/lifecycle/deactivate").is(200);
        okta.post(rule("user.department==\"Sales\"") + "/lifecycle/activate").is(204);
        aMomentLater();

        assertThat(members()).isZero();
    }

    @Test
    void a_rule_whose_group_goes_is_invalid() {
        var rule = rule("user.department==\"Sales\"");
        okta.post(rule + "/lifecycle/activate").is(204);
        moveTo("Sales");
        aMomentLater();

        okta.delete("/api/v1/groups/" + group).is(204);

        var shown = okta.get(rule).is(200).json();
        assertThat(shown.textAt("status")).contains("INVALID");
        assertThat(shown.at("allGroupsValid")).contains(Json.truth(false));
        okta.post(rule + "/lifecycle/activate").is(400);
        okta.put(rule, body(group, "user.title==\"Clerk\"")).is(400);
        moveTo("Finance");
        aMomentLater();
    }

    @Test
    void an_active_rule_cannot_be_edited_and_its_groups_never() {
        var rule = rule("user.department==\"Sales\"");
        var other = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Other\"}}")
                .at("id");

        okta.put(rule, body(group, "user.title==\"Clerk\"")).is(200);
        okta.put(rule, body(other, "user.title==\"Clerk\""))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: actions",
                                "actions: The actions of a group rule cannot be changed"));
        okta.post(rule + "/lifecycle/activate").is(204);
        okta.put(rule, body(group, "user.title==\"Boss\""))
                .is(400, error("E0000001", "Api validation failed: status", "Active group rules cannot be edited"));
    }

    @Test
    void deactivating_leaves_everybody_where_they_are_and_deleting_may_take_them_out() {
        var rule = rule("user.department==\"Sales\"");
        okta.post(rule + "/lifecycle/activate").is(204);
        moveTo("Sales");
        aMomentLater();

        okta.post(rule + "/lifecycle/deactivate").is(204);
        moveTo("Finance");
        aMomentLater();
        assertThat(members()).isEqualTo(1);

        okta.delete(rule + "?removeUsers=true").is(202, "{}");
        assertThat(members()).isZero();
        okta.get(rule).is(404);
    }

    @Test
    void rules_that_contradict_each_other_come_to_rest() {
        okta.post(rule("!isMemberOfGroup(\"" + group + "\")") + "/lifecycle/activate")
                .is(204);

        aMomentLater();
        aMomentLater();

        assertThat(members()).isBetween(0, 2);
    }

    @Test
    void a_condition_that_makes_no_sense_is_refused() {
        for (var wrong : List.of(
                "user.department",
                "user.nonsense==\"x\"",
                "\"text\"",
                "1 + 2",
                "String.startsWith(user.department)",
                "Nonsense.of(user.department)",
                "user.department==",
                "String.len(user.department)",
                "((",
                "{1,2}",
                "String.toUpperCase(user.title)")) {
            var answer = okta.post("/api/v1/groups/rules", body(group, wrong));
            if (wrong.equals("user.department")) {
                answer.is(200);
            } else {
                answer.is(400);
                assertThat(answer.at("errorSummary")).isEqualTo("Api validation failed: expression");
            }
        }
        okta.post("/api/v1/groups/rules", body("00gnone", "user.title==\"x\"")).is(400);
    }

    @Test
    void a_name_is_taken_once_and_an_administering_group_never() {
        rule("user.department==\"Sales\"");
        okta.post("/api/v1/groups/rules", body(group, "user.title==\"x\"").replace("sellers 2", "Sellers"))
                .is(400, error("E0000001", "Api validation failed: name", "name: Policy rule name already in use"));

        var desk = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Desk\"}}")
                .at("id");
        okta.post("/api/v1/groups/" + desk + "/roles", "{\"type\": \"READ_ONLY_ADMIN\"}")
                .is(201);
        okta.post("/api/v1/groups/rules", body(desk, "user.title==\"x\""))
                .is(400, error("E0000192", "Roles cannot be granted to groups with group membership rules. Desk"));
    }

    @Test
    void only_rules_in_oktas_own_language_are_taken() {
        for (var wrong : List.of("group_rule", "urn:okta:expression:1.0")) {
            okta.post("/api/v1/groups/rules", body(group, "user.title==\"x\"").replace(wrong, "other"))
                    .is(400);
        }
        okta.post("/api/v1/groups/rules", body(group, "Convert.toInt(\"1\") == 1"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: expression",
                                "expression: Invalid method call Convert.toInt"));
    }

    @Test
    void rules_are_found_by_any_part_of_their_name() {
        rule("user.department==\"Sales\"");

        assertThat(okta.get("/api/v1/groups/rules?search=ELL").json().size()).isEqualTo(1);
        assertThat(okta.get("/api/v1/groups/rules?search=buy").json().size()).isZero();
        assertThat(okta.get("/api/v1/groups/rules?expand=groupIdToGroupNameMap").text())
                .contains("\"groupIdToGroupNameMap\":{\"" + group + "\":\"Sales\"}");
    }
}

package dtu.okta.roles;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleAssignmentsTest {
    private final Org okta = Org.inMemory();
    private final String ann = okta.person("Ann", "Lee");
    private final String roles = "/api/v1/users/" + ann + "/roles";

    @Test
    void a_role_is_named_by_itself_in_base_32() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201, """
                { "id": "IFIFAX2BIRGUSTQ", "label": "Application Administrator", "type": "APP_ADMIN",
                  "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "assignmentType": "USER",
                  "_links": {"assignee": {"href": "http://okta.test/api/v1/users/%s"}} }""".formatted(ann));
        assertThat(AdminRole.USER_ADMIN.encoded()).isEqualTo("KVJUKUS7IFCE2SKO");
        assertThat(okta.post(roles, "{\"type\": \"SUPER_ADMIN\"}").at("id")).matches("ra1[0-9A-Za-z]{17}");
    }

    @Test
    void a_role_cannot_be_assigned_twice() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201);

        okta.post(roles, "{\"type\": \"APP_ADMIN\"}")
                .is(409, error("E0000090", "The role specified is already assigned to the user."));
        okta.post(roles, "{\"type\": \"KING\"}").is(400);
    }

    @Test
    void a_role_is_taken_away_once() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201);

        okta.get(roles + "/IFIFAX2BIRGUSTQ").is(200);
        okta.delete(roles + "/IFIFAX2BIRGUSTQ").is(204);
        okta.delete(roles + "/IFIFAX2BIRGUSTQ")
                .is(404, error("E0000007", "Not found: Resource not found: IFIFAX2BIRGUSTQ (RoleAssignment)"));
        okta.get(roles).is(200, "[]");
    }

    @Test
    void a_token_can_do_what_its_owners_roles_allow() {
        var header = okta.solo().issue(ann, List.of()).textAt("authorization").orElseThrow();
        var add = Request.of(Method.POST, "/api/v1/groups")
                .json("{\"profile\": {\"name\": \"Engineering\"}}")
                .header("Authorization", header);

        okta.send(add).is(403, error("E0000006", "You do not have permission to perform the requested action"));
        okta.post(roles, "{\"type\": \"READ_ONLY_ADMIN\"}").is(201);
        okta.send(add).is(403);
        okta.post(roles, "{\"type\": \"USER_ADMIN\"}").is(201);
        okta.send(add).is(200);
    }

    @Test
    void a_role_of_a_group_is_good_for_its_members() {
        var group = group("Helpers");
        okta.post("/api/v1/groups/" + group + "/roles", "{\"type\": \"USER_ADMIN\"}")
                .is(201, """
                { "id": "KVJUKUS7IFCE2SKO", "label": "Group Administrator", "type": "USER_ADMIN", "status": "ACTIVE",
                  "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "assignmentType": "GROUP",
                  "_links": {"assignee": {"href": "http://okta.test/api/v1/groups/%s"}} }""".formatted(group));
        assertThat(as(ann, Method.GET, "/api/v1/users").response().status()).isEqualTo(403);

        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);

        as(ann, Method.GET, "/api/v1/users").is(200);
        assertThat(okta.get(roles).json().elements())
                .extracting(role -> role.textAt("assignmentType").orElseThrow())
                .containsExactly("GROUP");
        okta.delete("/api/v1/groups/" + group).is(204);
        as(ann, Method.GET, "/api/v1/users").is(403);
        assertThat(okta.events()).contains("group.privilege.grant");
    }

    @Test
    void a_group_that_a_rule_fills_or_that_everyone_is_in_gets_no_role() {
        var everyone = okta.get("/api/v1/groups?q=Everyone")
                .json()
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        okta.post("/api/v1/groups/" + everyone + "/roles", "{\"type\": \"USER_ADMIN\"}")
                .is(400, error("E0000211", "Roles cannot be granted to built-in groups: " + everyone));

        var ruled = group("Ruled");
        okta.post("/api/v1/groups/rules", """
                {"type": "group_rule", "name": "All", "conditions": {"expression": {
                   "type": "urn:okta:expression:1.0", "value": "user.firstName==\\"Ann\\""}},
                 "actions": {"assignUserToGroups": {"groupIds": ["%s"]}}}""".formatted(ruled)).is(200);
        okta.post("/api/v1/groups/" + ruled + "/roles", "{\"type\": \"USER_ADMIN\"}")
                .is(400, error("E0000192", "Roles cannot be granted to groups with group membership rules. " + ruled));
    }

    @Test
    void a_role_narrowed_to_a_group_is_good_for_the_people_in_it() {
        var group = group("Sales");
        var bob = okta.person("Bob", "Ray");
        okta.put("/api/v1/groups/" + group + "/users/" + bob).is(204);
        okta.post(roles, "{\"type\": \"HELP_DESK_ADMIN\"}").is(201);
        var targets = roles + "/JBCUYUC7IRCVGS27IFCE2SKO/targets/groups";
        okta.put(targets + "/" + group).is(204);

        var reset = "/lifecycle/reset_password?sendEmail=false";
        as(ann, Method.POST, "/api/v1/users/" + bob + reset).is(200);
        as(ann, Method.POST, "/api/v1/users/" + okta.person("Cy", "Fox") + reset)
                .is(403);
        assertThat(okta.get(targets).json().elements())
                .extracting(one -> one.textAt("id").orElseThrow())
                .containsExactly(group);
        okta.get(roles + "/JBCUYUC7IRCVGS27IFCE2SKO/targets").is(200, """
                [{"assignmentType": "USER", "orn": "${json-unit.regex}orn:okta:directory:00o.{17}:groups:%s",
                  "_links": {"self": {"href": "http://okta.test/api/v1/groups/%s"}}}]""".formatted(group, group));
    }

    @Test
    void the_last_target_stays_and_a_role_without_targets_has_none() {
        var group = group("Sales");
        okta.post(roles, "{\"type\": \"HELP_DESK_ADMIN\"}").is(201);
        okta.post(roles, "{\"type\": \"ORG_ADMIN\"}").is(201);
        var targets = roles + "/JBCUYUC7IRCVGS27IFCE2SKO/targets/groups";
        okta.put(targets + "/" + group).is(204);

        okta.delete(targets + "/" + group).is(400);
        okta.delete(targets + "/" + group("Other")).is(404);
        okta.put(targets + "/00gnone").is(404);
        okta.put(roles + "/" + AdminRole.ORG_ADMIN.encoded() + "/targets/groups/" + group)
                .is(400, error("E0000091", "The provided role type was not the same as required role type."));
        okta.get(roles + "/JBCUYUC7IRCVGS27IFCE2SKO/targets/catalog/apps").is(400);
    }

    @Test
    void an_app_administrator_of_one_app_leaves_the_others_alone() {
        var mine = app("Mine");
        var other = app("Other");
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201);
        var apps = roles + "/IFIFAX2BIRGUSTQ/targets/catalog/apps";
        okta.put(apps + "/bookmark/" + mine).is(204);

        as(ann, Method.POST, "/api/v1/apps/" + mine + "/lifecycle/deactivate").is(200);
        as(ann, Method.POST, "/api/v1/apps/" + other + "/lifecycle/deactivate").is(403);
        okta.get(apps).is(200, """
                [{"name": "Mine", "status": "INACTIVE", "id": "%s",
                  "_links": {"self": {"href": "http://okta.test/api/v1/apps/%s"}}}]""".formatted(mine, mine));
        okta.put(apps + "/saml/" + mine).is(404);

        okta.put(apps + "/bookmark").is(204);
        as(ann, Method.POST, "/api/v1/apps/" + other + "/lifecycle/deactivate").is(200);
        okta.put(apps).is(200);
        okta.get(apps).is(200, "[]");
    }

    @Test
    void whoever_has_a_role_is_listed_once() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201);
        okta.post(roles, "{\"type\": \"ORG_ADMIN\"}").is(201);
        var first = okta.get("/api/v1/iam/assignees/users?limit=1").json();
        assertThat(first.at("value").orElseThrow().elements()).hasSize(1);
        var next = first.at("_links")
                .flatMap(all -> all.at("next"))
                .flatMap(one -> one.textAt("href"))
                .orElseThrow();

        okta.get(next.substring("http://okta.test".length())).is(200, """
                {"value": [{"id": "%s", "orn": "${json-unit.regex}orn:okta:directory:00o.{17}:users:%s",
                  "_links": {"self": {"href": "http://okta.test/api/v1/users/%s"},
                             "roles": {"href":
                               "http://okta.test/api/v1/users/%s/roles"}}}]}""".formatted(ann, ann, ann, ann));
        okta.get("/api/v1/iam/assignees/users?limit=none").is(400);
    }

    @Test
    void governance_knows_where_a_role_comes_from() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201);
        var path = roles + "/IFIFAX2BIRGUSTQ/governance";
        var grants = okta.get(path).json().at("grants").orElseThrow().elements();
        var grant = grants.getFirst().textAt("grantId").orElseThrow();

        assertThat(grants).hasSize(1);
        okta.get(path + "/" + grant).is(200);
        assertThat(okta.get(path + "/" + grant + "/resources")
                        .json()
                        .at("resources")
                        .orElseThrow()
                        .size())
                .isZero();
        okta.get(path + "/granone")
                .is(404, error("E0000007", "Not found: Resource not found: granone (RoleGovernanceSource)"));
    }

    private Org.Reply as(String user, Method method, String path) {
        var header = okta.solo().issue(user, List.of()).textAt("authorization").orElseThrow();
        return okta.send(Request.of(method, path).header("Authorization", header));
    }

    private String group(String name) {
        return okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + name + "\"}}")
                .is(200)
                .at("id");
    }

    private String app(String label) {
        return okta.post("/api/v1/apps", """
                {"name": "bookmark", "label": "%s", "signOnMode": "BOOKMARK",
                 "settings": {"app": {"requestIntegration": false,
                   "url": "https://example.test"}}}""".formatted(label)).is(200).at("id");
    }

    @Test
    void targets_come_in_pages() {
        var one = group("One");
        var two = group("Two");
        okta.post(roles, "{\"type\": \"HELP_DESK_ADMIN\"}").is(201);
        var role = roles + "/JBCUYUC7IRCVGS27IFCE2SKO/targets";
        okta.put(role + "/groups/" + one).is(204);
        okta.put(role + "/groups/" + two).is(204);

        var first = okta.get(role + "?limit=1").is(200);
        assertThat(first.text()).contains(one).doesNotContain(two);
        var second = okta.get(first.link("next").orElseThrow()).is(200);
        assertThat(second.text()).contains(two).doesNotContain(one);
        assertThat(second.link("next")).isEmpty();
        okta.get(role + "?limit=0").is(400);
        okta.get(role + "?after=none").is(200, "[]");
    }
}

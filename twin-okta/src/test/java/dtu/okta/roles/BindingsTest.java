package dtu.okta.roles;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles of the org's own: permissions, resource sets, and who is bound to both. */
class BindingsTest {
    private static final String ROLES = "/api/v1/iam/roles";
    private static final String SETS = "/api/v1/iam/resource-sets";

    private final Org okta = Org.inMemory();
    private final String ann = okta.person("Ann", "Lee");

    @Test
    void a_new_role_is_shown_without_its_permissions() {
        okta.post(ROLES, """
                {"label": "Suspender", "description": "May suspend",
                  "permissions": ["okta.users.lifecycle.suspend"]}""").is(200, """
                { "id": "${json-unit.regex}cr0[0-9A-Za-z]{17}", "label": "Suspender", "isCloneable": false,
                  "description": "May suspend", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "_links": {"permissions": {"href": "${json-unit.any-string}"},
                             "self": {"href": "${json-unit.any-string}"}} }""");
        okta.get(ROLES + "/suspender").is(200);
        assertThat(okta.get(ROLES).json().at("roles").orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void a_role_needs_a_name_of_its_own_and_permissions_that_exist() {
        role("Suspender", "okta.users.lifecycle.suspend");

        okta.post(ROLES, """
                {"label": "suspender", "description": "x", "permissions": ["okta.users.read"]}""")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: label",
                                "label: There is already an admin role with this name."));
        okta.post(ROLES, "{\"description\": \"x\", \"permissions\": [\"okta.users.read\"]}")
                .is(400);
        okta.post(ROLES, "{\"label\": \"A\", \"description\": \"x\", \"permissions\": []}")
                .is(400);
        okta.post(ROLES, "{\"label\": \"A\", \"description\": \"x\", \"permissions\": [\"okta.king\"]}")
                .is(400);
        okta.get(ROLES + "/none").is(404, error("E0000007", "Not found: Resource not found: none (CustomRole)"));
    }

    @Test
    void permissions_come_and_go() {
        var role = role("Reader", "okta.users.read");
        var permissions = ROLES + "/" + role + "/permissions";

        okta.post(permissions + "/okta.groups.read").is(204);
        okta.put(permissions + "/okta.users.read", """
                {"conditions": {"include": {"okta:ResourceAttribute/User/Profile": ["city"]}}}""").is(200, """
                { "label": "okta.users.read", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "conditions": {"include": {"okta:ResourceAttribute/User/Profile": ["city"]}},
                  "_links": {"role": {"href": "http://okta.test/api/v1/iam/roles/%s"},
                    "self": {"href":
                      "http://okta.test/api/v1/iam/roles/%s/permissions/okta.users.read"}} }""".formatted(role, role));
        okta.put(permissions + "/okta.users.read", "{\"conditions\": {\"include\": {}, \"exclude\": {}}}")
                .is(400);
        okta.delete(permissions + "/okta.groups.read").is(204);
        okta.get(permissions + "/okta.groups.read")
                .is(404, error("E0000007", "Not found: Resource not found: okta.groups.read (Permission)"));
        assertThat(okta.get(permissions).json().at("permissions").orElseThrow().size())
                .isEqualTo(1);
    }

    @Test
    void a_resource_set_is_made_of_names_and_urls() {
        var group = group("Sales");
        var set = okta.post(SETS, """
                {"label": "All of it", "description": "x",
                 "resources": ["http://okta.test/api/v1/groups/%s",
                   "http://okta.test/api/v1/users"]}""".formatted(group)).is(200, """
                { "id": "${json-unit.regex}iam[0-9A-Za-z]{17}", "label": "All of it", "description": "x",
                  "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "_links": "${json-unit.ignore}" }""").at("id");
        var items = okta.get(SETS + "/" + set + "/resources")
                .json()
                .at("resources")
                .orElseThrow()
                .elements();

        assertThat(items).hasSize(2);
        var orn = items.getFirst().textAt("orn").orElseThrow();
        assertThat(orn).matches("orn:okta:directory:00o.{17}:groups:" + group);
        okta.send(Request.of(Method.PATCH, SETS + "/" + set + "/resources").json("{\"additions\": [\"" + orn + "\"]}"))
                .is(200);
        assertThat(okta.get(SETS + "/" + set + "/resources")
                        .json()
                        .at("resources")
                        .orElseThrow()
                        .size())
                .isEqualTo(2);
        okta.delete(SETS + "/" + set + "/resources/"
                        + items.getFirst().textAt("id").orElseThrow())
                .is(204);
        okta.delete(SETS + "/" + set + "/resources/irenone").is(404);
    }

    @Test
    void a_resource_set_refuses_what_it_does_not_know() {
        okta.post(SETS, "{\"description\": \"x\", \"resources\": []}")
                .is(400, error("E0000001", "Api validation failed: label", "label: Label must be specified"));
        okta.post(SETS, "{\"label\": \"A\", \"resources\": [\"orn:okta:idp:00oother:apps\"]}")
                .is(400);
        okta.post(SETS, "{\"label\": \"A\", \"resources\": [\"http://okta.test/api/v1/groups/00gnone\"]}")
                .is(400);
        okta.get(SETS + "/irs0").is(404, error("E0000007", "Not found: Resource not found: irs0 (IAMPolicy)"));
        okta.get(SETS).is(200, """
                {"_links": {"self": {"href": "http://okta.test/api/v1/iam/resource-sets"}}, "resource-sets": []}""");
    }

    @Test
    void a_bound_role_is_good_for_its_set_and_nothing_else() {
        var bob = okta.person("Bob", "Ray");
        var cy = okta.person("Cy", "Fox");
        var role = role("Suspender", "okta.users.lifecycle.suspend");
        var set = set("Sales people", "http://okta.test/api/v1/groups/" + sales(bob) + "/users");
        as(ann, Method.POST, "/api/v1/users/" + bob + "/lifecycle/suspend").is(403);

        okta.post(SETS + "/" + set + "/bindings", """
                {"role": "%s", "members": ["http://okta.test/api/v1/users/%s"]}""".formatted(role, ann)).is(200, """
                {"_links": {"self": {"href": "http://okta.test/api/v1/iam/resource-sets/%s/bindings/%s"},
                   "bindings": {"href": "http://okta.test/api/v1/iam/resource-sets/%s/bindings"},
                   "resource-set": {"href":
                     "http://okta.test/api/v1/iam/resource-sets/%s"}}}""".formatted(set, role, set, set));

        as(ann, Method.POST, "/api/v1/users/" + bob + "/lifecycle/suspend").is(200);
        as(ann, Method.POST, "/api/v1/users/" + bob + "/lifecycle/unsuspend").is(403);
        as(ann, Method.POST, "/api/v1/users/" + cy + "/lifecycle/suspend").is(403);
        assertThat(okta.get("/api/v1/users/" + ann + "/roles").json().elements())
                .extracting(one -> one.textAt("type").orElseThrow())
                .containsExactly("CUSTOM");
        okta.delete(ROLES + "/" + role).is(204);
        okta.get("/api/v1/users/" + ann + "/roles").is(200, "[]");
    }

    @Test
    void what_a_set_excludes_is_not_in_it() {
        var bob = okta.person("Bob", "Ray");
        var role = role("Reader", "okta.users.manage");
        var set = set("Nobody yet");
        var bobs = "http://okta.test/api/v1/users/" + bob;
        okta.post(SETS + "/" + set + "/resources", """
                {"resourceOrnOrUrl": "http://okta.test/api/v1/users",
                  "conditions": {"Exclude": {"okta:ORN": ["%s"]}}}""".formatted(bobs)).is(200);
        okta.post("/api/v1/users/" + ann + "/roles", """
                {"type": "CUSTOM", "role": "%s", "resource-set": "%s"}""".formatted(role, set)).is(201);

        as(ann, Method.GET, "/api/v1/users/" + ann).is(200);
        as(ann, Method.GET, "/api/v1/users/" + bob).is(403);
        okta.post("/api/v1/users/" + ann + "/roles", """
                {"type": "CUSTOM", "role": "%s", "resource-set": "%s"}""".formatted(role, set)).is(409);
    }

    @Test
    void members_of_a_binding_come_and_go() {
        var role = role("Reader", "okta.users.read");
        var set = set("People", "http://okta.test/api/v1/users");
        var bindings = SETS + "/" + set + "/bindings";
        okta.get(bindings + "/" + role).is(404);
        okta.post(bindings, "{\"role\": \"" + role + "\"}").is(200);
        var members = bindings + "/" + role + "/members";
        okta.send(Request.of(Method.PATCH, members)
                        .json("{\"additions\": [\"http://okta.test/api/v1/groups/" + sales(ann) + "\"]}"))
                .is(200);
        var found = okta.get(members).json().at("members").orElseThrow().elements();

        as(ann, Method.GET, "/api/v1/users").is(200);
        assertThat(found).hasSize(1);
        var member = found.getFirst().textAt("id").orElseThrow();
        okta.get(members + "/" + member).is(200);
        okta.delete(members + "/" + member).is(204);
        okta.delete(members + "/" + member)
                .is(404, error("E0000007", "Not found: Resource not found: " + member + " (RoleAssignment)"));
        as(ann, Method.GET, "/api/v1/users").is(403);
        okta.send(Request.of(Method.PATCH, members).json("{\"additions\": [\"http://okta.test/api/v1/users\"]}"))
                .is(400);
        okta.delete(bindings + "/" + role).is(204);
        okta.get(bindings).is(200, """
                {"roles": [], "_links": {
                   "resource-set": {"href": "http://okta.test/api/v1/iam/resource-sets/%s"},
                   "self": {"href": "http://okta.test/api/v1/iam/resource-sets/%s/bindings"}}}""".formatted(set, set));
    }

    private Org.Reply as(String user, Method method, String path) {
        var header = okta.solo().issue(user, List.of()).textAt("authorization").orElseThrow();
        return okta.send(Request.of(method, path).header("Authorization", header));
    }

    private String role(String label, String permission) {
        return okta.post(ROLES, """
                {"label": "%s", "description": "x",
                  "permissions": ["%s"]}""".formatted(label, permission)).is(200).at("id");
    }

    private String set(String label, String... resources) {
        var listed = resources.length == 0 ? "" : "\"" + String.join("\", \"", resources) + "\"";
        return okta.post(SETS, """
                {"label": "%s", "description": "x", "resources": [%s]}""".formatted(label, listed)).is(200).at("id");
    }

    private String group(String name) {
        return okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + name + "\"}}")
                .is(200)
                .at("id");
    }

    private String sales(String member) {
        var group = group("Sales");
        okta.put("/api/v1/groups/" + group + "/users/" + member).is(204);
        return group;
    }

    @Test
    void resources_come_in_pages() {
        var set = okta.post(SETS, """
                {"label": "All", "description": "x",
                  "resources": ["http://okta.test/api/v1/users", "http://okta.test/api/v1/groups"]}
                """).is(200).at("id");
        var resources = SETS + "/" + set + "/resources";

        var first = okta.get(resources + "?limit=1").is(200);
        var next = first.json().at("_links").flatMap(all -> all.at("next")).flatMap(link -> link.textAt("href"));
        var second = okta.get(next.orElseThrow().substring("http://okta.test".length()))
                .is(200);

        assertThat(first.text()).contains("/api/v1/users").doesNotContain("/api/v1/groups");
        assertThat(second.text()).contains("/api/v1/groups").doesNotContain("/api/v1/users", "\"next\"");
        okta.get(resources + "?limit=none").is(400);
    }
}

package dtu.okta.roles;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists show an administrator with a narrow role what the administrator could also read alone, and nothing else. */
class ReachTest {
    private static final String DENIED =
            error("E0000006", "You do not have permission to perform the requested action");
    private static final String HELP_DESK = "JBCUYUC7IRCVGS27IFCE2SKO";

    private final Org okta = Org.inMemory();
    private final String ann = okta.person("Ann", "Lee");
    private final String bob = okta.person("Bob", "Ray");
    private final String cy = okta.person("Cy", "Fox");
    private final String dan = okta.person("Dan", "Ray");
    private final String eve = okta.person("Eve", "Ray");
    private final String sales = group("Sales", bob, cy);
    private final String support = group("Support", cy, dan);
    private final String secret = group("Secret", eve);

    @Test
    void a_help_desk_of_two_groups_lists_their_people_each_once_on_whatever_pages() {
        narrow("HELP_DESK_ADMIN", HELP_DESK, sales, support);

        assertThat(ids("/api/v1/users")).containsExactly(bob, cy, dan);
        assertThat(walked("/api/v1/users?limit=1")).containsExactly(bob, cy, dan);
        assertThat(walked("/api/v1/users?limit=2")).containsExactly(bob, cy, dan);
        assertThat(ids("/api/v1/users?q=ray")).containsExactly(bob, dan);
        assertThat(walked("/api/v1/users?limit=1&search=profile.lastName%20eq%20%22Ray%22"))
                .containsExactly(bob, dan);
        assertThat(walked("/api/v1/users?limit=1&search=profile.lastName%20eq%20%22Ray%22&sortBy=profile.firstName"
                        + "&sortOrder=desc"))
                .containsExactly(dan, bob);
        assertThat(walked("/api/v1/users?limit=2&filter=status%20eq%20%22ACTIVE%22"))
                .containsExactly(bob, cy, dan);
        assertThat(ids("/api/v1/groups")).containsExactly(sales, support);
        assertThat(ids("/api/v1/groups?q=s")).containsExactly(sales, support);
        assertThat(walked("/api/v1/groups?limit=1&search=type%20eq%20%22OKTA_GROUP%22"))
                .containsExactly(sales, support);
        assertThat(ids("/api/v1/users/" + cy + "/groups")).containsExactly(sales, support);
    }

    @Test
    void whoever_left_is_listed_by_a_filter_only() {
        narrow("USER_ADMIN", "KVJUKUS7IFCE2SKO", sales);
        okta.post("/api/v1/users/" + bob + "/lifecycle/suspend").is(200);

        assertThat(ids("/api/v1/users?filter=status%20eq%20%22SUSPENDED%22")).containsExactly(bob);
        okta.post("/api/v1/users/" + bob + "/lifecycle/deactivate").is(200);
        assertThat(ids("/api/v1/users")).doesNotContain(bob);
    }

    @Test
    void what_is_listed_can_be_read_and_what_is_not_cannot() {
        narrow("HELP_DESK_ADMIN", HELP_DESK, sales);

        for (var user : List.of(ann, bob, cy, dan, eve)) {
            var listed = ids("/api/v1/users").contains(user);
            assertThat(as(Method.GET, "/api/v1/users/" + user).response().status())
                    .isEqualTo(listed || user.equals(ann) ? 200 : 403);
        }
        for (var group : List.of(sales, support, secret)) {
            var listed = ids("/api/v1/groups").contains(group);
            assertThat(as(Method.GET, "/api/v1/groups/" + group).response().status())
                    .isEqualTo(listed ? 200 : 403);
            assertThat(as(Method.GET, "/api/v1/groups/" + group + "/users")
                            .response()
                            .status())
                    .isEqualTo(listed ? 200 : 403);
        }
        as(Method.GET, "/api/v1/groups/rules").is(403, DENIED);
    }

    @Test
    void a_help_desk_helps_people_to_sign_in_and_does_nothing_else_to_them() {
        narrow("HELP_DESK_ADMIN", HELP_DESK, sales);

        as(Method.POST, "/api/v1/users/" + bob + "/lifecycle/reset_password?sendEmail=false")
                .is(200);
        as(Method.DELETE, "/api/v1/users/" + bob + "/sessions").is(204);
        as(Method.POST, "/api/v1/users/" + bob + "/lifecycle/suspend").is(403, DENIED);
        as(Method.POST, "/api/v1/users/" + bob + "/lifecycle/deactivate").is(403, DENIED);
        as(Method.PUT, "/api/v1/groups/" + sales + "/users/" + dan).is(403, DENIED);
        as(Method.POST, "/api/v1/users/" + dan + "/lifecycle/unlock").is(403, DENIED);
    }

    @Test
    void an_administrator_of_memberships_sees_everybody_but_only_some_groups() {
        narrow("GROUP_MEMBERSHIP_ADMIN", AdminRole.GROUP_MEMBERSHIP_ADMIN.encoded(), sales);

        assertThat(ids("/api/v1/users")).contains(ann, bob, cy, dan, eve);
        assertThat(ids("/api/v1/groups")).containsExactly(sales);
        as(Method.PUT, "/api/v1/groups/" + sales + "/users/" + eve).is(204);
        as(Method.PUT, "/api/v1/groups/" + support + "/users/" + eve).is(403, DENIED);
        as(Method.DELETE, "/api/v1/groups/" + sales).is(403, DENIED);
        as(Method.POST, "/api/v1/users/" + bob + "/lifecycle/suspend").is(403, DENIED);
    }

    @Test
    void a_group_administrator_of_all_groups_sees_them_all_but_the_one_of_everybody() {
        okta.post("/api/v1/users/" + ann + "/roles", "{\"type\": \"USER_ADMIN\"}")
                .is(201);

        assertThat(ids("/api/v1/groups")).containsExactly(sales, support, secret);
        assertThat(walked("/api/v1/groups?limit=2")).containsExactly(sales, support, secret);
        assertThat(ids("/api/v1/users/" + bob + "/groups")).containsExactly(sales);
        assertThat(ids("/api/v1/users")).contains(ann, bob, cy, dan, eve);
        as(Method.GET, "/api/v1/groups/rules").is(200);
    }

    @Test
    void an_app_administrator_sees_its_apps_and_all_people() {
        var mine = app("Mine", "bookmark");
        var other = app("Zeta", "bookmark");
        var third = app("Third", "other_kind");
        okta.post("/api/v1/users/" + ann + "/roles", "{\"type\": \"APP_ADMIN\"}")
                .is(201);
        var targets = "/api/v1/users/" + ann + "/roles/IFIFAX2BIRGUSTQ/targets/catalog/apps";
        okta.put(targets + "/bookmark/" + mine).is(204);

        assertThat(ids("/api/v1/apps")).containsExactly(mine);
        okta.put(targets + "/other_kind").is(204);
        assertThat(walked("/api/v1/apps?limit=1")).containsExactly(mine, third);
        assertThat(ids("/api/v1/apps?q=Zeta")).isEmpty();
        assertThat(ids("/api/v1/apps?filter=status%20eq%20%22ACTIVE%22")).containsExactly(mine, third);
        as(Method.GET, "/api/v1/apps/" + other).is(403, DENIED);
        assertThat(ids("/api/v1/users")).contains(bob, eve);
        assertThat(ids("/api/v1/groups")).contains(sales, secret);
    }

    @Test
    void a_role_of_the_orgs_own_shows_what_its_resource_set_holds() {
        custom(
                List.of("okta.users.read", "okta.groups.read"),
                "http://okta.test/api/v1/groups/" + sales + "/users",
                "http://okta.test/api/v1/groups/" + secret,
                "http://okta.test/api/v1/users/" + eve);

        assertThat(walked("/api/v1/users?limit=1")).containsExactly(bob, cy, eve);
        assertThat(ids("/api/v1/groups")).containsExactly(secret);
        as(Method.GET, "/api/v1/apps").is(403, DENIED);
        as(Method.GET, "/api/v1/users/" + dan).is(403, DENIED);
    }

    @Test
    void two_narrow_roles_show_what_either_shows() {
        narrow("HELP_DESK_ADMIN", HELP_DESK, sales);
        custom(List.of("okta.users.read"), "http://okta.test/api/v1/groups/" + secret + "/users");

        assertThat(walked("/api/v1/users?limit=2")).containsExactly(bob, cy, eve);
        okta.post("/api/v1/users/" + ann + "/roles", "{\"type\": \"READ_ONLY_ADMIN\"}")
                .is(201);
        assertThat(ids("/api/v1/users")).contains(ann, bob, cy, dan, eve);
        assertThat(ids("/api/v1/groups")).hasSize(4);
    }

    @Test
    void whoever_has_no_role_reads_nobody_else() {
        as(Method.GET, "/api/v1/users/me").is(200);
        as(Method.GET, "/api/v1/users/" + ann).is(200);
        as(Method.GET, "/api/v1/users/" + ann + "/appLinks").is(200);
        as(Method.GET, "/api/v1/users/" + ann + "/groups").is(403, DENIED);
        as(Method.GET, "/api/v1/users/" + bob).is(403, DENIED);
        as(Method.GET, "/api/v1/users").is(403, DENIED);
        as(Method.POST, "/api/v1/users/me").is(403, DENIED);
    }

    private void narrow(String role, String id, String... groups) {
        okta.post("/api/v1/users/" + ann + "/roles", "{\"type\": \"" + role + "\"}")
                .is(201);
        for (var group : groups) {
            okta.put("/api/v1/users/" + ann + "/roles/" + id + "/targets/groups/" + group)
                    .is(204);
        }
    }

    @Test
    void a_resource_set_of_one_server_and_one_policy_lists_just_them() {
        var server = okta.post("/api/v1/authorizationServers", """
                {"name": "Own", "description": "x", "audiences": ["api://own"]}""").is(201).at("id");
        var policy = okta.post("/api/v1/policies", "{\"type\": \"OKTA_SIGN_ON\", \"name\": \"Own\"}")
                .is(200)
                .at("id");
        custom(
                List.of("okta.authzServers.read", "okta.policies.read"),
                "http://okta.test/api/v1/authorizationServers/" + server,
                "http://okta.test/api/v1/policies/" + policy);

        assertThat(ids("/api/v1/authorizationServers")).containsExactly(server);
        assertThat(ids("/api/v1/policies?type=OKTA_SIGN_ON")).containsExactly(policy);
        assertThat(ids("/api/v1/policies?type=PASSWORD")).isEmpty();
        as(Method.GET, "/api/v1/authorizationServers/default").is(403, DENIED);
        as(Method.GET, "/api/v1/idps").is(403, DENIED);
        as(Method.POST, "/api/v1/policies").is(403, DENIED);
        as(Method.GET, "/api/v1/groups").is(403, DENIED);
    }

    private void custom(List<String> permissions, String... resources) {
        var role = okta.post("/api/v1/iam/roles", """
                {"label": "Own", "description": "x",
                  "permissions": ["%s"]}""".formatted(String.join("\", \"", permissions)))
                .is(200)
                .at("id");
        var set = okta.post("/api/v1/iam/resource-sets", """
                {"label": "Own", "description": "x",
                  "resources": ["%s"]}""".formatted(String.join("\", \"", resources)))
                .is(200)
                .at("id");
        okta.post("/api/v1/users/" + ann + "/roles", """
                {"type": "CUSTOM", "role": "%s", "resource-set": "%s"}""".formatted(role, set)).is(201);
    }

    private String group(String name, String... members) {
        var id = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + name + "\"}}")
                .is(200)
                .at("id");
        for (var member : members) {
            okta.put("/api/v1/groups/" + id + "/users/" + member).is(204);
        }
        return id;
    }

    private String app(String label, String name) {
        return okta.post("/api/v1/apps", """
                {"name": "%s", "label": "%s", "signOnMode": "BOOKMARK",
                 "settings": {"app": {"requestIntegration": false,
                   "url": "https://example.test"}}}""".formatted(name, label)).is(200).at("id");
    }

    private Org.Reply as(Method method, String path) {
        var header = okta.solo().issue(ann, List.of()).textAt("authorization").orElseThrow();
        return okta.send(Request.of(method, path).header("Authorization", header));
    }

    private List<String> ids(String path) {
        return ids(as(Method.GET, path).is(200)).toList();
    }

    private List<String> walked(String path) {
        var found = new ArrayList<String>();
        var next = Optional.of(path);
        while (next.isPresent()) {
            var page = as(Method.GET, next.get()).is(200);
            assertThat(page.json().elements()).isNotEmpty();
            ids(page).forEach(found::add);
            next = page.link("next");
        }
        return found;
    }

    private static Stream<String> ids(Org.Reply page) {
        return page.json().elements().stream().map(one -> one.textAt("id").orElseThrow());
    }
}

package dtu.okta.words;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.OktaTwin;
import dtu.twins.Settler;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.universe.Solo;
import dtu.twins.universe.World;
import dtu.twins.words.Happening;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OktaWordsTest {
    private final OktaTwin okta = new OktaTwin();
    private final Solo solo = Solo.of(okta);
    private final String token = solo.environment().getOrDefault("OKTA_CLIENT_TOKEN", "");
    private String ann = "";
    private String group = "";

    @BeforeEach
    void ann_reports_to_omar() {
        var ids = solo.settle(List.of(
                new Settler(
                        "omar", "Omar", "Diaz", "omar@acme.test", "Lead", "Finance", "admin", "", List.of(), Map.of()),
                new Settler(
                        "ann",
                        "Ann",
                        "Lee",
                        "ann@acme.test",
                        "",
                        "Finance",
                        "contractor",
                        "omar",
                        List.of(),
                        Map.of("badge", "blue"))));
        ann = ids.textAt("ann").orElseThrow();
        group = send(Method.POST, "/api/v1/groups", "{\"profile\": {\"name\": \"Billing\"}}");
    }

    private String send(Method method, String path, String body) {
        var request = Request.of(method, path).header("Authorization", "SSWS " + token);
        var answer = solo.send(body.isEmpty() ? request : request.json(body));
        assertThat(answer.isSuccess()).as(answer.body().text()).isTrue();
        var text = answer.body().text();
        return text.isEmpty() ? "" : dtu.twins.json.Json.of(text).textAt("id").orElse("");
    }

    private @Nullable Object view(String name, Object... given) {
        var view = new OktaWords(okta.routes().all())
                .views().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return view.look().at(solo.universe().look(okta), List.of(given));
    }

    private List<Happening> since(World before) {
        return okta.happenings(
                solo.universe().look(okta, before), solo.universe().look(okta));
    }

    @Test
    void a_person_is_seen_as_okta_shows_one() {
        assertThat(view("user", "ANN@acme.test"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("okta", ann)
                .containsEntry("id", ann)
                .containsEntry("status", "ACTIVE")
                .extractingByKey("profile")
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("managerId", "omar@acme.test")
                .containsEntry("userType", "contractor")
                .containsEntry("badge", "blue")
                .doesNotContainKey("title");
        assertThat(view("user", ann)).isEqualTo(view("user", "ann@acme.test"));
        assertThat(view("user", "nobody")).isNull();
    }

    @Test
    void a_manager_is_found_by_the_attribute_that_names_them() {
        assertThat(view("managerOf", ann)).isEqualTo(view("user", "omar@acme.test"));
        assertThat(view("managerOf", "omar@acme.test")).isNull();
        assertThat(view("managerOf", "nobody")).isNull();
    }

    @Test
    void settlers_of_the_kind_admin_may_do_anything() {
        var omar = solo.issue(
                String.valueOf(
                        ((Map<?, ?>) java.util.Objects.requireNonNull(view("user", "omar@acme.test"))).get("id")),
                List.of());
        var request = Request.get("/api/v1/users")
                .header("Authorization", omar.textAt("authorization").orElseThrow());

        assertThat(solo.send(request).status()).isEqualTo(200);
    }

    @Test
    void members_are_found_by_name_or_id_of_the_group() {
        assertThat(view("isMember", ann, "Billing")).isEqualTo(false);
        send(Method.PUT, "/api/v1/groups/" + group + "/users/" + ann, "");

        assertThat(view("isMember", ann, "Billing")).isEqualTo(true);
        assertThat(view("isMember", "ann@acme.test", group)).isEqualTo(true);
        assertThat(view("isMember", ann, "Everyone")).isEqualTo(true);
        assertThat(view("isMember", "nobody", group)).isEqualTo(false);
        assertThat(view("members", group)).isEqualTo(List.of(java.util.Objects.requireNonNull(view("user", ann))));
        assertThat(view("group", "nothing")).isNull();
    }

    @Test
    void joining_and_leaving_are_facts() {
        var before = solo.universe().world();
        send(Method.PUT, "/api/v1/groups/" + group + "/users/" + ann, "");
        var joined = solo.universe().world();
        send(Method.DELETE, "/api/v1/groups/" + group + "/users/" + ann, "");

        Map<String, Object> fields =
                Map.of("user", ann, "group", group, "groupName", "Billing", "app", "", "sensitive", false);
        assertThat(since(joined)).containsExactly(new Happening("okta.member.removed", fields));
        assertThat(since(before)).isEmpty();
        assertThat(okta.happenings(
                        solo.universe().look(okta, before), solo.universe().look(okta, joined)))
                .containsExactly(new Happening("okta.member.added", fields));
    }

    @Test
    void a_change_of_status_and_of_the_profile_are_facts() {
        var before = solo.universe().world();
        send(Method.POST, "/api/v1/users/" + ann, "{\"profile\": {\"title\": \"Clerk\", \"department\": \"Sales\"}}");
        var moved = solo.universe().world();
        send(Method.POST, "/api/v1/users/" + ann + "/lifecycle/suspend", "");

        assertThat(okta.happenings(
                        solo.universe().look(okta, before), solo.universe().look(okta, moved)))
                .containsExactly(new Happening(
                        "okta.user.profile", Map.of("user", ann, "changed", List.of("department", "title"))));
        assertThat(since(moved))
                .containsExactly(new Happening(
                        "okta.user.status",
                        Map.of("user", ann, "from", "ACTIVE", "status", "SUSPENDED", "login", "ann@acme.test")));
    }

    @Test
    void every_fact_has_exactly_the_fields_of_its_type() {
        var before = solo.universe().world();
        send(Method.PUT, "/api/v1/groups/" + group + "/users/" + ann, "");
        send(Method.POST, "/api/v1/users", """
                {"profile": {"firstName": "I", "lastName": "B", "login": "i@acme.test", "email": "i@acme.test"}}""");
        var types = new OktaWords(okta.routes().all()).facts();

        assertThat(since(before))
                .hasSize(2)
                .allSatisfy(fact -> assertThat(types).anySatisfy(type -> {
                    assertThat(type.name()).isEqualTo(fact.type());
                    assertThat(type.fields().keySet()).isEqualTo(fact.fields().keySet());
                }));
    }

    @Test
    void operations_carry_the_services_name() {
        assertThat(new OktaWords(okta.routes().all()).operations())
                .contains("okta.listUsers", "okta.assignUserToGroup");
    }
}

package dtu.okta.groups;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private final Org okta = Org.inMemory();

    @Test
    void a_new_group_is_shown_whole() {
        okta.post("/api/v1/groups", """
                {"profile": {"name": "Engineering", "description": "Those who build"}}""").is(200, """
                { "id": "${json-unit.regex}00g[0-9A-Za-z]{17}", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "lastMembershipUpdated": "2026-01-05T08:00:00.000Z",
                  "objectClass": ["okta:user_group"], "type": "OKTA_GROUP",
                  "profile": {"name": "Engineering", "description": "Those who build"},
                  "_links": "${json-unit.ignore}" }""");
    }

    @Test
    void a_second_group_of_the_same_name_is_refused() {
        okta.post("/api/v1/groups", """
                {"profile": {"name": "Engineering"}}""").is(200);

        okta.post("/api/v1/groups", """
                {"profile": {"name": "Engineering"}}""").is(400, """
                { "errorCode": "E0000001", "errorSummary": "Api validation failed: name", "errorLink": "E0000001",
                  "errorId": "${json-unit.regex}oae.{22}",
                  "errorCauses": [{"errorSummary":
                    "name: An object with this field already exists in the current organization"}] }""");
    }

    @Test
    void a_group_without_a_name_is_refused() {
        okta.post("/api/v1/groups", """
                {"profile": {"description": "nameless"}}""").is(400, """
                { "errorCode": "E0000001", "errorSummary": "Api validation failed: name", "errorLink": "E0000001",
                  "errorId": "${json-unit.any-string}",
                  "errorCauses": [{"errorSummary": "name: The field cannot be left blank"}] }""");
    }

    @Test
    void a_body_that_is_not_json_is_refused() {
        okta.post("/api/v1/groups", "{").is(400, """
                { "errorCode": "E0000003", "errorSummary": "The request body was not well-formed.",
                  "errorLink": "E0000003", "errorId": "${json-unit.any-string}", "errorCauses": [] }""");
    }

    @Test
    void an_unknown_group_is_named_in_the_refusal() {
        okta.get("/api/v1/groups/00gnone").is(404, """
                { "errorCode": "E0000007", "errorSummary": "Not found: Resource not found: 00gnone (UserGroup)",
                  "errorLink": "E0000007", "errorId": "${json-unit.any-string}", "errorCauses": [] }""");
    }

    @Test
    void adding_someone_twice_is_no_error() {
        var ann = okta.person("Ann", "Lee");
        var group = okta.post("/api/v1/groups", """
                {"profile": {"name": "Engineering"}}""").at("id");

        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);
        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);

        assertThat(okta.get("/api/v1/groups/" + group + "/users").json().size()).isEqualTo(1);
    }

    @Test
    void the_members_of_everyone_cannot_be_edited() {
        var ann = okta.person("Ann", "Lee");
        var everyone = okta.get("/api/v1/groups?q=everyone")
                .json()
                .elements()
                .getFirst()
                .textAt("id");

        okta.put("/api/v1/groups/" + everyone.orElseThrow() + "/users/" + ann).is(501);
    }

    @Test
    void members_and_profile_have_times_of_their_own() {
        var group = "/api/v1/groups/"
                + okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Desk\"}}")
                        .at("id");
        var ann = okta.person("Ann", "Brown");
        okta.solo().pass(Duration.ofMinutes(1));
        okta.put(group + "/users/" + ann).is(204);
        assertThat(times(group)).isEqualTo("2026-01-05T08:00:00.000Z 2026-01-05T08:01:00.000Z");
        okta.solo().pass(Duration.ofMinutes(1));
        okta.put(group + "/users/" + ann).is(204);
        assertThat(times(group)).isEqualTo("2026-01-05T08:00:00.000Z 2026-01-05T08:01:00.000Z");
        okta.put(group, "{\"profile\": {\"name\": \"Front desk\"}}").is(200);
        assertThat(times(group)).isEqualTo("2026-01-05T08:02:00.000Z 2026-01-05T08:01:00.000Z");

        var since =
                "/api/v1/groups?filter=" + Parameters.encoded("lastMembershipUpdated gt \"2026-01-05T08:00:30.000Z\"");
        assertThat(names(since)).containsExactly("Front desk");
        okta.delete(group).is(204);
        assertThat(okta.events().getLast()).isEqualTo("group.lifecycle.delete");
        okta.get(group).is(404);
    }

    private String times(String group) {
        var shown = okta.get(group).is(200);
        return shown.at("lastUpdated") + " " + shown.at("lastMembershipUpdated");
    }

    @Test
    void filter_knows_few_properties_and_q_matches_the_beginning_of_names() {
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"West Coast\"}}").is(200);

        assertThat(names("/api/v1/groups?filter=" + Parameters.encoded("type eq \"BUILT_IN\"")))
                .containsExactly("Everyone");
        assertThat(names("/api/v1/groups?q=WEST")).containsExactly("West Coast");
        assertThat(names("/api/v1/groups?q=coast")).isEmpty();
        assertThat(okta.get("/api/v1/groups?q=w").response().headers().has("Link"))
                .isFalse();
        for (var wrong : List.of("profile.name eq \"x\"", "type sw \"O\"", "lastUpdated gt \"x\"", "type")) {
            okta.get("/api/v1/groups?filter=" + Parameters.encoded(wrong))
                    .is(400, error("E0000031", "Invalid search criteria.", "Invalid search syntax."));
        }
        okta.get("/api/v1/groups?q=w&search=" + Parameters.encoded("type eq \"BUILT_IN\""))
                .is(
                        400,
                        error("E0000033", "Bad request. Can't specify a search query and filter in the same request."));
    }

    @Test
    void a_name_may_be_long_but_not_too_long() {
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + "x".repeat(255) + "\"}}")
                .is(200);
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + "x".repeat(256) + "\"}}")
                .is(400, error("E0000001", "Api validation failed: name", "name: The field is too long"));
    }

    @Test
    void groups_that_are_searched_for_may_be_sorted() {
        for (var name : new String[] {"beta", "Alpha", "gamma"}) {
            okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"" + name + "\"}}")
                    .is(200);
        }
        var search = "/api/v1/groups?limit=1&search=" + Parameters.encoded("type eq \"OKTA_GROUP\"");

        assertThat(names(search + "&sortBy=profile.name")).containsExactly("Alpha", "beta", "gamma");
        assertThat(names(search + "&sortBy=profile.name&sortOrder=desc")).containsExactly("gamma", "beta", "Alpha");
        assertThat(names(search + "&sortBy=lastUpdated&sortOrder=desc")).containsExactly("beta", "Alpha", "gamma");
        assertThat(names(search + "&sortOrder=desc")).containsExactly("beta", "Alpha", "gamma");
        okta.get(search + "&sortBy=nonsense")
                .is(400, error("E0000031", "Invalid search criteria.", "Invalid search syntax."));
    }

    @Test
    void statistics_count_people_and_tell_whether_the_group_administers() {
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Desk\"}}")
                .at("id");
        okta.put("/api/v1/groups/" + group + "/users/" + okta.person("Ann", "Brown"))
                .is(204);
        okta.post("/api/v1/groups/" + group + "/roles", "{\"type\": \"READ_ONLY_ADMIN\"}")
                .is(201);

        assertThatJson(okta.get("/api/v1/groups?q=desk&expand=stats").text())
                .node("[0]._embedded.stats")
                .isEqualTo("""
                        {"usersCount": 1, "appsCount": 0, "groupPushMappingsCount": 0, "hasAdminPrivilege": true,
                         "_links": "${json-unit.ignore}"}""");
        assertThat(okta.get("/api/v1/groups?q=desk").text()).doesNotContain("_embedded");
    }

    @Test
    void walking_the_pages_meets_each_group_once() {
        for (var number = 0; number < 7; number++) {
            okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"g" + number + "\"}}")
                    .is(200);
        }

        assertThat(names("/api/v1/groups?limit=3"))
                .containsExactly("Everyone", "g0", "g1", "g2", "g3", "g4", "g5", "g6");
    }

    /** Of all groups on that page and those behind it. */
    private List<String> names(String first) {
        var names = new ArrayList<String>();
        for (var page = Optional.of(first); page.isPresent(); ) {
            var answer = okta.get(page.get()).is(200);
            answer.json()
                    .elements()
                    .forEach(group -> names.add(
                            group.at("profile").orElseThrow().textAt("name").orElseThrow()));
            page = answer.link("next");
        }
        return names;
    }

    @Test
    void a_bad_token_is_refused() {
        okta.send(Request.get("/api/v1/groups").header("Authorization", "SSWS bad"))
                .is(401, """
                { "errorCode": "E0000011", "errorSummary": "Invalid token provided", "errorLink": "E0000011",
                  "errorId": "${json-unit.any-string}", "errorCauses": [] }""");
    }

    @Test
    void nobody_is_refused() {
        okta.sendBare(Request.get("/api/v1/groups")).is(403);
    }
}

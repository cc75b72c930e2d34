package dtu.okta.groups;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
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

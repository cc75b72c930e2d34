package dtu.okta.users;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class UserTypesTest {
    private static final String PATH = "/api/v1/meta/types/user";
    private static final String GUEST = """
            {"name": "guest", "displayName": "Guest", "description": "Visitors"}""";

    private final Org okta = Org.inMemory();

    @Test
    void a_new_type_is_shown_whole_and_has_a_schema_of_its_own() {
        var type = okta.post(PATH, GUEST);
        var suffix = type.at("id").substring(3);

        type.is(200, """
                { "id": "${json-unit.regex}oty[0-9A-Za-z]{17}", "displayName": "Guest", "name": "guest",
                  "description": "Visitors", "createdBy": "${json-unit.regex}00u.{17}",
                  "lastUpdatedBy": "${json-unit.regex}00u.{17}", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "default": false,
                  "_links": {"schema": {"rel": "schema",
                      "href": "http://okta.test/api/v1/meta/schemas/user/osc%s", "method": "GET"},
                    "self": {"rel": "self", "href": "http://okta.test/api/v1/meta/types/user/oty%s",
                      "method": "GET"}} }""".formatted(suffix, suffix));
        okta.post("/api/v1/meta/schemas/user/osc" + suffix, """
                {"definitions": {"custom": {"properties": {"host": {"title": "Host", "type": "string"}}}}}""").is(200);
        var person = """
                {"profile": {"firstName": "I", "lastName": "B", "email": "%s", "login": "%s", "host": "Ann"}%s}""";
        okta.post("/api/v1/users", person.formatted("a@a.test", "a@a.test", "")).is(400);
        var user = okta.post(
                        "/api/v1/users",
                        person.formatted("a@a.test", "a@a.test", ", \"type\": {\"id\": \"" + type.at("id") + "\"}"))
                .is(200)
                .at("id");
        okta.delete(PATH + "/" + type.at("id")).is(403, error("E0000142", "This User Type cannot be deleted."));
        var usual = okta.get(PATH).json().elements().getFirst().textAt("id").orElseThrow();
        okta.put("/api/v1/users/" + user, """
                {"type": {"id": "%s"}, "profile": {"firstName": "I", "lastName": "B", "email": "a@a.test",
                 "login": "a@a.test"}}""".formatted(usual)).is(200);
        assertThat(okta.events()).endsWith("user.account.update_user_type");
        okta.delete(PATH + "/" + type.at("id")).is(204);
    }

    @Test
    void the_name_stays_and_the_rest_changes() {
        var type = okta.post(PATH, GUEST).at("id");

        assertThat(okta.post(PATH + "/" + type, "{\"displayName\": \"G\"}")
                        .is(200)
                        .at("description"))
                .isEqualTo("Visitors");
        okta.post(PATH + "/" + type, "{\"name\": \"other\"}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: The name of a user type cannot be changed"));
        okta.put(PATH + "/" + type, "{\"name\": \"guest\", \"displayName\": \"G\"}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: description",
                                "description: The field cannot be left blank"));
        okta.put(PATH + "/" + type, GUEST).is(200);
    }

    @Test
    void there_are_nine_more_at_most_and_each_name_once() {
        okta.post(PATH, GUEST).is(200);
        okta.post(PATH, GUEST.replace("guest", "GUEST")).is(400);
        okta.post(PATH, GUEST.replace("guest", "9x")).is(400);
        okta.post(PATH, "{\"name\": \"x\"}").is(400);
        for (var number = 2; number <= 9; number++) {
            okta.post(PATH, GUEST.replace("guest", "t" + number)).is(200);
        }
        okta.post(PATH, GUEST.replace("guest", "t10")).is(400);
        okta.get(PATH + "/otynone").is(404, error("E0000007", "Not found: Resource not found: otynone (CVDType)"));
        okta.delete(PATH + "/default").is(403);
    }
}

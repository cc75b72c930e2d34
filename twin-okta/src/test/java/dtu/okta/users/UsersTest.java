package dtu.okta.users;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final String ISAAC = "/api/v1/users/isaac.brock@acme.test";
    private final Org okta = Org.inMemory();

    @Test
    void a_person_without_a_password_is_invited() {
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "postalAddress": null,
                  "email": "isaac@acme.test", "login": "isaac@acme.test"}, "credentials": {"password": {}}}
                """).is(200, """
                { "id": "${json-unit.regex}00u[0-9A-Za-z]{17}", "status": "PROVISIONED",
                  "created": "2026-01-05T08:00:00.000Z", "activated": "2026-01-05T08:00:00.000Z",
                  "statusChanged": "2026-01-05T08:00:00.000Z", "lastLogin": null,
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "passwordChanged": null,
                  "type": {"id": "${json-unit.regex}oty[0-9A-Za-z]{17}"},
                  "profile": {"firstName": "Isaac", "lastName": "Brock", "mobilePhone": null, "secondEmail": null,
                    "login": "isaac@acme.test", "email": "isaac@acme.test"},
                  "credentials": {"provider": {"type": "OKTA", "name": "OKTA"}},
                  "_links": { "suspend": "${json-unit.ignore}", "schema": "${json-unit.ignore}",
                    "resetPassword": "${json-unit.ignore}", "reactivate": "${json-unit.ignore}",
                    "self": "${json-unit.ignore}", "resetFactors": "${json-unit.ignore}",
                    "type": "${json-unit.ignore}", "deactivate": "${json-unit.ignore}" } }""");

        assertThat(okta.mail()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("isaac@acme.test");
            assertThat(mail.link()).startsWith("http://okta.test/welcome/");
        });
        assertThat(okta.events()).containsExactly("user.lifecycle.create", "user.lifecycle.activate");
    }

    @Test
    void a_person_with_a_password_is_active_at_once_and_the_password_is_never_shown() {
        okta.post("/api/v1/users?activate=true", """
                {"profile": {"firstName": "Isaac", "lastName": "Brock",
                  "email": "isaac@acme.test", "login": "isaac@acme.test"},
                 "credentials": {"password": {"value": "Abcd1234"},
                   "recovery_question": {"question": "Who?", "answer": "Me"}}}""").is(200);

        var shown = okta.get("/api/v1/users/isaac@acme.test").is(200);

        assertThat(shown.at("status")).isEqualTo("ACTIVE");
        assertThatJson(shown.json().at("credentials").orElseThrow().toString()).isEqualTo("""
                { "password": {}, "recovery_question": {"question": "Who?"},
                  "provider": {"type": "OKTA", "name": "OKTA"} }""");
        assertThat(okta.mail()).isEmpty();
    }

    @Test
    void a_person_may_be_staged_and_has_then_no_time_of_a_change_of_status() {
        var id = okta.user("?activate=false", "isaac@acme.test", "");

        var shown = okta.get("/api/v1/users/" + id).is(200).json();

        assertThat(shown.textAt("status")).contains("STAGED");
        assertThat(shown.at("statusChanged")).contains(Json.NULL);
        assertThat(shown.at("_links").orElseThrow().names())
                .containsExactlyInAnyOrder("schema", "activate", "self", "resetFactors", "type");
    }

    @Test
    void a_password_may_be_made_to_expire_at_the_first_sign_in() {
        var body = """
                {"profile": {"firstName": "Isaac", "lastName": "Brock",
                  "email": "isaac@acme.test", "login": "isaac@acme.test"} %s}""";
        var password = ", \"credentials\": {\"password\": {\"value\": \"Abcd1234\"}}";

        okta.post("/api/v1/users?nextLogin=changePassword", body.formatted(""))
                .is(
                        400,
                        error(
                                "E0000124",
                                "Could not create user. To create a user and expire their password "
                                        + "immediately, a password must be specified"));
        okta.post("/api/v1/users?nextLogin=changePassword&activate=false", body.formatted(password))
                .is(
                        400,
                        error(
                                "E0000125",
                                "Could not create user. To create a user and expire their password "
                                        + "immediately, \"activate\" must be true"));
        assertThat(okta.post("/api/v1/users?nextLogin=changePassword", body.formatted(password))
                        .at("status"))
                .isEqualTo("PASSWORD_EXPIRED");
    }

    @Test
    void a_hash_from_another_store_makes_the_provider_import() {
        var created = okta.post("/api/v1/users?activate=false", """
                {"profile": {"firstName": "Isaac", "lastName": "Brock",
                  "email": "isaac@acme.test", "login": "isaac@acme.test"},
                 "credentials": {"password": {"hash": {"algorithm": "BCRYPT", "workFactor": 10,
                   "salt": "rwh3vH166HCH/NT9XV5FYu", "value": "qaMqvAPULkbiQzkTCWo5XDcvzpk8Tna"}}}}""").is(200).json();

        assertThatJson(created.at("credentials").orElseThrow().toString())
                .isEqualTo("{\"password\": {}, \"provider\": {\"type\": \"IMPORT\", \"name\": \"IMPORT\"}}");
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "A", "lastName": "B", "email": "a@acme.test", "login": "a@acme.test"},
                 "credentials": {"password": {"hash": {"algorithm": "ROT13", "value": "x"}}}}""").is(400);
    }

    @Test
    void groups_may_be_given_at_once_but_not_too_many_and_not_unknown_ones() {
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Engineering\"}}")
                .at("id");
        var body = """
                {"profile": {"firstName": "Isaac", "lastName": "Brock",
                  "email": "isaac@acme.test", "login": "isaac@acme.test"}, "groupIds": [%s]}""";

        okta.post("/api/v1/users", body.formatted("\"00gnone\""))
                .is(404, error("E0000007", "Not found: Resource not found: 00gnone (UserGroup)"));
        okta.post("/api/v1/users", body.formatted(String.join(",", java.util.Collections.nCopies(21, "\"x\""))))
                .is(400, error("E0000093", "Target count limit exceeded"));
        okta.post("/api/v1/users", body.formatted("\"" + group + "\"")).is(200);

        assertThat(okta.get("/api/v1/groups/" + group + "/users").json().size()).isEqualTo(1);
        assertThat(okta.get("/api/v1/users/isaac@acme.test/groups").json().elements())
                .extracting(
                        each -> each.at("profile").orElseThrow().textAt("name").orElseThrow())
                .containsExactly("Everyone", "Engineering");
    }

    @Test
    void what_is_missing_or_wrong_in_a_profile_is_named() {
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "login": "isaac@acme.test"}}""")
                .is(400, error("E0000001", "Api validation failed: email", "email: The field cannot be left blank"));
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "A", "lastName": "B", "login": "a@acme.test", "email": "nonsense"}}""")
                .is(400, error("E0000001", "Api validation failed: email", "email: Does not match required pattern"));
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "A", "lastName": "B", "login": "a@acme.test", "email": "a@acme.test",
                  "notValid": "this-isnt-valid"}}""")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: newUser",
                                "Property name 'notValid' is not defined in profile"));
        okta.post("/api/v1/users", "{\"profile\": 7}")
                .is(400, error("E0000003", "The request body was not well-formed."));
        okta.post("/api/v1/users", "[]").is(400, error("E0000003", "The request body was not well-formed."));
    }

    @Test
    void a_login_is_taken_whatever_its_case() {
        okta.user("", "isaac@acme.test", "");

        okta.post("/api/v1/users", """
                {"profile": {"firstName": "A", "lastName": "B", "login": "ISAAC@acme.test", "email": "a@acme.test"}}""")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: login",
                                "login: An object with this field already exists in the current organization"));
    }

    @Test
    void a_weak_password_is_refused() {
        okta.post("/api/v1/users", """
                {"profile": {"firstName": "A", "lastName": "B", "login": "a@acme.test", "email": "a@acme.test"},
                 "credentials": {"password": {"value": "short"}}}""")
                .is(400, error("E0000001", "Api validation failed: password", "password: " + Org.PASSWORD_RULES));
    }

    @Test
    void a_person_is_found_by_id_login_short_name_and_me() {
        var id = okta.person("Isaac", "Brock");

        assertThat(okta.get("/api/v1/users/" + id).at("id")).isEqualTo(id);
        assertThat(okta.get("/api/v1/users/Isaac.Brock%40ACME.test").at("id")).isEqualTo(id);
        assertThat(okta.get("/api/v1/users/isaac.brock").at("id")).isEqualTo(id);
        assertThat(okta.get("/api/v1/users/me").at("status")).isEqualTo("ACTIVE");
        okta.get("/api/v1/users/isaac").is(404, error("E0000007", "Not found: Resource not found: isaac (User)"));
    }

    @Test
    void a_short_name_that_two_people_have_names_nobody() {
        okta.user("", "ann@acme.test", "");
        okta.user("", "ann@other.test", "");

        okta.get("/api/v1/users/ann").is(404);
    }

    @Test
    void updating_keeps_what_is_not_named_and_replacing_clears_it() {
        okta.person("Isaac", "Brock");

        var updated = okta.post(ISAAC, "{\"profile\": {\"nickName\": \"Ike\", \"title\": null}}")
                .is(200)
                .json();
        assertThatJson(updated.at("profile").orElseThrow().toString()).isEqualTo("""
                { "firstName": "Isaac", "lastName": "Brock", "mobilePhone": null, "secondEmail": null,
                  "login": "isaac.brock@acme.test", "email": "isaac.brock@acme.test", "nickName": "Ike",
                  "displayName": "Isaac Brock", "department": "Engineering", "userType": "employee",
                  "employeeNumber": "10001" }""");

        var replaced = okta.put(ISAAC, """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "login": "isaac.brock@acme.test",
                  "email": "isaac@acme.test"}}""").is(200).json();
        assertThatJson(replaced.at("profile").orElseThrow().toString()).isEqualTo("""
                { "firstName": "Isaac", "lastName": "Brock", "mobilePhone": null, "secondEmail": null,
                  "login": "isaac.brock@acme.test", "email": "isaac@acme.test" }""");

        okta.put(ISAAC, "{\"profile\": {\"firstName\": \"Isaac\"}}").is(400);
    }

    @Test
    void a_login_may_change_but_not_to_one_that_is_taken() {
        var id = okta.person("Isaac", "Brock");
        okta.person("Ann", "Lee");

        okta.post(ISAAC, "{\"profile\": {\"login\": \"ann.lee@acme.test\"}}").is(400);
        okta.post(ISAAC, "{\"profile\": {\"login\": \"ike@acme.test\"}}").is(200);

        okta.get(ISAAC).is(404);
        assertThat(okta.get("/api/v1/users/ike@acme.test").at("id")).isEqualTo(id);
    }

    @Test
    void a_change_based_on_an_older_state_is_refused() {
        okta.person("Isaac", "Brock");
        var etag = okta.get(ISAAC).response().headers().first("ETag").orElseThrow();
        assertThat(etag).matches("W/\"[0-9a-f]{64}\"");
        var change = Request.of(dtu.twins.http.Method.POST, ISAAC).json("{\"profile\": {\"nickName\": \"Ike\"}}");

        okta.send(change.header("If-Match", etag)).is(200);
        okta.send(change.header("If-Match", etag)).is(412, error("E0000231", "ETag value doesn't match."));
        okta.send(change.header("If-Match", "nonsense")).is(400, error("E0000242", "ETag syntax is invalid."));
    }

    @Test
    void the_client_may_leave_parts_of_the_answer_out() {
        okta.person("Isaac", "Brock");

        var trimmed = okta.send(Request.get(ISAAC)
                        .header("Content-Type", "application/json; okta-response=omitCredentials,omitCredentialsLinks"))
                .is(200)
                .json();

        assertThat(trimmed.at("credentials")).isEmpty();
        assertThat(trimmed.at("_links").orElseThrow().names())
                .containsExactly("suspend", "expirePassword", "deactivate", "schema", "type", "self");
    }

    @Test
    void the_type_changes_only_by_replacing() {
        var isaac = "/api/v1/users/" + okta.person("Isaac", "Brock");
        var own = okta.get(isaac).json().at("type").orElseThrow();
        var other = okta.post("/api/v1/meta/types/user", "{\"name\": \"guest\", \"displayName\": \"Guest\"}")
                .at("id");

        okta.post(isaac, "{\"type\": " + own + ", \"profile\": {\"title\": \"Singer\"}}")
                .is(200);
        okta.post(isaac, "{\"type\": {\"id\": \"" + other + "\"}}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: type",
                                "type: A partial update cannot change the type of a user"));
        okta.put(isaac, """
                {"type": {"id": "%s"}, "profile": {"firstName": "Isaac", "lastName": "Brock",
                  "email": "isaac.brock@acme.test", "login": "isaac.brock@acme.test"}}""".formatted(other)).is(200);
        assertThat(okta.get(isaac).json().at("type").orElseThrow().textAt("id")).contains(other);
        assertThat(okta.events()).containsOnlyOnce("user.account.update_user_type");
    }

    @Test
    void of_many_who_want_a_login_at_once_one_gets_it() throws InterruptedException, ExecutionException {
        var wanted = "{\"profile\": {\"firstName\": \"A\", \"lastName\": \"B\","
                + " \"email\": \"a@acme.test\", \"login\": \"a@acme.test\"}}";
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> attempt =
                    () -> okta.post("/api/v1/users", wanted).response().status();
            var answers = threads.invokeAll(Collections.nCopies(16, attempt));

            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
        }
    }

    @Test
    void nothing_is_changed_about_somebody_who_has_left() {
        var isaac = "/api/v1/users/" + okta.person("Isaac", "Brock");
        okta.post(isaac + "/lifecycle/deactivate").is(200);

        okta.post(isaac, "{\"profile\": {\"title\": \"Singer\"}}")
                .is(403, error("E0000038", "This operation is not allowed in the user's current status."));
    }

    @Test
    void an_administrator_may_set_a_former_password_unless_told_to_be_strict() {
        var isaac = "/api/v1/users/" + okta.user("", "isaac@acme.test", "Abcd1234");
        okta.post(isaac, password("Efgh5678")).is(200);

        okta.post(isaac + "?strict=true", password("Abcd1234"))
                .is(400, error("E0000001", "Api validation failed: password", "password: " + Org.PASSWORD_RULES));
        okta.post(isaac, password("Abcd1234")).is(200);
        okta.post(isaac, password("short"))
                .is(400, error("E0000001", "Api validation failed: password", "password: " + Org.PASSWORD_RULES));
        assertThat(okta.events())
                .filteredOn("user.account.update_password"::equals)
                .hasSize(2);
    }

    private static String password(String plain) {
        return "{\"credentials\": {\"password\": {\"value\": \"" + plain + "\"}}}";
    }

    @Test
    void what_blocks_a_person_is_shown_with_them_when_asked_for() {
        var isaac = "/api/v1/users/" + okta.user("", "isaac@acme.test", "Abcd1234");
        okta.get(isaac + "?expand=blocks").is(200);
        assertThat(okta.get(isaac).json().at("_embedded")).isEmpty();
        assertThatJson(okta.get(isaac + "?expand=blocks").text())
                .node("_embedded")
                .isEqualTo("{\"blocks\": []}");

        for (var attempt = 0; attempt < 10; attempt++) {
            okta.post("/api/v1/authn", "{\"username\": \"isaac@acme.test\", \"password\": \"wrong\"}");
        }

        assertThatJson(okta.get(isaac + "?expand=blocks").text())
                .node("_embedded")
                .isEqualTo("{\"blocks\": [{\"type\": \"DEVICE_BASED\", \"appliesTo\": \"ANY_DEVICES\"}]}");
    }

    @Test
    void times_have_whole_seconds() {
        okta.person("Isaac", "Brock");
        okta.solo().pass(Duration.ofMillis(1234));

        assertThat(okta.post(ISAAC, "{\"profile\": {\"nickName\": \"Ike\"}}").at("lastUpdated"))
                .isEqualTo("2026-01-05T08:00:01.000Z");
    }
}

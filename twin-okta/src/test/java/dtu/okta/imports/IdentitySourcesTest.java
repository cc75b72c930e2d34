package dtu.okta.imports;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.okta.Outside;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class IdentitySourcesTest {
    private static final String ANN = """
            {"externalId": "EXT1", "profile": {"userName": "ann@acme.test", "email": "ann@acme.test",
              "firstName": "Ann", "lastName": "Lee", "homeAddress": "1 Main Street", "unheardOf": "x"}}""";

    private final Outside outside = new Outside();
    private final Org okta = Org.inMemory(outside);
    private final String app = okta.post("/api/v1/apps", """
            {"name": "custom_identity_source", "label": "HR", "signOnMode": "SAML_2_0"}""").is(200).at("id");
    private final String source = "/api/v1/identity-sources/" + app;

    private String session() {
        return source + "/sessions/" + okta.post(source + "/sessions").is(201).at("id");
    }

    private Reply upsert(String session, String... profiles) {
        return okta.post(session + "/bulk-upsert", """
                {"entityType": "USERS", "profiles": [%s]}""".formatted(String.join(",", profiles)));
    }

    private void imports(String session) {
        okta.post(session + "/start-import").is(200);
        okta.solo().pass(Duration.ZERO);
    }

    private static Reply refused(Reply reply, String field, String cause) {
        return reply.is(400, error("E0000001", "Api validation failed: " + field, cause));
    }

    @Test
    void a_session_collects_people_and_imports_them_when_it_is_triggered() {
        Outside.hook(okta, "com.okta.import.transform");
        var created = okta.post(source + "/sessions");
        created.is(201, """
                {"id": "${json-unit.regex}aps[0-9A-Za-z]{17}", "identitySourceId": "%s", "status": "CREATED",
                 "importType": "INCREMENTAL", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z"}""".formatted(app));
        var session = source + "/sessions/" + created.at("id");
        upsert(session, ANN).is(202);
        assertThat(okta.get(session).at("status")).isEqualTo("IN_PROGRESS");
        okta.get("/api/v1/users/ann@acme.test").is(404);

        assertThat(okta.post(session + "/start-import").is(200).at("status")).isEqualTo("TRIGGERED");
        okta.solo().pass(Duration.ZERO);

        assertThat(okta.get(session).at("status")).isEqualTo("COMPLETED");
        var ann = okta.get("/api/v1/users/ann@acme.test").is(200);
        assertThatJson(ann.text()).inPath("profile").isEqualTo("""
                {"firstName": "Ann", "lastName": "Lee", "mobilePhone": null, "secondEmail": null,
                 "login": "ann@acme.test", "email": "ann@acme.test", "streetAddress": "1 Main Street"}""");
        assertThatJson(ann.text()).inPath("credentials.provider.type").isEqualTo("IMPORT");
        okta.get("/api/v1/apps/" + app + "/users/" + ann.at("id")).is(200);
        assertThat(okta.events())
                .containsSubsequence(
                        "system.import.session.created",
                        "system.import.session.triggered",
                        "system.import.start",
                        "user.lifecycle.create",
                        "system.import.user.create",
                        "system.import.complete");
        // Identity sources are the one kind of import for which Okta asks no hook.
        assertThat(outside.heard()).isEmpty();
        assertThat(okta.get(source + "/sessions").is(200).json().size()).isEqualTo(1);
    }

    @Test
    void whoever_is_known_is_changed_and_whoever_is_deleted_leaves() {
        var first = session();
        upsert(first, ANN).is(202);
        imports(first);
        var second = session();
        upsert(second, ANN.replace("Ann", "Anne")).is(202);
        imports(second);
        assertThat(okta.get("/api/v1/users/ann@acme.test").text()).contains("\"firstName\":\"Anne\"");

        var third = session();
        okta.post(third + "/bulk-delete", """
                {"entityType": "USERS", "profiles": [{"externalId": "EXT1"}, {"externalId": "NOBODY"}]}
                """).is(202);
        imports(third);

        assertThat(okta.get("/api/v1/users/ann@acme.test").at("status")).isEqualTo("DEPROVISIONED");
        okta.get(source + "/users/EXT1").is(404);
    }

    @Test
    void somebody_who_is_in_okta_already_is_linked() {
        var ann = okta.user("?activate=true", "ann@acme.test", "Tr0ubad0ur!");
        var session = session();
        upsert(session, ANN).is(202);
        imports(session);

        assertThat(okta.get("/api/v1/users/" + ann).text()).contains("\"firstName\":\"Ann\"", "\"status\":\"ACTIVE\"");
        assertThat(okta.events()).contains("system.import.user_match.confirm", "user.account.update_profile");
    }

    @Test
    void one_who_cannot_be_imported_is_logged_and_the_others_come() {
        var session = session();
        upsert(session, "{\"externalId\": \"E0\", \"profile\": {\"userName\": \"nowhere\", \"email\": \"x\"}}", ANN)
                .is(202);
        imports(session);

        okta.get("/api/v1/users/ann@acme.test").is(200);
        okta.get(source + "/users/E0").is(404);
        assertThat(okta.get(session).at("status")).isEqualTo("COMPLETED");
    }

    @Test
    void data_that_is_none_is_refused() {
        var session = session();
        refused(
                okta.post(session + "/bulk-upsert", "{\"entityType\": \"GROUPS\", \"profiles\": []}"),
                "entityType",
                "entityType: The field entityType is not valid.");
        refused(upsert(session), "profiles", "profiles: The field cannot be left blank");
        refused(
                upsert(session, Collections.nCopies(201, ANN).toArray(String[]::new)),
                "profiles",
                "profiles: The field has more than 200 entries");
        upsert(session, "{\"profile\": {}}").is(400);
        upsert(session, "{\"externalId\": \"" + "x".repeat(513) + "\", \"profile\": {}}")
                .is(400);
        refused(
                upsert(session, "{\"externalId\": \"a\", \"profile\": {\"age\": 7}}"),
                "age",
                "age: The field has an invalid value");
        okta.post(session + "/bulk-delete", "{\"entityType\": \"USERS\", \"profiles\": [{}]}")
                .is(400);
        for (var upload = 0; upload < 50; upload++) {
            upsert(session, ANN).is(202);
        }
        refused(upsert(session, ANN), "importSessionId", "The maximum number of bulk requests of a session is 50");
    }

    @Test
    void a_session_is_triggered_canceled_and_expires_in_its_time_only() {
        var session = session();
        var id = session.substring(session.lastIndexOf('/') + 1);
        okta.post(session + "/bulk-delete", """
                {"entityType": "USERS", "profiles": [{"externalId": "NOBODY"}]}""").is(202);
        refused(
                okta.post(session + "/start-import"),
                "importSessionId",
                "Session=" + id + " should be in IN_PROGRESS status in order to be processed");
        refused(
                okta.post(source + "/sessions"),
                "importSessionId",
                "Only one active import session per identity source is allowed to be created every 5 minutes.");
        okta.solo().pass(Duration.ofMinutes(5));
        var other = session();
        okta.delete(other).is(204);
        assertThat(okta.get(other).at("status")).isEqualTo("CLOSED");
        refused(
                okta.delete(other),
                "importSessionId",
                "Only a session that is in CREATED or IN_PROGRESS status can be canceled.");
        upsert(other, ANN).is(400);

        okta.solo().pass(Duration.ofHours(24));

        assertThat(okta.get(session).at("status")).isEqualTo("EXPIRED");
        assertThat(okta.events())
                .containsSubsequence("system.import.session.cancelled", "system.import.session.expired");
    }

    @Test
    void people_come_change_and_go_one_by_one() {
        var made = okta.post(source + "/users", ANN);
        made.is(200, """
                {"id": "${json-unit.regex}0ua[0-9A-Za-z]{17}", "externalId": "EXT1",
                 "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "profile": {"userName": "ann@acme.test", "email": "ann@acme.test", "firstName": "Ann",
                   "lastName": "Lee", "homeAddress": "1 Main Street", "unheardOf": "x"}}""");
        okta.get(source + "/users/EXT1").is(200, made.text());
        refused(
                okta.post(source + "/users", ANN),
                "externalId",
                "externalId: An object with this field already exists in the current organization");
        okta.send(Request.of(Method.PATCH, source + "/users/EXT1").json("""
                        {"profile": {"lastName": "Li"}}""")).is(200);
        assertThat(okta.get("/api/v1/users/ann@acme.test").text()).contains("\"lastName\":\"Li\"");
        okta.put(source + "/users/EXT1", """
                {"profile": {"userName": "ann@acme.test", "email": "ann@acme.test", "firstName": "Anna"}}""").is(200);
        assertThat(okta.get("/api/v1/users/ann@acme.test").text()).contains("\"firstName\":\"Anna\"");
        okta.put(source + "/users/EXT1", "{\"profile\": {\"firstName\": \"A\"}}")
                .is(400);
        okta.delete(source + "/users/EXT1").is(204);
        assertThat(okta.get("/api/v1/users/ann@acme.test").at("status")).isEqualTo("DEPROVISIONED");
        okta.get(source + "/users/EXT1").is(404, error("E0000007", "Not found: Resource not found: EXT1 (AppUser)"));
        okta.post(source + "/users", "{\"externalId\": \"E2\", \"profile\": {\"userName\": \"b@acme.test\"}}")
                .is(400);
    }

    @Test
    void only_an_identity_source_is_one() {
        var other = okta.post("/api/v1/apps", """
                {"label": "Mark", "signOnMode": "BOOKMARK",
                 "settings": {"app": {"url": "https://a.test"}}}""").at("id");
        okta.get("/api/v1/identity-sources/" + other + "/sessions")
                .is(404, error("E0000007", "Not found: Resource not found: " + other + " (AppInstance)"));
        okta.get(source + "/sessions/apsnone")
                .is(404, error("E0000007", "Not found: Resource not found: apsnone (ImportSession)"));
        okta.post(source + "/sessions/apsnone/start-import").is(404);
    }
}

package dtu.harness.control;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.harness.server.Listener;
import dtu.harness.server.PortTaken;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UniverseServerTest {
    private final Running running = Running.start();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_universe_is_made_with_everything_needed_to_connect() {
        var answer = running.control().body("{\"id\": \"lab\"}").post("/v1/universes");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThatJson(answer.asString())
                .isEqualTo("""
                { "id": "lab", "clock": "real", "now": "${json-unit.any-string}",
                  "env": { "DTU_CONTROL_URL": "%s", "DTU_UNIVERSE": "lab", "OKTA_CLIENT_ORGURL": "%s/u/lab",
                           "OKTA_CLIENT_TOKEN": "${json-unit.regex}00[0-9A-Z]{10}.{30}" },
                  "urls": { "okta": "%s/u/lab" } }""".formatted(running.server().controlUrl(), oktaUrl(), oktaUrl()));
    }

    @Test
    void a_credential_leads_to_its_universe() {
        running.post("/v1/universes", "{\"id\": \"a\"}");
        running.post("/v1/universes", "{\"id\": \"b\"}");

        running.group("a", "Only in a");

        assertThat(running.groups("a")).containsExactly("Everyone", "Only in a");
        assertThat(running.groups("b")).containsExactly("Everyone");
        assertThat(running.groups("default")).containsExactly("Everyone");
    }

    @Test
    void links_keep_the_prefix_that_the_client_used() {
        running.post("/v1/universes", "{\"id\": \"a\"}");

        var answer =
                given().header("Authorization", "SSWS " + running.token("a")).get(oktaUrl() + "/u/a/api/v1/groups");

        assertThat(answer.header("Link")).isEqualTo("<" + oktaUrl() + "/u/a/api/v1/groups>; rel=\"self\"");
    }

    @Test
    void a_prefix_and_a_credential_that_disagree_are_refused_as_the_vendor_refuses() {
        running.post("/v1/universes", "{\"id\": \"a\"}");

        var answer = given().header("Authorization", "SSWS " + running.token("default"))
                .get(oktaUrl() + "/u/a/api/v1/groups");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThatJson(answer.asString()).isEqualTo("""
                { "errorCode": "E0000011", "errorSummary": "Invalid token provided", "errorLink": "E0000011",
                  "errorId": "${json-unit.any-string}", "errorCauses": [] }""");
    }

    @Test
    void a_service_that_is_out_of_order_answers_with_a_page() {
        running.post("/v1/universes/default/faults", "{\"on\": \"okta.*\", \"outage\": \"all\"}");

        var answer = running.okta("default").get("/api/v1/users");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.asString()).contains("<h1>503 Service Unavailable</h1>");
    }

    @Test
    void a_fault_that_makes_no_sense_is_refused() {
        for (var rule : new String[] {
            "{\"events\": \"okta.*\", \"outage\": \"all\"}",
            "{\"on\": \"okta.listUsers\", \"outage\": \"all\"}",
            "{\"on\": \"okta.*\", \"outage\": \"some\"}",
            "{\"on\": \"okta.*\", \"body\": \"vendor\"}"
        }) {
            var answer = running.control().body(rule).post("/v1/universes/default/faults");
            assertThat(answer.statusCode()).as(rule).isEqualTo(400);
        }
    }

    @Test
    void a_client_that_finds_too_many_calls_under_way_is_told_of_no_window() {
        running.post("/v1/universes/default/faults", """
                {"on": "okta.listUsers", "give": {"status": 429}}""");

        var answer = running.okta("default").get("/api/v1/users");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().getValues("X-Rate-Limit-Limit")).containsExactly("0");
        assertThat(answer.headers().getValues("X-Rate-Limit-Remaining")).containsExactly("0");
        assertThat(answer.headers().getValues("X-Rate-Limit-Reset")).hasSize(1);
    }

    @Test
    void an_unknown_prefix_leads_nowhere() {
        var answer = given().get(oktaUrl() + "/u/none/api/v1/groups");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThatJson(answer.asString()).isEqualTo("""
                { "error": "universe_not_found", "message": "There is no universe none.",
                  "hint": "GET /v1/universes on the control plane's port lists them." }""");
    }

    @Test
    void the_credential_of_a_deleted_universe_leads_nowhere() {
        running.post("/v1/universes", "{\"id\": \"a\"}");
        var token = running.token("a");

        assertThat(running.control().delete("/v1/universes/a").statusCode()).isEqualTo(204);

        assertThat(given().header("Authorization", "SSWS " + token)
                        .get(oktaUrl() + "/api/v1/groups")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_thousand_forks_live_side_by_side() {
        running.group("default", "Inherited");

        IntStream.range(0, 1_000)
                .forEach(number -> running.post("/v1/universes/default/fork", "{\"id\": \"f" + number + "\"}"));
        IntStream.range(0, 1_000).forEach(number -> running.group("f" + number, "Only in " + number));

        for (var number = 0; number < 1_000; number++) {
            assertThat(running.groups("f" + number)).containsExactly("Everyone", "Inherited", "Only in " + number);
        }
        assertThat(running.groups("default")).containsExactly("Everyone", "Inherited");
        assertThat(running.get("/v1/universes").at("universes").orElseThrow().size())
                .isEqualTo(1_001);
    }

    @Test
    void an_id_that_is_taken_is_refused() {
        assertThatJson(running.control()
                        .body("{\"id\": \"default\"}")
                        .post("/v1/universes")
                        .asString())
                .isEqualTo("""
                { "error": "universe_exists", "message": "There is a universe default already.", "hint": "" }""");
    }

    @Test
    void an_id_that_cannot_stand_in_a_path_is_refused() {
        var answer = running.control().body("{\"id\": \"a/b\"}").post("/v1/universes");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.asString()).isEqualTo("""
                { "error": "bad_request", "message": "The id a/b cannot stand in a path.",
                  "hint": "Letters, digits, '.', '_' and '-', at most 64, the first a letter or digit." }""");
    }

    @Test
    void a_call_that_does_not_exist_is_named() {
        assertThatJson(running.control().get("/v1/univerzes").asString()).isEqualTo("""
                { "error": "not_found", "message": "There is no call GET /v1/univerzes.",
                  "hint": "GET /v1/openapi.json describes all calls." }""");
    }

    @Test
    void a_page_of_another_host_is_turned_away() {
        assertThat(running.control()
                        .header("Host", "evil.example")
                        .get("/v1/universes")
                        .statusCode())
                .isEqualTo(403);
        assertThat(running.control()
                        .header("Origin", "https://evil.example")
                        .post("/v1/universes")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void with_a_token_nobody_else_may_call() {
        try (var guarded = Running.start(Running.spec().guardedBy("sesame"))) {
            assertThat(guarded.control().get("/v1/universes").statusCode()).isEqualTo(401);
            assertThat(guarded.control()
                            .header("Authorization", "Bearer sesame")
                            .get("/v1/universes")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(guarded.control().get("/v1/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_universe_begins_as_the_world_that_is_given() {
        running.post("/v1/universes", """
                {"id": "tiny", "world": {"world": "tiny", "company": {"domain": "tiny.test"}, "people": [
                    {"key": "ann", "first": "Ann", "last": "Lee", "email": "ann@tiny.test"}]}}""");

        assertThat(running.get("/v1/universes/tiny/people").toString()).contains("ann@tiny.test");
    }

    @Test
    void what_is_wrong_with_a_world_that_is_given_is_told() {
        var wrong = running.control()
                .body("{\"id\": \"odd\", \"world\": {\"world\": \"odd\", \"peple\": []}}")
                .post("/v1/universes");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThatJson(wrong.asString()).isEqualTo("""
                { "error": "invalid_world", "hint": "",
                  "message": "world:1:17: unknown key 'peple' in a world; did you mean 'people'?" }""");
        assertThatJson(running.control()
                        .body("{\"world\": 7}")
                        .post("/v1/universes")
                        .asString())
                .isEqualTo("""
                        { "error": "bad_request", "hint": "",
                          "message": "The member world must be a name or an object in the form of a world file." }""");
        assertThat(running.control().get("/v1/universes/odd").statusCode()).isEqualTo(404);
    }

    @Test
    void what_the_vendors_refuse_of_a_world_is_told() {
        var wrong = running.control().body("""
                {"world": {"world": "odd", "setup": [{"do": "okta.addGroup", "with": {}}]}}""").post("/v1/universes");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.asString()).contains("invalid_world").contains("okta.addGroup was refused");
    }

    @Test
    void on_every_address_clients_here_are_told_one_that_they_reach() {
        try (var open = UniverseServer.start(Running.spec().at("0.0.0.0", 0).guardedBy("sesame"))) {
            var made = given().header("Authorization", "Bearer sesame")
                    .body("{\"id\": \"lab\"}")
                    .post(open.controlUrl() + "/v1/universes")
                    .asString();

            assertThat(open.controlUrl()).startsWith("http://127.0.0.1:");
            assertThat(open.variables("default").get("OKTA_CLIENT_ORGURL"))
                    .isEqualTo(open.urls().get("okta"))
                    .startsWith("http://127.0.0.1:");
            assertThatJson(made).node("urls.okta").isEqualTo(open.urls().get("okta") + "/u/lab");
            assertThat(given().get(open.controlUrl() + "/v1/universes").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_port_that_is_taken_is_named() {
        var taken = Listener.open("test", ServerSpec.LOOPBACK, 0);
        try {
            assertThatThrownBy(() -> UniverseServer.start(Running.spec().at(ServerSpec.LOOPBACK, taken.port())))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("port " + taken.port() + " on 127.0.0.1 (control plane) cannot be taken");
        } finally {
            taken.close();
        }
    }

    private String oktaUrl() {
        return running.server().urls().getOrDefault("okta", "");
    }
}

package dtu.harness.control;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final String TRACE = "/v1/universes/default/trace";

    private final Running running = Running.start();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_record_shows_the_request_and_the_answer_without_secrets() {
        running.group("default", "Traced");

        var record = running.get(TRACE).at("records").orElseThrow().elements().getLast();

        assertThatJson(record.toString())
                .whenIgnoringPaths("request.headers", "response.headers")
                .isEqualTo("""
                { "number": 1, "universe": "default", "kind": "call", "twin": "okta", "operation": "okta.addGroup",
                  "by": "client", "actor": "${json-unit.regex}00u.*", "at": "${json-unit.any-string}", "fault": "",
                  "status": 200, "before": 1, "after": 2,
                  "request": { "method": "POST", "url": "%s/api/v1/groups", "headers": [],
                               "body": {"profile": {"name": "Traced"}} },
                  "response": {"status": 200, "headers": [],
                                "body": "${json-unit.ignore}"} }""".formatted(running.server().urls().get("okta")));
        assertThat(record.toString()).contains("SSWS ***").doesNotContain(running.token("default"));
    }

    @Test
    void records_are_found_by_operation_status_and_number() {
        running.group("default", "One");
        running.groups("default");
        RestAssured.given().get(running.server().urls().get("okta") + "/api/v1/groups");

        assertThat(found("?operation=okta.add*")).isEqualTo(1);
        assertThat(found("?operation=okta.listGroups")).isEqualTo(2);
        assertThat(found("?status=403")).isEqualTo(1);
        assertThat(found("?status=4xx&twin=okta")).isEqualTo(1);
        assertThat(found("?twin=slack")).isZero();
        assertThat(found("?after=1")).isEqualTo(2);
        assertThat(found("?limit=1")).isEqualTo(1);
        assertThat(found("?until=2000-01-01T00:00:00Z")).isZero();
        assertThat(found("?since=2000-01-01T00:00:00Z&actor=client")).isEqualTo(3);
    }

    @Test
    void universes_do_not_see_each_other() {
        running.post("/v1/universes", "{\"id\": \"lab\"}");
        running.groups("lab");

        assertThat(found("")).isZero();
        assertThat(running.get("/v1/universes/lab/trace")
                        .at("records")
                        .orElseThrow()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_time_that_is_none_is_refused() {
        assertThatJson(running.control().get(TRACE + "?since=yesterday").asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "since is no instant: yesterday",
                  "hint": "Write it like 2026-01-05T08:00:00Z." }""");
    }

    @Test
    void a_follower_hears_what_happens_while_it_happens() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient();
                var events = events(client)) {
            assertThat(events.readLine()).isEqualTo(": open");
            assertThat(events.readLine()).isEmpty();

            running.group("default", "Heard");

            assertThat(events.readLine()).isEqualTo("id: 1");
            var data = Json.of(events.readLine().substring("data: ".length()));
            assertThat(data.textAt("operation")).hasValue("okta.addGroup");
        }
    }

    @Test
    void stopping_ends_what_is_followed() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient();
                var events = events(client)) {
            assertThat(events.readLine()).isEqualTo(": open");

            running.close();

            assertThat(events.lines().filter(line -> !line.isEmpty())).isEmpty();
        }
    }

    @Test
    void fault_rules_strike_and_the_trace_names_them() {
        running.post("/v1/universes/default/faults", """
                {"name": "down", "on": "okta.listGroups", "give": {"status": 503}}""");

        assertThat(running.okta("default").get("/api/v1/groups").statusCode()).isEqualTo(503);

        var record = running.get(TRACE).at("records").orElseThrow().elements().getLast();
        assertThat(record.textAt("fault")).hasValue("down");
    }

    @Test
    void fault_rules_are_listed_and_taken_out_of_force() {
        running.post("/v1/universes/default/faults", """
                {"on": "okta.*", "give": {"status": 503}, "latency": {"median": "1ms", "p99": "2ms"}}""");

        assertThatJson(running.get("/v1/universes/default/faults").toString()).isEqualTo("""
                {"faults": [{ "id": "1", "on": "okta.*", "give": {"status": 503}, "matched": 0,
                              "latency": {"median": "1ms", "p99": "2ms"} }]}""");
        running.control().delete("/v1/universes/default/faults/1").then().statusCode(204);
        running.control().delete("/v1/universes/default/faults/1").then().statusCode(404);
        running.control().delete("/v1/universes/default/faults").then().statusCode(204);

        assertThat(running.groups("default")).containsExactly("Everyone");
    }

    @Test
    void a_fault_rule_with_a_wrong_member_is_refused_with_the_nearest() {
        assertThatJson(running.control()
                        .body("""
                        {"on": "okta.*", "latencies": "1s"}""")
                        .post("/v1/universes/default/faults")
                        .asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "A fault rule has no member latencies.",
                  "hint": "Did you mean latency?" }""");
    }

    @Test
    void a_fault_rule_that_breaks_nothing_is_refused() {
        assertThat(running.control()
                        .body("{\"on\": \"okta.*\"}")
                        .post("/v1/universes/default/faults")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void every_call_is_described() {
        var document = running.get("/v1/openapi.json");

        assertThat(document.textAt("openapi")).hasValue("3.1.0");
        assertThat(document.at("paths").orElseThrow().names())
                .contains(
                        "/v1/health",
                        "/v1/universes/{u}/fork",
                        "/v1/universes/{u}/clock/advance",
                        "/v1/universes/{u}/deliveries/{id}/redeliver");
        var phone = document.at("paths")
                .flatMap(paths -> paths.at("/v1/universes/{u}/okta/okta-verify"))
                .flatMap(path -> path.at("post"))
                .orElseThrow();
        assertThat(phone.textAt("operationId")).hasValue("okta.oktaVerify");
        assertThat(phone.textAt("summary").orElse("")).contains("enroll", "approve", "deny");
        assertThat(phone.at("requestBody").orElseThrow().toString())
                .contains("{\"type\":\"approve\",\"user\":\"ann@acme.test\"}");
    }

    private int found(String query) {
        return running.get(TRACE + query).at("records").orElseThrow().size();
    }

    private BufferedReader events(HttpClient client) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(running.server().controlUrl() + TRACE))
                .header("Accept", "text/event-stream");
        var body = client.send(request.build(), BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }
}

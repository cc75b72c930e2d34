package dtu.harness.control;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.OktaTwin;
import dtu.twins.json.Json;
import dtu.twins.universe.Delivery;
import io.restassured.RestAssured;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final Running running = Running.start(Running.spec().with(List.of(new OktaTwin(), new EchoTwin())));

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void what_is_announced_arrives_at_once() {
        try (var app = new Receiver()) {
            tell("default", app.url(), "a", "hello");

            assertThat(app.next()).isEqualTo(new Receiver.Got("/told", "\"hello\""));
            settled("default");
            assertThatJson(deliveries("default").toString()).isEqualTo("""
                    [{ "id": 0, "twin": "slack", "event": "told", "lane": "a", "status": "delivered", "held": false,
                       "announced": "${json-unit.any-string}", "due": null, "fault": "",
                       "attempts": [{"at": "${json-unit.any-string}", "outcome": "200", "why": ""}] }]""");
        }
    }

    @Test
    void what_is_refused_is_tried_again_and_given_up_when_the_vendor_says_so() {
        try (var app = new Receiver(500, 500, 500)) {
            tell("default", app.url(), "a", "hello");

            settled("default");

            var delivery = deliveries("default").elements().getFirst();
            assertThat(delivery.textAt("status")).hasValue("failed");
            assertThat(delivery.at("attempts").orElseThrow().elements())
                    .extracting(attempt -> attempt.textAt("outcome").orElseThrow())
                    .containsExactly("500", "500", "500");
        }
    }

    @Test
    void redirects_are_followed_as_far_as_the_vendor_follows_them() {
        try (var app = new Receiver(307, 302, 200, 308, 308, 308)) {
            tell("default", app.url(), "a", "hello");
            settled("default");
            tell("default", app.url(), "b", "again");
            settled("default");

            assertThat(IntStream.range(0, 7).mapToObj(number -> app.next()))
                    .containsExactly(
                            new Receiver.Got("/told", "\"hello\""),
                            new Receiver.Got("/moved", "\"hello\""),
                            new Receiver.Got("/moved", ""),
                            new Receiver.Got("/told", "\"again\""),
                            new Receiver.Got("/moved", "\"again\""),
                            new Receiver.Got("/moved", "\"again\""),
                            new Receiver.Got("/told", "\"again\""));
            assertThat(outcomes(0)).containsExactly("200");
            assertThat(outcomes(1)).containsExactly("too_many_redirects", "200");
        }
    }

    private List<String> outcomes(int delivery) {
        return deliveries("default").elements().get(delivery).at("attempts").orElseThrow().elements().stream()
                .map(attempt -> attempt.textAt("outcome").orElseThrow())
                .toList();
    }

    @Test
    void nobody_there_is_told_apart_from_a_refusal() {
        String url;
        try (var gone = new Receiver()) {
            url = gone.url();
        }
        tell("default", url, "a", "hello");

        settled("default");

        assertThat(deliveries("default")
                        .elements()
                        .getFirst()
                        .at("attempts")
                        .orElseThrow()
                        .elements())
                .extracting(attempt -> attempt.textAt("outcome").orElseThrow())
                .containsOnly("connection_failed");
    }

    @Test
    void a_lane_keeps_its_order() {
        try (var app = new Receiver()) {
            IntStream.range(0, 20).forEach(number -> tell("default", app.url(), "one", "n" + number));

            assertThat(IntStream.range(0, 20).mapToObj(number -> app.next().body()))
                    .containsExactlyElementsOf(IntStream.range(0, 20)
                            .mapToObj(number -> "\"n" + number + "\"")
                            .toList());
        }
    }

    @Test
    void a_failed_delivery_can_be_sent_once_more() {
        try (var app = new Receiver(500, 500, 500)) {
            tell("default", app.url(), "a", "hello");
            settled("default");

            var answer = running.control().post("/v1/universes/default/deliveries/0/redeliver");

            assertThat(answer.statusCode()).isEqualTo(202);
            settled("default");
            assertThat(deliveries("default").elements().getFirst().textAt("status"))
                    .hasValue("delivered");
        }
    }

    @Test
    void a_delivery_that_does_not_exist_cannot_be_sent_once_more() {
        assertThatJson(running.control()
                        .post("/v1/universes/default/deliveries/7/redeliver")
                        .asString())
                .isEqualTo("""
                { "error": "not_found", "message": "There is no delivery 7.",
                  "hint": "GET …/deliveries lists them." }""");
    }

    @Test
    void in_virtual_time_a_timer_rings_when_time_is_moved_on() {
        running.post("/v1/universes", "{\"id\": \"lab\", \"clock\": \"virtual\"}");
        try (var app = new Receiver()) {
            running.post("/v1/universes/lab/timers", """
                    {"in": "PT2H", "url": "%s/wake?x=1", "payload": {"job": 7}}""".formatted(app.url()));
            running.post("/v1/universes/lab/timers", """
                    {"at": "2026-01-05T09:00:00Z", "url": "%s/first"}""".formatted(app.url()));

            running.post("/v1/universes/lab/clock/advance", "{\"by\": \"PT1H59M\"}");
            assertThat(app.next().path()).isEqualTo("/first");
            assertThat(app.isQuiet()).isTrue();

            running.post("/v1/universes/lab/clock/advance", "{\"by\": \"1m\"}");
            var rung = app.next();
            assertThat(rung.path()).isEqualTo("/wake?x=1");
            assertThatJson(rung.body()).isEqualTo("""
                    { "timer": 0, "at": "2026-01-05T10:00:00Z", "payload": {"job": 7} }""");
        }
    }

    @Test
    void a_timer_without_a_url_is_refused() {
        for (var url : List.of("nowhere", "//127.0.0.1:3000/wake", "httpx://127.0.0.1/wake", "http:///wake")) {
            assertThatJson(running.control()
                            .body("{\"in\": \"5m\", \"url\": \"" + url + "\"}")
                            .post("/v1/universes/default/timers")
                            .asString())
                    .isEqualTo("""
                    { "error": "bad_request", "message": "url is no absolute URL: %s",
                      "hint": "Write it like http://127.0.0.1:3000/wake." }""".formatted(url));
        }
    }

    @Test
    void a_fork_holds_what_its_parent_delivers_until_it_is_resumed() {
        running.post("/v1/universes", "{\"id\": \"lab\", \"clock\": \"virtual\"}");
        try (var app = new Receiver()) {
            running.post("/v1/universes/lab/timers", "{\"in\": \"1h\", \"url\": \"" + app.url() + "/inherited\"}");
            running.post("/v1/universes/lab/fork", "{\"id\": \"copy\"}");

            running.post("/v1/universes/copy/clock/advance", "{\"by\": \"2h\"}");
            tell("copy", app.url(), "a", "own");

            assertThat(app.next().path()).isEqualTo("/told");
            assertThat(deliveries("copy").elements().getFirst().at("held")).hasValue(Json.truth(true));

            running.control()
                    .post("/v1/universes/copy/deliveries/resume")
                    .then()
                    .statusCode(204);

            assertThat(app.next().path()).isEqualTo("/inherited");
            assertThat(app.isQuiet()).isTrue();
        }
    }

    @Test
    void restoring_brings_pending_deliveries_back() {
        running.post("/v1/universes", "{\"id\": \"lab\", \"clock\": \"virtual\"}");
        try (var app = new Receiver()) {
            running.post("/v1/universes/lab/timers", "{\"in\": \"1h\", \"url\": \"" + app.url() + "/ring\"}");
            running.post("/v1/universes/lab/checkpoints", "{}");
            running.post("/v1/universes/lab/clock/advance", "{\"by\": \"2h\"}");
            assertThat(app.next().path()).isEqualTo("/ring");

            running.post("/v1/universes/lab/restore", "{\"checkpoint\": \"v0\"}");
            running.post("/v1/universes/lab/clock/advance", "{\"by\": \"2h\"}");

            assertThat(app.next().path()).isEqualTo("/ring");
        }
    }

    private void tell(String universe, String to, String lane, String text) {
        RestAssured.given()
                .body("{\"to\": \"" + to + "\", \"lane\": \"" + lane + "\", \"text\": \"" + text + "\"}")
                .post(running.server().urls().getOrDefault("slack", "") + "/u/" + universe + "/tell")
                .then()
                .statusCode(202);
    }

    private void settled(String universe) {
        Until.holds(() -> running.server().universe(universe).world().own().scan(Delivery.DELIVERIES).stream()
                .noneMatch(delivery -> delivery.status() == Delivery.Status.PENDING));
    }

    private Json deliveries(String universe) {
        return running.get("/v1/universes/" + universe + "/deliveries")
                .at("deliveries")
                .orElseThrow();
    }
}

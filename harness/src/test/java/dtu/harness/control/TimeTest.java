package dtu.harness.control;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeTest {
    private static final String LAB = "/v1/universes/lab";

    private final Running running = Running.start();

    @BeforeEach
    void makeLab() {
        running.post("/v1/universes", "{\"id\": \"lab\", \"clock\": \"virtual\"}");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void virtual_time_stands_until_it_is_moved() {
        assertThatJson(running.get(LAB + "/clock").toString()).isEqualTo("""
                {"mode": "virtual", "now": "2026-01-05T08:00:00Z"}""");
        assertThatJson(running.post(LAB + "/clock/advance", "{\"by\": \"PT5M\"}")
                        .toString())
                .isEqualTo("""
                {"mode": "virtual", "now": "2026-01-05T08:05:00Z"}""");

        running.group("lab", "Later");

        assertThat(running.okta("lab").get("/api/v1/groups?q=Later").asString())
                .contains("\"created\":\"2026-01-05T08:05:00.000Z\"");
    }

    @Test
    void a_clock_can_be_put_to_another_time_and_made_to_run() {
        running.post(LAB + "/clock", "{\"now\": \"2030-02-01T00:00:00Z\"}");
        assertThat(running.get(LAB + "/clock").textAt("now")).hasValue("2030-02-01T00:00:00Z");

        var real = running.post(LAB + "/clock", "{\"mode\": \"real\", \"now\": \"2031-01-01T00:00:00Z\"}");
        assertThat(real.textAt("mode")).hasValue("real");
        assertThat(running.get(LAB + "/clock").textAt("now").orElseThrow()).startsWith("2031-01-01T00:0");
    }

    @Test
    void time_does_not_go_back_by_advancing() {
        assertThatJson(running.control()
                        .body("{\"to\": \"2020-01-01T00:00:00Z\"}")
                        .post(LAB + "/clock/advance")
                        .asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "Time only moves on.",
                  "hint": "POST …/clock with now puts it back." }""");
    }

    @Test
    void a_span_that_is_none_is_refused() {
        assertThatJson(running.control()
                        .body("{\"by\": \"soon\"}")
                        .post(LAB + "/clock/advance")
                        .asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "No span of time: soon",
                  "hint": "Write it like PT5M, or 5m." }""");
    }

    @Test
    void an_unknown_clock_is_refused() {
        assertThatJson(running.control()
                        .body("{\"mode\": \"sundial\"}")
                        .post(LAB + "/clock")
                        .asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "There is no clock sundial.",
                  "hint": "Clocks are: real, virtual." }""");
    }

    @Test
    void checkpoints_are_numbered_and_named() {
        assertThatJson(running.post(LAB + "/checkpoints", "{\"name\": \"start\"}")
                        .toString())
                .isEqualTo("""
                {"id": "v0", "name": "start", "at": "2026-01-05T08:00:00Z", "version": "${json-unit.any-number}"}""");
        running.control().post(LAB + "/checkpoints").then().statusCode(201);

        assertThat(running.get(LAB + "/checkpoints")
                        .at("checkpoints")
                        .orElseThrow()
                        .elements())
                .extracting(checkpoint -> checkpoint.textAt("id").orElseThrow())
                .containsExactly("v0", "v1");
    }

    @Test
    void restoring_brings_back_everything_even_chance() {
        running.group("lab", "Before");
        running.post(LAB + "/checkpoints", "{\"name\": \"start\"}");
        running.post(LAB + "/clock/advance", "{\"by\": \"1h\"}");
        var first = running.group("lab", "After");

        running.post(LAB + "/restore", "{\"checkpoint\": \"start\"}");

        assertThat(running.groups("lab")).containsExactly("Everyone", "Before");
        assertThat(running.get(LAB + "/clock").textAt("now")).hasValue("2026-01-05T08:00:00Z");
        assertThat(running.group("lab", "After")).isEqualTo(first);
    }

    @Test
    void restoring_a_real_clock_brings_its_time_back_too() {
        running.post("/v1/universes/default/checkpoints", "{}");
        running.post("/v1/universes/default/clock/advance", "{\"by\": \"P400D\"}");
        var later = running.server().universe("default").now();

        running.post("/v1/universes/default/restore", "{\"checkpoint\": \"v0\"}");

        assertThat(running.server().universe("default").now()).isBefore(later.minusSeconds(399L * 86_400));
    }

    @Test
    void a_fork_starts_from_a_checkpoint_and_goes_its_own_way() {
        running.group("lab", "Before");
        running.post(LAB + "/checkpoints", "{}");
        running.group("lab", "After");

        running.post(LAB + "/fork", "{\"id\": \"then\", \"checkpoint\": \"v0\"}");
        running.post(LAB + "/fork", "{\"id\": \"now\"}");
        running.group("then", "Elsewhere");

        assertThat(running.groups("then")).containsExactly("Everyone", "Before", "Elsewhere");
        assertThat(running.groups("now")).containsExactly("Everyone", "Before", "After");
        assertThat(running.groups("lab")).containsExactly("Everyone", "Before", "After");
    }

    @Test
    void a_checkpoint_that_does_not_exist_is_named_with_those_that_do() {
        running.post(LAB + "/checkpoints", "{}");

        assertThatJson(running.control()
                        .body("{\"checkpoint\": \"v7\"}")
                        .post(LAB + "/restore")
                        .asString())
                .isEqualTo("""
                { "error": "not_found", "message": "There is no checkpoint v7 in lab.", "hint": "There are: v0." }""");
    }

    @Test
    void a_diff_shows_every_row_that_differs() {
        running.post(LAB + "/checkpoints", "{}");
        var group = running.group("lab", "New");

        assertThatJson(running.get(LAB + "/diff?from=v0&to=head").toString())
                .inPath("$[?(@.type == 'Group')]")
                .isEqualTo("""
                [{ "twin": "okta", "type": "Group", "id": "%s", "change": "added", "before": null,
                   "after": { "id": "%s", "type": "OKTA_GROUP",
                              "profile": {"name": "New", "description": null, "more": {}},
                              "created": "2026-01-05T08:00:00Z", "lastUpdated": "2026-01-05T08:00:00Z",
                              "lastMembershipUpdated": "2026-01-05T08:00:00Z" } }]""".formatted(group, group));
        assertThat(running.get(LAB + "/diff?from=head&to=v0").toString()).contains("\"change\":\"removed\"");
        assertThat(running.get(LAB + "/diff?from=v0&to=v0").size()).isZero();
    }

    @Test
    void a_diff_with_an_unknown_checkpoint_is_refused() {
        assertThatJson(running.control().get(LAB + "/diff?from=v0").asString()).isEqualTo("""
                { "error": "not_found", "message": "There is no checkpoint v0 in lab.",
                  "hint": "It has none yet." }""");
    }
}

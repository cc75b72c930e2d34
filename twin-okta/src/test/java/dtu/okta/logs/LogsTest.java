package dtu.okta.logs;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogsTest {
    private final Org okta = Org.inMemory();

    private static List<String> types(Org.Reply reply) {
        return reply.is(200).json().elements().stream()
                .map(event -> event.textAt("eventType").orElseThrow())
                .toList();
    }

    private Org.Reply filtered(String filter) {
        return okta.get("/api/v1/logs?filter=" + Parameters.encoded(filter));
    }

    @Test
    void an_event_names_who_did_what_to_whom_by_which_request() {
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Engineering\"}}");
        var request = group.response().headers().first("X-Okta-Request-Id").orElseThrow();

        var event = okta.get("/api/v1/logs").is(200).json().elements().getFirst();

        assertThatJson(event.toString()).isEqualTo("""
                { "actor": {"id": "${json-unit.regex}00u.{17}", "type": "User", "alternateId": "admin@dtu.test",
                    "displayName": "Org Admin", "detailEntry": null},
                  "client": "${json-unit.ignore}", "device": null, "authenticationContext": "${json-unit.ignore}",
                  "displayMessage": "Create Okta group", "eventType": "group.lifecycle.create",
                  "outcome": {"result": "SUCCESS", "reason": null}, "published": "2026-01-05T08:00:00.000Z",
                  "securityContext": "${json-unit.ignore}", "severity": "INFO",
                  "debugContext": {"debugData": {"requestId": "%s", "requestUri": "/api/v1/groups",
                    "url": "/api/v1/groups"}},
                  "legacyEventType": null,
                  "transaction": {"type": "WEB", "id": "%s",
                    "detail": {"requestApiTokenId": "${json-unit.regex}00T.{17}"}},
                  "uuid": "${json-unit.regex}[-0-9a-f]{36}", "version": "0", "request": {"ipChain": []},
                  "target": [{"id": "%s", "type": "UserGroup", "alternateId": "unknown",
                    "displayName": "Engineering", "detailEntry": null}] }
                """.formatted(request, request, group.at("id")));
    }

    @Test
    void a_feed_has_always_a_next_page_with_nothing_but_what_is_new() {
        okta.person("Ann", "Lee");
        okta.user("", "bob@acme.test", "");
        var first = okta.get("/api/v1/logs");
        assertThat(types(first)).containsExactly("user.lifecycle.create", "user.lifecycle.activate");

        var empty = okta.get(first.link("next").orElseThrow());
        assertThat(types(empty)).isEmpty();
        okta.post("/api/v1/users/bob@acme.test/lifecycle/deactivate").is(200);
        var news = okta.get(empty.link("next").orElseThrow());

        assertThat(types(news)).containsExactly("user.lifecycle.deactivate");
    }

    @Test
    void a_bounded_query_ends() {
        for (var number = 0; number < 5; number++) {
            okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"g" + number + "\"}}")
                    .is(200);
            okta.solo().pass(Duration.ofSeconds(1));
        }
        var bounds = "since=2026-01-05T08:00:01Z&until=2026-01-05T08:00:04Z";

        var page = okta.get("/api/v1/logs?" + bounds + "&limit=2");
        assertThat(types(page)).hasSize(2);
        var last = okta.get(page.link("next").orElseThrow());
        assertThat(types(last)).hasSize(1);
        assertThat(last.link("next")).isEmpty();

        var newest = okta.get("/api/v1/logs?sortOrder=DESCENDING&limit=1")
                .json()
                .elements()
                .getFirst();
        assertThat(newest.textAt("published")).contains("2026-01-05T08:00:04.000Z");
    }

    @Test
    void filters_reach_every_path_and_any_element() {
        var ann = okta.person("Ann", "Lee");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Engineering\"}}")
                .at("id");
        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);

        assertThat(types(filtered("target.id eq \"" + ann + "\" and target.id eq \"" + group + "\"")))
                .containsExactly("group.user_membership.add");
        assertThat(types(filtered("eventType sw \"group.\" and not (eventType ew \"create\")")))
                .containsExactly("group.user_membership.add");
        assertThat(types(filtered("actor.alternateId eq \"admin@dtu.test\" and outcome.reason pr")))
                .isEmpty();
        assertThat(types(filtered("severity ne \"INFO\""))).isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused_in_scims_words() {
        filtered("eventType eqq \"x\"")
                .is(
                        400,
                        error(
                                "E0000053",
                                "Invalid filter 'eventType eqq \"x\"': Unrecognized attribute operator "
                                        + "'eqq' at position 10. Expected: eq,co,sw,pr,gt,ge,lt,le"));
        filtered("published gt \"2026-01-01T00:00:00Z\"")
                .is(
                        400,
                        error(
                                "E0000053",
                                "Invalid filter 'published gt \"2026-01-01T00:00:00Z\"': "
                                        + "field is not valid: published"));
        filtered("debugContext.debugData.url co \"x\"").is(400);
        okta.get("/api/v1/logs?limit=1001").is(400);
        okta.get("/api/v1/logs?limit=x").is(400);
        okta.get("/api/v1/logs?since=yesterday").is(400);
        okta.get("/api/v1/logs?after=x").is(400);
        okta.get("/api/v1/logs?sortOrder=UP").is(400);
        okta.get("/api/v1/logs?q=" + "a+".repeat(11)).is(400);
        okta.get("/api/v1/logs?q=" + "a".repeat(41)).is(400);
    }

    @Test
    void every_word_of_a_query_must_be_there() {
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Big-Data Engineering\"}}")
                .is(200);

        assertThat(types(okta.get("/api/v1/logs?q=engineering+data"))).containsExactly("group.lifecycle.create");
        assertThat(types(okta.get("/api/v1/logs?q=engineering+finance"))).isEmpty();
        assertThat(types(okta.get("/api/v1/logs?limit=0"))).isEmpty();
    }
}

package dtu.okta.logs;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogsTest {
    private static final String SAFARI =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1";

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
                  "client": {"userAgent": {"rawUserAgent": "", "os": "Unknown", "browser": "UNKNOWN"},
                    "zone": "null", "device": "Unknown", "id": null, "ipAddress": "127.0.0.1",
                    "geographicalContext": null}, "device": null, "authenticationContext": "${json-unit.ignore}",
                  "displayMessage": "Create Okta group", "eventType": "group.lifecycle.create",
                  "outcome": {"result": "SUCCESS", "reason": null}, "published": "2026-01-05T08:00:00.000Z",
                  "securityContext": "${json-unit.ignore}", "severity": "INFO",
                  "debugContext": {"debugData": {"requestId": "%s", "requestUri": "/api/v1/groups",
                    "url": "/api/v1/groups"}},
                  "legacyEventType": null,
                  "transaction": {"type": "WEB", "id": "%s",
                    "detail": {"requestApiTokenId": "${json-unit.regex}00T.{17}"}},
                  "uuid": "${json-unit.regex}[-0-9a-f]{36}", "version": "0",
                  "request": {"ipChain": [{"ip": "127.0.0.1", "geographicalContext": null, "version": "V4",
                    "source": null}]},
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

    @Test
    void an_event_tells_from_where_and_with_what_somebody_called() {
        okta.post("/api/v1/zones", """
                {"type": "IP", "name": "Office", "status": "ACTIVE",
                 "gateways": [{"type": "CIDR", "value": "198.51.100.0/24"}]}""").is(200);
        okta.send(Request.of(Method.POST, "/api/v1/groups")
                        .json("{\"profile\": {\"name\": \"Engineering\"}}")
                        .header("X-Forwarded-For", "198.51.100.7, 2001:db8::1")
                        .header("User-Agent", SAFARI))
                .is(200);

        var event = okta.get("/api/v1/logs?filter=eventType%20eq%20%22group.lifecycle.create%22")
                .json()
                .elements()
                .getFirst()
                .toString();
        assertThatJson(event).node("client").isEqualTo("""
                {"userAgent": {"rawUserAgent": "%s", "os": "iOS", "browser": "SAFARI"}, "zone": "Office",
                 "device": "Mobile", "id": null, "ipAddress": "198.51.100.7",
                 "geographicalContext": null}""".formatted(SAFARI));
        assertThatJson(event).node("request.ipChain").isEqualTo("""
                [{"ip": "198.51.100.7", "geographicalContext": null, "version": "V4", "source": null},
                 {"ip": "2001:db8::1", "geographicalContext": null, "version": "V6", "source": null}]""");
    }

    @Test
    void an_event_in_a_session_names_it_and_one_by_a_token_names_none() {
        okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
        var token = okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("""
                {"username": "isaac.brock@acme.test", "password": "Tr0ubad0ur!"}"""))
                .at("sessionToken");
        var session = okta.sendBare(
                        Request.of(Method.POST, "/api/v1/sessions").json("{\"sessionToken\": \"" + token + "\"}"))
                .is(200);
        var cookie = okta.sendBare(
                        Request.get("/login/sessionCookieRedirect?token=" + again() + "&redirectUrl=http://okta.test/"))
                .response()
                .headers()
                .first("Set-Cookie")
                .orElseThrow();
        okta.sendBare(Request.of(Method.DELETE, "/api/v1/sessions/me")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';'))));

        var ended = okta.get("/api/v1/logs?filter=eventType%20eq%20%22user.session.end%22")
                .json()
                .elements()
                .getFirst();
        assertThat(external(ended)).startsWith("102").isNotEqualTo(session.at("id"));
        var created = okta.get("/api/v1/logs?filter=eventType%20eq%20%22user.lifecycle.create%22")
                .json()
                .elements()
                .getFirst();
        assertThat(external(created)).isEmpty();
    }

    private String again() {
        return okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("""
                {"username": "isaac.brock@acme.test", "password": "Tr0ubad0ur!"}""")).at("sessionToken");
    }

    private static String external(Json event) {
        return event.at("authenticationContext")
                .flatMap(context -> context.textAt("externalSessionId"))
                .orElse("");
    }

    @Test
    void what_nobody_asked_for_is_a_job() {
        okta.person("Ann", "Lee");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Lees\"}}")
                .at("id");
        var rule =
                okta.post("/api/v1/groups/rules", """
                {"type": "group_rule", "name": "Lees", "actions": {"assignUserToGroups": {"groupIds": ["%s"]}},
                 "conditions": {"expression": {"value": "user.lastName==\\"Lee\\"",
                   "type": "urn:okta:expression:1.0"}}}""".formatted(group)).is(200).at("id");
        okta.post("/api/v1/groups/rules/" + rule + "/lifecycle/activate").is(204);
        okta.solo().pass(Duration.ZERO);

        var event = okta.get("/api/v1/logs?filter=eventType%20eq%20%22group.user_membership.add%22")
                .json()
                .elements()
                .getFirst()
                .toString();
        assertThatJson(event).node("transaction.type").isEqualTo("JOB");
        assertThatJson(event).node("client.ipAddress").isEqualTo(null);
        assertThatJson(event).node("request.ipChain").isEqualTo("[]");
    }
}

package dtu.okta.hooks;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHooksTest {
    private static final String HOOK = """
            {"name": "audit", "events": {"type": "EVENT_TYPE", "items": ["group.lifecycle.create"]},
             "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "https://app.test/okta?x=1",
               "headers": [{"key": "X-Extra", "value": "more"}],
               "authScheme": {"type": "HEADER", "key": "Authorization", "value": "secret"}}}}""";

    private final List<Request> heard = new ArrayList<>();
    private Answer next = new Answer.Responded(Response.empty(200));
    private final Org okta = Org.inMemory((universe, message) -> answered(message));

    /** Proves itself when asked, and otherwise answers as the test wants. */
    private Answer answered(Outgoing message) {
        var request = ((Outgoing.Http) message).request();
        heard.add(request);
        var challenge = request.headers().first("X-Okta-Verification-Challenge");
        return challenge.isPresent() && next.isSuccess()
                ? new Answer.Responded(Response.json(200, json -> json.text("verification", challenge.get())))
                : next;
    }

    private String verified() {
        var hook = "/api/v1/eventHooks/"
                + okta.post("/api/v1/eventHooks", HOOK).is(200).at("id");
        okta.post(hook + "/lifecycle/verify").is(200);
        okta.solo().pass(Duration.ofSeconds(1));
        heard.clear();
        return hook;
    }

    private void somethingHappens() {
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Engineering\"}}")
                .is(200);
        okta.solo().pass(Duration.ofSeconds(1));
    }

    @Test
    void a_new_hook_is_unverified_and_never_shows_its_secret() {
        okta.post("/api/v1/eventHooks", HOOK).is(200, """
                { "id": "${json-unit.regex}who[0-9A-Za-z]{17}", "status": "ACTIVE", "verificationStatus": "UNVERIFIED",
                  "name": "audit", "description": null, "created": "2026-01-05T08:00:00.000Z",
                  "createdBy": "${json-unit.regex}00u.{17}", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "events": {"type": "EVENT_TYPE", "items": ["group.lifecycle.create"], "filter": null},
                  "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "https://app.test/okta?x=1",
                    "headers": [{"key": "X-Extra", "value": "more"}], "method": "POST",
                    "authScheme": {"type": "HEADER", "key": "Authorization"}}},
                  "_links": "${json-unit.ignore}" }""");
        somethingHappens();

        assertThat(heard).isEmpty();
    }

    @Test
    void verification_sends_a_challenge_that_must_come_back() {
        var hook = "/api/v1/eventHooks/" + okta.post("/api/v1/eventHooks", HOOK).at("id");

        assertThat(okta.post(hook + "/lifecycle/verify").is(200).at("verificationStatus"))
                .isEqualTo("VERIFIED");

        assertThat(heard).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(Method.GET);
            assertThat(request.url()).isEqualTo("https://app.test/okta?x=1");
            assertThat(request.headers().first("X-Extra")).contains("more");
            assertThat(request.headers().first("Authorization")).contains("secret");
        });
    }

    @Test
    void a_wrong_answer_does_not_verify_and_silence_is_asked_twice() {
        var hook = "/api/v1/eventHooks/" + okta.post("/api/v1/eventHooks", HOOK).at("id");

        next = new Answer.Responded(Response.empty(404));
        okta.post(hook + "/lifecycle/verify")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: eventHook",
                                "Failed to verify the endpoint of the event hook."));
        assertThat(heard).hasSize(1);
        next = new Answer.Failed(Answer.Failure.TIMEOUT);
        okta.post(hook + "/lifecycle/verify").is(400);

        assertThat(heard).hasSize(3);
        assertThat(okta.get(hook).at("verificationStatus")).isEqualTo("UNVERIFIED");
    }

    @Test
    void a_verified_hook_hears_what_it_asked_for() {
        verified();
        okta.user("", "ann@acme.test", "");
        somethingHappens();

        assertThat(heard).singleElement().satisfies(request -> {
            assertThat(request.headers().first("Authorization")).contains("secret");
            assertThatJson(request.body().text()).isEqualTo("""
                    { "eventType": "com.okta.event_hook", "eventTypeVersion": "1.0", "cloudEventsVersion": "0.1",
                      "source": "${json-unit.regex}http://okta.test/api/v1/eventHooks/who.{17}",
                      "eventId": "${json-unit.any-string}", "eventTime": "2026-01-05T08:00:01.000Z",
                      "contentType": "application/json",
                      "data": {"events": "${json-unit.ignore}"} }""");
            assertThat(request.body().text()).contains("group.lifecycle.create").doesNotContain("user.lifecycle");
        });
    }

    @Test
    void a_failing_server_is_tried_once_more_with_the_same_event() {
        verified();
        next = new Answer.Responded(Response.empty(503));
        somethingHappens();

        assertThat(heard).hasSize(2);
        assertThat(heard.get(0).body().text()).isEqualTo(heard.get(1).body().text());
        assertThat(okta.events()).contains("event_hook.delivery");
    }

    @Test
    void a_refusal_is_final() {
        verified();
        next = new Answer.Responded(Response.empty(400));
        somethingHappens();

        assertThat(heard).hasSize(1);
        assertThat(okta.events()).contains("event_hook.delivery");
    }

    @Test
    void another_channel_has_to_be_verified_again() {
        var hook = verified();

        okta.put(hook, HOOK.replace("audit", "other")).is(200);
        assertThat(okta.get(hook).at("verificationStatus")).isEqualTo("VERIFIED");
        okta.put(hook, HOOK.replace("x=1", "x=2")).is(200);
        somethingHappens();

        assertThat(okta.get(hook).at("verificationStatus")).isEqualTo("UNVERIFIED");
        assertThat(heard).isEmpty();
    }

    @Test
    void only_an_inactive_hook_can_be_deleted() {
        var hook = verified();

        okta.delete(hook).is(400);
        assertThat(okta.post(hook + "/lifecycle/deactivate").is(200).at("status"))
                .isEqualTo("INACTIVE");
        somethingHappens();
        assertThat(heard).isEmpty();
        assertThat(okta.post(hook + "/lifecycle/activate").is(200).at("status")).isEqualTo("ACTIVE");
        okta.post(hook + "/lifecycle/deactivate").is(200);
        okta.delete(hook).is(204);
        okta.get(hook).is(404);
    }

    @Test
    void hooks_that_make_no_sense_are_refused() {
        for (var wrong : List.of(
                HOOK.replace("https://app.test", "http://app.test"),
                HOOK.replace("https://app.test/okta?x=1", "nonsense"),
                HOOK.replace("group.lifecycle.create", "group.lifecycle.nonsense"),
                HOOK.replace("[\"group.lifecycle.create\"]", "[]"),
                HOOK.replace("\"name\": \"audit\", ", ""),
                "{\"name\": \"audit\"}",
                "[]")) {
            okta.post("/api/v1/eventHooks", wrong).is(400);
        }
        okta.post("/api/v1/eventHooks", HOOK.replace("https://app.test", "http://127.0.0.1:9"))
                .is(200);
        okta.get("/api/v1/eventHooks/whonone")
                .is(404, error("E0000007", "Not found: Resource not found: whonone (Webhook)"));
    }

    private static String filtered(String event, String expression) {
        return HOOK.replace("[\"group.lifecycle.create\"]", """
                ["group.lifecycle.create"], "filter": {"type": "EXPRESSION_LANGUAGE", "eventFilterMap": [
                  {"event": "%s", "condition": {"expression": "%s"}}]}""".formatted(event, expression));
    }

    @Test
    void a_filter_keeps_away_what_a_hook_does_not_want() {
        var hook = verified();
        okta.put(hook, filtered("group.lifecycle.create", "event.target.?[displayName eq 'Sales'].size() > 0"))
                .is(200);
        somethingHappens();
        assertThat(heard).isEmpty();

        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Sales\"}}").is(200);
        okta.solo().pass(Duration.ofSeconds(1));
        assertThat(heard)
                .singleElement()
                .satisfies(request -> assertThat(request.body().text()).contains("Sales"));

        okta.put(hook, filtered("group.lifecycle.create", "event.actor.type == 'User' && !(event.uuid == 'x')"))
                .is(200);
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Legal\"}}").is(200);
        okta.solo().pass(Duration.ofSeconds(1));
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_filter_is_shown_as_it_was_given_and_may_be_taken_away() {
        var path = "/api/v1/eventHooks/"
                + okta.post("/api/v1/eventHooks", filtered("group.lifecycle.create", "event.actor.id == 'x'"))
                        .is(200)
                        .at("id");
        assertThatJson(okta.get(path).is(200).text()).node("events.filter").isEqualTo("""
                {"type": "EXPRESSION_LANGUAGE", "eventFilterMap": [{"event": "group.lifecycle.create",
                  "condition": {"version": null, "expression": "event.actor.id == 'x'"}}]}""");

        assertThatJson(okta.put(path, HOOK).is(200).text())
                .node("events.filter")
                .isEqualTo(null);
    }

    @Test
    void a_filter_that_makes_no_sense_is_refused() {
        var all = "/api/v1/eventHooks";
        for (var wrong : List.of(
                "event.actor.id ==",
                "event.actor.id + 'x'",
                "user.login == 'x'",
                "actor.id == 'x'",
                "event.target.?[event.target.?[type eq 'x'].size() > 0].size() > 0",
                "event.target.size() > 0")) {
            var refused =
                    okta.post(all, filtered("group.lifecycle.create", wrong)).is(400);
            assertThat(refused.at("errorSummary")).as(wrong).isEqualTo("Api validation failed: expression");
        }
        okta.post(all, filtered("user.lifecycle.create", "event.actor.id == 'x'"))
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: eventFilterMap",
                                "event: The hook does not subscribe to user.lifecycle.create"));
        okta.post(all, filtered("group.lifecycle.create", "")).is(400);
        assertThat(okta.get(all).text()).isEqualTo("[]");
    }
}

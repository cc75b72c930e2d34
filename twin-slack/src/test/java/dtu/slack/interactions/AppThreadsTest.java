package dtu.slack.interactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppThreadsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Helper"}, "features": {"assistant_view": {
                "assistant_description": "Helps", "suggested_prompts": [{"title": "Hello", "message": "Say hello"}]}},
              "oauth_config": {"scopes": {"bot": ["assistant:write", "chat:write", "im:history"]}},
              "settings": {"event_subscriptions": {"request_url": "http://app.test/events", "bot_events": [
                "assistant_thread_started", "assistant_thread_context_changed", "message.im"]}} }""";

    private final Slack slack = Slack.inMemory();
    private final String ops = slack.channel("ops");
    private final String dana = slack.person("Dana", "Field");

    AppThreadsTest() {
        slack.call("conversations.invite", "channel", ops, "users", dana).ok();
        slack.configure(MANIFEST).status(200);
        slack.sent().clear();
    }

    private Slack.Reply act(String type, String more) {
        return slack.interact("{\"type\":\"" + type + "\",\"user\":\"" + dana + "\"" + more + "}");
    }

    private Json told(String type) {
        return slack.events().stream()
                .filter(event -> event.textAt("type").orElseThrow().equals(type))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    @Test
    void an_app_is_told_of_a_thread_that_a_person_begins_and_of_where_they_are() {
        var begun = act("assistant_thread_started", ",\"channel\":\"ops\"").is("""
                { "ok": true, "channel": "${json-unit.regex}D[0-9A-Z]{10}",
                  "thread_ts": "${json-unit.regex}[0-9]{10}.[0-9]{6}" }""");
        var im = begun.text("channel");
        var thread = begun.text("thread_ts");

        assertThatJson(told("assistant_thread_started").toString()).isEqualTo("""
                { "type": "assistant_thread_started", "assistant_thread": { "user_id": "%s",
                    "context": {"channel_id": "%s", "team_id": "${json-unit.any-string}", "enterprise_id": null},
                    "channel_id": "%s", "thread_ts": "%s" },
                  "event_ts": "1767600000.000000" }""".formatted(dana, ops, im, thread));
        assertThatJson(told("message").toString())
                .isEqualTo("""
                { "type": "message", "subtype": "assistant_app_thread", "user": "%s", "team": "${json-unit.any-string}",
                  "text": "New Assistant Thread",
                  "assistant_app_thread": {"title": "New Assistant Thread", "title_blocks": [], "artifacts": []},
                  "ts": "%s", "channel": "%s", "event_ts": "%2$s", "channel_type": "im" }
                """.formatted(slack.call("auth.test").text("user_id"), thread, im));

        act("assistant_thread_context_changed", ",\"thread_ts\":\"" + thread + "\"")
                .is("{\"ok\": true}");
        assertThatJson(told("assistant_thread_context_changed").toString()).isEqualTo("""
                { "type": "assistant_thread_context_changed", "assistant_thread": { "user_id": "%s", "context": {},
                    "channel_id": "%s", "thread_ts": "%s" },
                  "event_ts": "1767600000.000000" }""".formatted(dana, im, thread));
    }

    @Test
    void what_the_app_shows_is_before_the_person() {
        var begun = act("assistant_thread_started", "");
        var im = begun.text("channel");
        var thread = begun.text("thread_ts");
        seen().is("""
                { "ok": true, "threads": [ { "channel": "%s", "thread_ts": "%s", "title": "", "status": "",
                    "loading_messages": [], "prompts_title": "",
                    "prompts": [{"title": "Hello", "message": "Say hello"}] } ] }""".formatted(im, thread));

        show("setSuggestedPrompts", im, thread, "prompts", "[{\"title\":\"A\",\"message\":\"a\"}]");
        show("setStatus", im, thread, "status", "is thinking...");
        show("setTitle", im, thread, "title", "Holidays");
        seen().is("""
                { "ok": true, "threads": [ { "channel": "%s", "thread_ts": "%s", "title": "Holidays",
                    "status": "is thinking...", "loading_messages": [], "prompts_title": "",
                    "prompts": [{"title": "A", "message": "a"}] } ] }""".formatted(im, thread));
        slack.control(Method.GET, "/app-threads?user=admin", "").is("{\"ok\": true, \"threads\": []}");
    }

    @Test
    void a_title_is_what_the_first_message_says_from_then_on() {
        var begun = act("assistant_thread_started", "");
        var im = begun.text("channel");
        show("setTitle", im, begun.text("thread_ts"), "title", "Holidays");

        var changed = told("message");
        assertThat(changed.textAt("subtype")).contains("message_changed");
        var message = changed.at("message").orElseThrow();
        assertThat(message.textAt("subtype")).contains("assistant_app_thread");
        assertThat(message.textAt("text")).contains("Holidays");
        assertThatJson(message.at("assistant_app_thread").orElseThrow().toString())
                .isEqualTo("""
                {"title": "Holidays", "title_blocks": [], "artifacts": []}""");
        assertThat(slack.call("conversations.history", "channel", im)
                        .ok()
                        .at("messages")
                        .elements()
                        .getFirst()
                        .at("assistant_app_thread"))
                .isEqualTo(message.at("assistant_app_thread"));
    }

    @Test
    void what_the_person_says_then_is_a_reply() {
        var begun = act("assistant_thread_started", "");
        var thread = begun.text("thread_ts");
        act(
                        "message",
                        ",\"channel\":\"" + begun.text("channel") + "\",\"text\":\"hi\",\"thread_ts\":\"" + thread
                                + "\"")
                .status(200);

        var said = slack.events().stream()
                .filter(event -> event.textAt("text").filter("hi"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(said.textAt("thread_ts")).contains(thread);
        assertThat(said.textAt("parent_user_id"))
                .contains(slack.call("auth.test").text("user_id"));
        assertThat(said.textAt("user")).contains(dana);
        assertThatJson(slack.call("conversations.replies", "channel", begun.text("channel"), "ts", thread)
                        .ok()
                        .at("messages")
                        .elements()
                        .getFirst()
                        .at("assistant_app_thread")
                        .orElseThrow()
                        .toString())
                .isEqualTo("""
                { "title": "New Assistant Thread", "title_blocks": [], "artifacts": [],
                  "first_user_thread_reply": "%s" }""".formatted(said.textAt("ts").orElseThrow()));
    }

    @Test
    void what_is_not_there_is_refused() {
        act("assistant_thread_context_changed", ",\"thread_ts\":\"1767600000.000001\"")
                .is(404, "{\"ok\": false, \"error\": \"thread_not_found\"}");
        var begun = act("assistant_thread_started", "");
        for (var none : List.of("1767500000.000001", "x", "")) {
            act("assistant_thread_context_changed", ",\"thread_ts\":\"" + none + "\"")
                    .is(404, "{\"ok\": false, \"error\": \"thread_not_found\"}");
        }
        act("assistant_thread_started", ",\"channel\":\"C0NONE\"")
                .is(404, "{\"ok\": false, \"error\": \"channel_not_found\"}");
        slack.interact("{\"type\":\"assistant_thread_started\",\"user\":\"nobody\"}")
                .is(404, "{\"ok\": false, \"error\": \"user_not_found\"}");

        slack.configure("{\"display_information\": {\"name\": \"Plain\"}}").status(200);
        act("assistant_thread_started", "").is(409, "{\"ok\": false, \"error\": \"no_assistant_view\"}");
        act("assistant_thread_context_changed", ",\"thread_ts\":\"" + begun.text("thread_ts") + "\"")
                .is(409, "{\"ok\": false, \"error\": \"no_assistant_view\"}");
    }

    private Slack.Reply seen() {
        return slack.control(Method.GET, "/app-threads?user=" + dana, "");
    }

    private void show(String how, String im, String thread, String name, String value) {
        slack.call("assistant.threads." + how, "channel_id", im, "thread_ts", thread, name, value)
                .ok();
    }
}

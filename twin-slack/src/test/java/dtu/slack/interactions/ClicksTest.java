package dtu.slack.interactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Outgoing;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What acting on an element amounts to, and where it says it was. */
class ClicksTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"}, "features": {"unfurl_domains": ["dtu.test"]},
              "settings": {"interactivity": {"is_enabled": true, "request_url": "http://app.test/actions"}} }""";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String channel = slack.channel("ops");

    ClicksTest() {
        slack.configure(MANIFEST).status(200);
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
    }

    @Test
    void a_click_in_an_attachment_says_in_which() {
        var ts = posted("attachments", """
                [{"text": "none"}, {"blocks": [{"type": "actions", "block_id": "b", "elements": [
                  {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}]}]}]""");
        click(ts, "go", "").status(200);

        assertThatJson(payload().toString()).inPath("container").isEqualTo("""
                { "type": "message_attachment", "message_ts": "%s", "attachment_id": 2, "channel_id": "%s",
                  "is_ephemeral": false, "is_app_unfurl": false }""".formatted(ts, channel));
    }

    @Test
    void a_click_in_an_unfurled_link_reaches_the_app_that_unfurled_it() {
        var said = slack.interact(
                "{\"type\":\"message\",\"user\":\"" + dana + "\",\"channel\":\"ops\",\"text\":\"https://dtu.test/7\"}");
        var ts = said.status(200).text("ts");
        slack.call("chat.unfurl", "channel", channel, "ts", ts, "unfurls", """
                {"https://dtu.test/7": {"blocks": [{"type": "actions", "block_id": "b", "elements": [
                  {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}]}]}}""").ok();
        click(ts, "go", "").status(200);

        assertThatJson(payload().toString()).inPath("container").isEqualTo("""
                { "type": "message_attachment", "message_ts": "%s", "attachment_id": 1, "channel_id": "%s",
                  "is_ephemeral": false, "is_app_unfurl": true, "app_unfurl_url": "https://dtu.test/7" }
                """.formatted(ts, channel));
        assertThatJson(payload().toString()).inPath("app_unfurl").isEqualTo("""
                { "id": 1, "fallback": "[no preview available]", "bot_id": "${json-unit.regex}B.+",
                  "app_unfurl_url": "https://dtu.test/7", "is_app_unfurl": true, "blocks": "${json-unit.ignore}",
                  "app_id": "${json-unit.regex}A[0-9A-Z]{10}" }""");
        click(ts, "stop", "").is(404, "{\"ok\": false, \"error\": \"action_not_found\"}");
    }

    @Test
    void what_one_person_alone_is_shown_in_a_thread_stays_in_it() {
        var button = """
                [{"type": "actions", "block_id": "b", "elements": [
                  {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}]}]""";
        var parent = posted("blocks", button);
        var ts = slack.call(
                        "chat.postEphemeral",
                        "channel",
                        channel,
                        "user",
                        dana,
                        "text",
                        "psst",
                        "thread_ts",
                        parent,
                        "blocks",
                        button)
                .ok()
                .text("message_ts");
        click(ts, "go", "").status(200);

        assertThatJson(payload().toString()).inPath("container").isEqualTo("""
                { "type": "message", "message_ts": "%s", "channel_id": "%s", "is_ephemeral": true, "thread_ts": "%s" }
                """.formatted(ts, channel, parent));
        var replies = slack.call("conversations.replies", "channel", channel, "ts", parent);
        assertThat(replies.at("messages").size()).isEqualTo(1);
        assertThat(replies.at("messages").elements().getFirst().names()).doesNotContain("reply_count");
    }

    @Test
    void one_of_two_buttons_says_which() {
        var ts = posted("blocks", """
                [{"type": "context_actions", "block_id": "b", "elements": [
                  {"type": "feedback_buttons", "action_id": "rate",
                   "positive_button": {"text": {"type": "plain_text", "text": "Good"}, "value": "up"},
                   "negative_button": {"text": {"type": "plain_text", "text": "Bad"}, "value": "down"}},
                  {"type": "icon_button", "action_id": "drop", "icon": "trash", "value": "all",
                   "text": {"type": "plain_text", "text": "Delete"}}]}]""");
        click(ts, "rate", "\"down\"").status(200);
        assertThatJson(payload().toString()).inPath("actions[0]").isEqualTo("""
                { "type": "feedback_buttons", "action_id": "rate", "block_id": "b", "value": "down",
                  "text": {"type": "plain_text", "text": "Bad", "emoji": true},
                  "action_ts": "${json-unit.any-string}" }""");
        click(ts, "drop", "").status(200);
        assertThatJson(payload().toString()).inPath("actions[0]").isEqualTo("""
                { "type": "icon_button", "action_id": "drop", "block_id": "b", "icon": "trash", "value": "all",
                  "text": {"type": "plain_text", "text": "Delete", "emoji": true},
                  "action_ts": "${json-unit.any-string}" }""");
        assertThatJson(payload().toString()).inPath("state").isEqualTo("{\"values\": {}}");
        for (var wrong : new String[] {"", "\"sideways\"", "1"}) {
            click(ts, "rate", wrong).is(400, "{\"ok\": false, \"error\": \"option_not_found\"}");
        }
        click(ts, "drop", "\"some\"").is(400, "{\"ok\": false, \"error\": \"option_not_found\"}");
    }

    @Test
    void a_time_comes_with_the_zone_that_the_app_gave_it() {
        var ts = posted("blocks", element("timepicker", ", \"timezone\": \"Europe/Berlin\""));
        click(ts, "it", "\"09:30\"").status(200);

        assertThatJson(payload().toString()).inPath("state.values.b.it").isEqualTo("""
                {"type": "timepicker", "selected_time": "09:30", "timezone": "Europe/Berlin"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datepicker | \"24.12.2026\"",
                "datepicker | 20261224",
                "timepicker | \"25:00\"",
                "timepicker | \"9:00\"",
                "datetimepicker | \"2026-12-24\"",
                "users_select | 7",
                "channels_select | [\"C0\"]",
                "conversations_select | {}",
                "multi_users_select | [7]",
                "multi_conversations_select | [[]]"
            })
    void what_no_picker_gives_is_refused(String type, String value) {
        var ts = posted("blocks", element(type, ""));

        click(ts, "it", value).is(400, "{\"ok\": false, \"error\": \"invalid_input\"}");
        assertThat(slack.sent()).isEmpty();
    }

    private static String element(String type, String members) {
        return "[{\"type\": \"actions\", \"block_id\": \"b\", \"elements\": [" + "{\"type\": \"" + type
                + "\", \"action_id\": \"it\"" + members + "}]}]";
    }

    private String posted(String member, String content) {
        return slack.call("chat.postMessage", "channel", channel, "text", "x", member, content)
                .ok()
                .text("ts");
    }

    private Slack.Reply click(String ts, String action, String value) {
        return slack.interact("{\"type\": \"block_actions\", \"user\": \"" + dana + "\", \"channel\": \"ops\","
                + " \"message_ts\": \"" + ts + "\", \"action_id\": \"" + action + "\""
                + (value.isEmpty() ? "" : ", \"value\": " + value) + "}");
    }

    private Json payload() {
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        return Json.of(Parameters.parse(body).first("payload").orElseThrow());
    }
}

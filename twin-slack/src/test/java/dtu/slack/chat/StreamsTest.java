package dtu.slack.chat;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String team = slack.call("auth.test").text("team_id");
    private final String channel = slack.channel("ops");
    private final String parent = slack.post(channel, "question");

    @Test
    void a_message_is_written_piece_by_piece() {
        var ts = start("markdown_text", "**Hel").is("""
                { "ok": true, "channel": "%s", "ts": "${json-unit.any-string}" }""".formatted(channel)).text("ts");
        append(ts, "markdown_text", "lo** wor").ok();
        append(ts, "chunks", """
                [{"type":"markdown_text","text":"ld"},
                 {"type":"task_update","id":"t1","title":"Look","status":"in_progress"}]""").ok();
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "x").fails("streaming_state_conflict");
        var done = slack.call(
                "chat.stopStream",
                "channel",
                channel,
                "ts",
                ts,
                "chunks",
                "[{\"type\":\"task_update\",\"id\":\"t1\",\"title\":\"Look\",\"status\":\"complete\","
                        + "\"output\":\"ok\"}]",
                "blocks",
                "[{\"type\":\"divider\"}]");
        assertThat(done.ok().text("message", "text")).isEqualTo("*Hello* world");
        assertThatJson(done.at("message", "blocks").toString()).isEqualTo("""
                [{"type": "rich_text", "block_id": "${json-unit.any-string}", "elements": [
                   {"type": "rich_text_section", "elements": [
                     {"type": "text", "text": "Hello", "style": {"bold": true}}, {"type": "text", "text": " world"}]}]},
                 {"type": "task_card", "block_id": "${json-unit.any-string}", "task_id": "t1", "title": "Look",
                  "status": "complete", "output": {"type": "rich_text", "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "ok"}]}]}},
                 {"type": "divider", "block_id": "${json-unit.any-string}"}]""");
        assertThat(done.at("message").at("edited")).isEmpty();
        slack.call("chat.stopStream", "channel", channel, "ts", ts).fails("message_not_in_streaming_state");
        append(ts, "markdown_text", "x").fails("message_not_in_streaming_state");
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "x").ok();
    }

    @Test
    void a_stream_needs_a_thread_and_somebody_to_read_it() {
        slack.call("chat.startStream", "channel", channel).is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: thread_ts"]} }""");
        slack.call("chat.startStream", "channel", channel, "thread_ts", parent).fails("missing_recipient_team_id");
        slack.call("chat.startStream", "channel", channel, "thread_ts", parent, "recipient_team_id", team)
                .fails("missing_recipient_user_id");
        start("recipient_user_id", "U0NONE").fails("user_not_found");
        start("recipient_team_id", "T0NONE").fails("team_not_found");
        start("chunks", "{}").fails("invalid_chunks");
        start("chunks", "[{\"type\":\"task_update\"}]").fails("invalid_chunks");
        start("chunks", "[{\"type\":\"song\"}]").fails("invalid_chunks");
        start("markdown_text", "x".repeat(12_001)).fails("msg_too_long");
        start("channel", "C0NONE").fails("channel_not_found");
        append("1767600000.000001", "markdown_text", "x").fails("message_not_in_streaming_state");
        append("1.000000", "markdown_text", "x").fails("message_not_found");
        var mine = slack.interact("{\"type\":\"message\",\"user\":\"admin\",\"channel\":\"general\",\"text\":\"x\"}")
                .text("ts");
        slack.call("conversations.join", "channel", general()).ok();
        slack.call("chat.appendStream", "channel", general(), "ts", mine, "markdown_text", "x")
                .fails("message_not_owned_by_app");
        append(start("markdown_text", "a").text("ts")).fails("no_text");
    }

    @Test
    void what_somebody_does_is_a_me_message() {
        slack.call("chat.meMessage", "channel", channel, "text", "waves & <@U1>")
                .is("""
                { "ok": true, "channel": "%s", "ts": "${json-unit.any-string}" }""".formatted(channel));
        var message = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
        assertThat(message.textAt("subtype")).contains("me_message");
        assertThat(message.textAt("text")).contains("waves &amp; <@U1>");
        slack.call("chat.meMessage", "channel", channel).fails("no_text");
        slack.call("chat.meMessage", "channel", channel, "text", "x".repeat(4001))
                .fails("msg_too_long");
        slack.call("chat.meMessage", "channel", "C0NONE", "text", "x").fails("channel_not_found");
        slack.as(slack.tokenOf(dana), "chat.meMessage", "channel", channel, "text", "x")
                .fails("not_in_channel");
    }

    @Test
    void a_shared_link_is_told_and_shown_below_the_message() {
        slack.configure("""
                {"display_information":{"name":"B"},"features":{"unfurl_domains":["dtu.test"]},
                 "settings":{"event_subscriptions":{"request_url":"http://app.test/e",
                  "bot_events":["link_shared"]}}}""").status(200);
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.interact("{\"type\":\"message\",\"user\":\"" + dana + "\",\"channel\":\"ops\","
                        + "\"text\":\"https://x.dtu.test/a?b=1&c=2 and https://other.test\"}")
                .status(200);
        var event = slack.events().getLast();
        assertThatJson(event.toString()).isEqualTo("""
                { "type": "link_shared", "user": "%s", "channel": "%s", "message_ts": "${json-unit.any-string}",
                  "links": [{"url": "https://x.dtu.test/a?b=1&c=2", "domain": "x.dtu.test"}],
                  "source": "conversations_history", "unfurl_id": "${json-unit.any-string}",
                  "is_bot_user_member": true, "event_ts": "${json-unit.any-string}" }""".formatted(dana, channel));
        var shown = "{\"https://x.dtu.test/a?b=1&c=2\":{\"title\":\"A\",\"text\":\"see\"}}";
        slack.call(
                        "chat.unfurl",
                        "unfurl_id",
                        event.textAt("unfurl_id").orElseThrow(),
                        "source",
                        "conversations_history",
                        "unfurls",
                        shown)
                .is("{\"ok\": true}");
        var ts = event.textAt("message_ts").orElseThrow();
        slack.call("chat.unfurl", "channel", channel, "ts", ts, "unfurls", shown)
                .ok();
        var history = slack.call("conversations.history", "channel", channel);
        assertThatJson(history.at("messages").toString())
                .inPath("[0].attachments")
                .isEqualTo("""
                [{"id": 1, "title": "A", "text": "see", "app_unfurl_url": "https://x.dtu.test/a?b=1&c=2",
                  "from_url": "https://x.dtu.test/a?b=1&c=2", "is_app_unfurl": true, "fallback": "see",
                  "bot_id": "${json-unit.regex}B.+"}]""");
        refusesToUnfurl(ts, shown);
    }

    @Test
    void the_cards_of_a_plan_stand_together_under_its_title() {
        var ts = start("task_display_mode", "plan").text("ts");
        append(ts, "chunks", """
                [{"type":"plan_update","title":"Search"},{"type":"task_update","id":"t1","title":"Look"},
                 {"type":"blocks","blocks":[{"type":"divider"}]}]""").ok();
        var done = slack.call("chat.stopStream", "channel", channel, "ts", ts);
        assertThatJson(done.at("message", "blocks").toString()).isEqualTo("""
                [{"type": "plan", "block_id": "${json-unit.any-string}", "title": "Search", "tasks": [
                   {"type": "task_card", "block_id": "${json-unit.any-string}", "task_id": "t1", "title": "Look",
                    "status": "pending"}]},
                 {"type": "divider", "block_id": "${json-unit.any-string}"}]""");
        start("task_display_mode", "chart").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] must be a valid enum value [json-pointer:/task_display_mode]"]} }""");
        append(ts, "chunks", "[{\"type\":\"plan_update\"}]").fails("message_not_in_streaming_state");
    }

    private void refusesToUnfurl(String ts, String shown) {
        unfurl(ts, "{\"https://other.test\":{}}").fails("cannot_unfurl_url");
        unfurl(ts, "{\"https://x.dtu.test/none\":{}}").fails("cannot_unfurl_url");
        unfurl(ts, "{\"https://x.dtu.test/a?b=1&c=2\":7}").fails("cannot_parse_attachment");
        unfurl(ts, "{}").fails("missing_unfurls");
        unfurl(ts, "[1]").fails("invalid_unfurls_format");
        unfurl(ts, "{").fails("invalid_unfurls_format");
        unfurl("1.000000", shown).fails("cannot_find_message");
    }

    @Test
    void what_to_unfurl_is_named_whole() {
        slack.call("chat.unfurl").fails("missing_channel");
        slack.call("chat.unfurl", "channel", channel).fails("missing_ts");
        slack.call("chat.unfurl", "channel", "C0NONE", "ts", parent).fails("cannot_find_channel");
        slack.call("chat.unfurl", "channel", channel, "ts", parent).fails("missing_unfurls");
        slack.call("chat.unfurl", "unfurl_id", "x").fails("missing_source");
        slack.call("chat.unfurl", "source", "composer").fails("missing_unfurl_id");
        slack.call("chat.unfurl", "source", "mail", "unfurl_id", "x").fails("invalid_source");
        slack.call("chat.unfurl", "source", "composer", "unfurl_id", "C1.2.3.4").fails("invalid_unfurl_id");
        slack.call("chat.unfurl", "channel", channel, "ts", parent, "user_auth_required", "1")
                .ok();
    }

    private Slack.Reply start(String... more) {
        var parameters = dtu.twins.http.Parameters.of(
                "channel", channel, "thread_ts", parent, "recipient_team_id", team, "recipient_user_id", dana);
        for (var i = 0; i < more.length; i += 2) {
            parameters = parameters.with(more[i], more[i + 1]);
        }
        return slack.call(
                "chat.startStream",
                parameters.all().stream()
                        .flatMap(each -> java.util.stream.Stream.of(each.name(), each.value()))
                        .toArray(String[]::new));
    }

    private Slack.Reply append(String ts, String... more) {
        return slack.call(
                "chat.appendStream",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("channel", channel, "ts", ts), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private Slack.Reply unfurl(String ts, String unfurls) {
        return slack.call("chat.unfurl", "channel", channel, "ts", ts, "unfurls", unfurls);
    }

    private String general() {
        return slack.call("conversations.list")
                .at("channels")
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
    }

    @Test
    void five_links_of_a_message_are_told_and_of_six_none() {
        slack.configure("""
                {"display_information":{"name":"B"},"features":{"unfurl_domains":["dtu.test"]},
                 "settings":{"event_subscriptions":{"request_url":"http://app.test/e",
                  "bot_events":["link_shared"]}}}""").status(200);
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        var five = "https://other.test https://dtu.test/1 https://dtu.test/2 https://dtu.test/3 https://dtu.test/4"
                + " https://dtu.test/5 https://dtu.test/5";
        say(five + " https://dtu.test/6");
        say("https://other.test");
        slack.post(channel, "https://dtu.test/mine");
        assertThat(slack.events()).isEmpty();

        say(five);
        assertThat(slack.events()).hasSize(1);
        assertThat(slack.events().getFirst().at("links").map(Json::size)).contains(5);
    }

    private void say(String text) {
        slack.interact("{\"type\":\"message\",\"user\":\"" + dana + "\",\"channel\":\"ops\",\"text\":\"" + text + "\"}")
                .status(200);
    }
}

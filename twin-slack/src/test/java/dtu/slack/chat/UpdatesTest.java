package dtu.slack.chat;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String parent = slack.post(channel, "parent");

    @Test
    void a_reply_is_sent_to_the_channel_afterwards() {
        var reply = slack.call("chat.postMessage", "channel", channel, "text", "reply", "thread_ts", parent)
                .text("ts");
        update(reply, "reply_broadcast", "true", "text", "other").fails("no_dual_broadcast_content_update");
        update(parent, "reply_broadcast", "true").fails("cant_broadcast_message");
        var answer = update(reply, "reply_broadcast", "true").ok();
        assertThat(answer.text("message", "subtype")).isEqualTo("thread_broadcast");
        assertThat(answer.text("text")).isEqualTo("reply");
        var first = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
        assertThat(first.textAt("ts")).contains(reply);
        update(reply, "reply_broadcast", "true").fails("cant_broadcast_message");
    }

    @Test
    void a_message_is_given_other_files() {
        var one = remote("one");
        var two = remote("two");
        update(parent, "file_ids", "F0NONE").fails("file_not_found");
        update(parent, "file_ids", one).ok();
        update(parent, "file_ids", "[\"" + two + "\"]").ok();
        var shown = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
        assertThat(shown.textAt("text")).contains("parent");
        assertThat(shown.at("files").orElseThrow().size()).isEqualTo(1);
        assertThat(shown.at("files").orElseThrow().elements().getFirst().textAt("id"))
                .contains(two);
        assertThat(slack.call("files.remote.list", "channel", channel)
                        .at("files")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_text_without_markup_keeps_its_signs() {
        var message = slack.call(
                        "chat.postMessage", "channel", channel, "text", "*a* https://a.test `b`", "mrkdwn", "false")
                .ok()
                .at("message");
        assertThat(message.textAt("text")).contains("*a* <https://a.test> `b`");
        assertThatJson(message.at("blocks").orElseThrow().toString()).isEqualTo("""
                [{"type": "rich_text", "block_id": "${json-unit.any-string}", "elements": [
                  {"type": "rich_text_section", "elements": [
                    {"type": "text", "text": "*a* "}, {"type": "link", "url": "https://a.test"},
                    {"type": "text", "text": " `b`"}]}]}]""");
    }

    private Slack.Reply update(String ts, String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of("channel", channel, "ts", ts));
        all.addAll(java.util.List.of(more));
        return slack.call("chat.update", all.toArray(String[]::new));
    }

    private String remote(String id) {
        return slack.call("files.remote.add", "external_id", id, "external_url", "https://a.test", "title", id)
                .text("file", "id");
    }
}

package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits that clients run into late, and names that they find odd. */
class TrapsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String channel = slack.channel("ops");

    @Test
    void the_last_one_in_a_private_channel_cannot_leave() {
        var closed = slack.call("conversations.create", "name", "closed", "is_private", "true")
                .ok()
                .text("channel", "id");

        slack.call("conversations.leave", "channel", closed).fails("last_member");
    }

    @Test
    void a_group_message_is_named_after_everybody_in_it() {
        var eve = slack.person("Eve", "Long");
        var opened = slack.call("conversations.open", "users", dana + "," + eve, "return_im", "true")
                .ok();

        assertThat(opened.text("channel", "name")).matches("mpdm-.+--.+--.+-1");
        assertThat(slack.call("conversations.open", "users", eve + "," + dana).text("channel", "id"))
                .isEqualTo(opened.text("channel", "id"));
    }

    @Test
    void rich_text_is_typed_in_views_only() {
        assertThat(slack.call("chat.postMessage", "channel", channel, "text", "x", "blocks", """
                        [{"type":"input","label":{"type":"plain_text","text":"l"},
                          "element":{"type":"rich_text_input","action_id":"a"}}]""")
                        .text("error"))
                .isEqualTo("invalid_blocks");
    }

    @Test
    void metadata_has_a_size() {
        var metadata = "{\"event_type\":\"e\",\"event_payload\":{\"a\":\"" + "x".repeat(17_000) + "\"}}";

        assertThat(slack.call("chat.postMessage", "channel", channel, "text", "x", "metadata", metadata)
                        .text("error"))
                .isEqualTo("metadata_too_large");
    }

    @Test
    void thirty_messages_wait_for_the_same_five_minutes() {
        for (var i = 0; i < 30; i++) {
            schedule(1_767_700_000 + i).ok();
        }

        schedule(1_767_700_030).fails("restricted_too_many");
        schedule(1_767_700_600).ok();
    }

    private Slack.Reply schedule(long at) {
        return slack.call("chat.scheduleMessage", "channel", channel, "text", "x", "post_at", Long.toString(at));
    }

    @Test
    void a_person_puts_so_many_emoji_on_a_message_and_all_so_many() {
        var ts = slack.post(channel, "x");
        var tokens = new ArrayList<>(List.of(slack.bot()));
        for (var name : new String[] {"Eve", "Max"}) {
            var token = slack.tokenOf(slack.person(name, "Long"));
            slack.as(token, "conversations.join", "channel", channel).ok();
            tokens.add(token);
        }
        for (var i = 0; i < 50; i++) {
            react(tokens.get(i / 23), ts, i).ok();
        }

        react(tokens.getFirst(), ts, 49).fails("too_many_reactions");
        react(tokens.getLast(), ts, 50).fails("too_many_emoji");
    }

    private Slack.Reply react(String token, String ts, int number) {
        var emoji = slack.call("emoji.list", "include_categories", "true")
                .at("categories")
                .elements()
                .getFirst();
        var name = emoji.at("emoji_names").orElseThrow().elements().get(number).asText();
        return slack.as(token, "reactions.add", "channel", channel, "timestamp", ts, "name", name);
    }

    @Test
    void the_eleventh_socket_is_closed_at_once() {
        var url = slack.as(slack.token("SLACK_APP_TOKEN"), "apps.connections.open")
                .ok()
                .text("url");

        var answer = slack.send(Request.get(url.replaceFirst("^ws://slack.test", "") + "&num_connections=11")
                        .header("Upgrade", "websocket"))
                .status(101);
        assertThat(answer.body()).contains("\"reason\":\"too_many_websockets\"");
    }
}

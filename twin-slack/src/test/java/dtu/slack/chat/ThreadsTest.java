package dtu.slack.chat;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String parent = slack.post(channel, "parent");

    private Slack.Reply replies(String... more) {
        var all = new java.util.ArrayList<>(List.of("channel", channel, "ts", parent));
        all.addAll(List.of(more));
        return slack.call("conversations.replies", all.toArray(String[]::new)).ok();
    }

    private static List<String> texts(Slack.Reply answer) {
        return answer.at("messages").elements().stream()
                .map(message -> message.textAt("text").orElse(""))
                .toList();
    }

    @Test
    void a_message_without_replies_is_a_thread_of_one() {
        assertThat(texts(replies())).containsExactly("parent");
        assertThat(replies().at("has_more")).isEqualTo(Json.truth(false));
    }

    @Test
    void the_message_that_is_answered_counts_as_one_of_the_page() {
        reply(slack.bot(), "one");
        reply(slack.bot(), "two");

        var page = replies("limit", "2");
        assertThat(texts(page)).containsExactly("parent", "one");
        assertThat(page.at("has_more")).isEqualTo(Json.truth(true));
    }

    @Test
    void five_of_those_who_replied_are_named_and_all_are_counted() {
        for (var number = 0; number < 6; number++) {
            var token = slack.tokenOf(slack.person("R" + number, "X"));
            slack.as(token, "conversations.join", "channel", channel).ok();
            reply(token, "r" + number);
        }

        var first = replies().at("messages").elements().getFirst();
        assertThat(first.at("reply_users").map(Json::size)).contains(5);
        assertThat(first.at("reply_users_count").map(Json::asLong)).contains(6L);
        assertThat(first.at("reply_count").map(Json::asLong)).contains(6L);
        assertThat(first.textAt("thread_ts")).contains(parent);
        assertThat(first.names())
                .contains("is_locked", "subscribed", "latest_reply")
                .doesNotContain("replies");
    }

    @Test
    void nothing_is_answered_that_is_not_there() {
        for (var nowhere : List.of("1767500000.000001", "nonsense")) {
            slack.call("chat.postMessage", "channel", channel, "text", "x", "thread_ts", nowhere)
                    .fails("cannot_reply_to_message");
        }
        slack.call("conversations.replies", "channel", channel, "ts", "1767500000.000001")
                .fails("thread_not_found");
    }

    @Test
    void what_somebody_posts_through_an_app_names_them_and_the_app() {
        var dana = slack.person("Dana", "Field");
        var token = slack.tokenOf(dana);
        slack.as(token, "conversations.join", "channel", channel).ok();

        var said = slack.as(token, "chat.postMessage", "channel", channel, "text", "hi")
                .ok()
                .at("message");
        assertThat(said.textAt("user")).contains(dana);
        assertThat(said.names()).contains("app_id", "bot_id", "bot_profile").doesNotContain("subtype", "username");
    }

    @Test
    void a_text_that_is_too_long_is_cut_and_markdown_refused() {
        var posted = slack.call("chat.postMessage", "channel", channel, "text", "x".repeat(40_001))
                .ok();
        assertThat(posted.text("message", "text")).hasSize(40_000);
        slack.call("chat.postMessage", "channel", channel, "markdown_text", "x".repeat(12_001))
                .fails("msg_too_long");
        slack.call("chat.postMessage", "channel", channel, "markdown_text", "x", "blocks", "[{\"type\":\"divider\"}]")
                .fails("markdown_text_conflict");
    }

    @Test
    void signs_that_are_no_markup_are_escaped() {
        assertThat(slack.call("chat.postMessage", "channel", channel, "text", "1 < 2 & <@U1> > <#C1|x> <!here>")
                        .text("message", "text"))
                .isEqualTo("1 &lt; 2 &amp; <@U1> &gt; <#C1|x> <!here>");
    }

    @Test
    void an_empty_list_of_blocks_takes_them_away_and_who_changed_it_is_remembered() {
        var ts = slack.call("chat.postMessage", "channel", channel, "text", "a", "blocks", "[{\"type\":\"divider\"}]")
                .text("ts");
        slack.solo().pass(Duration.ofSeconds(5));
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "b", "blocks", "[]")
                .ok();

        var shown = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
        assertThat(shown.at("blocks").map(Json::toString).orElse("")).doesNotContain("divider");
        assertThatJson(shown.at("edited").orElseThrow().toString()).isEqualTo("""
                {"user": "${json-unit.regex}B[0-9A-Z]{10}", "ts": "1767600005.000000"}""");
    }

    @Test
    void what_one_person_alone_saw_cannot_be_changed_or_taken_back() {
        var dana = slack.person("Dana", "Field");
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        var ts = slack.call("chat.postEphemeral", "channel", channel, "user", dana, "text", "psst")
                .text("message_ts");

        slack.call("chat.update", "channel", channel, "ts", ts, "text", "x").fails("message_not_found");
        slack.call("chat.delete", "channel", channel, "ts", ts).fails("message_not_found");
        slack.call("chat.getPermalink", "channel", channel, "message_ts", ts).fails("message_not_found");
    }

    @Test
    void metadata_comes_with_a_message_that_was_written_for_later() {
        var metadata = "{\"event_type\":\"task\",\"event_payload\":{\"id\":1}}";
        slack.call(
                        "chat.scheduleMessage",
                        "channel",
                        channel,
                        "text",
                        "later",
                        "post_at",
                        "1767600100",
                        "metadata",
                        metadata)
                .ok();
        slack.solo().pass(Duration.ofMinutes(5));

        var shown = slack.call("conversations.history", "channel", channel, "include_all_metadata", "true")
                .at("messages")
                .elements()
                .getFirst();
        assertThat(shown.textAt("text")).contains("later");
        assertThat(shown.at("metadata").map(Json::toString)).contains(metadata);
    }

    private void reply(String token, String text) {
        slack.as(token, "chat.postMessage", "channel", channel, "text", text, "thread_ts", parent)
                .ok();
    }
}

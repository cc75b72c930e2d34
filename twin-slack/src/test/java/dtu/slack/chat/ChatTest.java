package dtu.slack.chat;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    @Test
    void a_posted_message_is_answered_whole() {
        slack.call("chat.postMessage", "channel", "#ops", "text", "see https://dtu.test/a?b=1&c=2.")
                .is("""
                { "ok": true, "channel": "%s", "ts": "1767600000.000001",
                  "message": {
                    "type": "message", "user": "${json-unit.regex}U[0-9A-Z]{10}",
                    "bot_id": "${json-unit.regex}B[0-9A-Z]{10}",
                    "app_id": "${json-unit.regex}A[0-9A-Z]{10}", "team": "${json-unit.regex}T[0-9A-Z]{10}",
                    "bot_profile": {"id": "${json-unit.any-string}", "app_id": "${json-unit.any-string}",
                      "name": "DTU", "icons": "${json-unit.ignore}",
                      "deleted": false,
                      "updated": 1767600000, "team_id": "${json-unit.any-string}"},
                    "text": "see <https://dtu.test/a?b=1&amp;c=2>.", "ts": "1767600000.000001",
                    "blocks": [{"type": "rich_text", "block_id": "${json-unit.any-string}", "elements": [
                      {"type": "rich_text_section", "elements": [
                        {"type": "text", "text": "see "}, {"type": "link", "url": "https://dtu.test/a?b=1&c=2"},
                        {"type": "text", "text": "."}]}]}] } }""".formatted(channel));
    }

    @Test
    void blocks_are_read_from_text_and_from_json_alike() {
        var blocks = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"hi\"}}]";
        var form = slack.call("chat.postMessage", "channel", channel, "blocks", blocks)
                .ok();
        var json = slack.json("chat.postMessage", "{\"channel\":\"" + channel + "\",\"blocks\":" + blocks + "}")
                .ok();

        for (var answer : List.of(form, json)) {
            assertThatJson(answer.at("message", "blocks").toString()).isEqualTo("""
                    [{"type": "section", "block_id": "${json-unit.regex}.{5}",
                      "text": {"type": "mrkdwn", "text": "hi", "verbatim": false}}]""");
        }
    }

    @Test
    void a_bad_block_is_refused_with_its_place() {
        var blocks = "[{\"type\":\"divider\"},{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\""
                + "x".repeat(3001) + "\"}}]";
        slack.call("chat.postMessage", "channel", channel, "blocks", blocks).is("""
                { "ok": false, "error": "invalid_blocks",
                  "errors": ["failed to match all allowed schemas [json-pointer:/blocks/1/text]",
                             "must be less than 3001 characters [json-pointer:/blocks/1/text/text]"],
                  "response_metadata": {"messages": [
                    "[ERROR] failed to match all allowed schemas [json-pointer:/blocks/1/text]",
                    "[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]"]} }""");
        slack.call("chat.postMessage", "channel", channel, "blocks", "{nope").fails("invalid_blocks_format");
    }

    @Test
    void a_message_that_says_nothing_is_refused() {
        slack.call("chat.postMessage", "channel", channel).fails("no_text");
        slack.call("chat.postMessage", "channel", channel, "blocks", "[]").fails("no_text");
        slack.call("chat.postMessage", "channel", channel, "attachments", "[]").fails("no_text");
    }

    @Test
    void markdown_becomes_slacks_own_and_stands_alone() {
        var posted = slack.call("chat.postMessage", "channel", channel, "markdown_text", "**bold** [a](https://x.test)")
                .ok();
        assertThat(posted.text("message", "text")).isEqualTo("*bold* <https://x.test|a>");

        slack.call("chat.postMessage", "channel", channel, "markdown_text", "a", "text", "b")
                .fails("markdown_text_conflict");
    }

    @Test
    void a_message_to_a_person_opens_a_direct_message() {
        var dana = slack.person("Dana", "Field");
        var posted =
                slack.call("chat.postMessage", "channel", dana, "text", "psst").ok();

        assertThat(posted.text("channel")).startsWith("D");
        assertThat(slack.call("conversations.open", "users", dana).text("channel", "id"))
                .isEqualTo(posted.text("channel"));
    }

    @Test
    void with_a_name_of_its_own_a_message_is_a_bot_message() {
        var posted = slack.call(
                        "chat.postMessage",
                        "channel",
                        channel,
                        "text",
                        "boo",
                        "username",
                        "Ghost",
                        "icon_emoji",
                        ":ghost:")
                .ok();

        assertThat(posted.text("message", "subtype")).isEqualTo("bot_message");
        assertThat(posted.text("message", "username")).isEqualTo("Ghost");
        assertThatJson(posted.at("message", "icons").toString()).isEqualTo("{\"emoji\": \":ghost:\"}");
    }

    @Test
    void time_stamps_grow_even_when_time_stands_still() {
        var stamps = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            stamps.add(slack.post(channel, "n" + i));
        }

        assertThat(stamps).isSorted().doesNotHaveDuplicates();
        slack.call("chat.delete", "channel", channel, "ts", stamps.getLast()).ok();
        assertThat(slack.post(channel, "after")).isGreaterThan(stamps.getLast());
    }

    @Test
    void replies_count_on_their_parent_and_stay_out_of_the_history() {
        var parent = slack.post(channel, "parent");
        var reply = slack.call("chat.postMessage", "channel", channel, "text", "one", "thread_ts", parent)
                .ok();
        slack.call("chat.postMessage", "channel", channel, "text", "two", "thread_ts", reply.text("ts"))
                .ok();

        assertThat(reply.text("message", "parent_user_id")).isEqualTo(reply.text("message", "user"));
        var history = slack.call("conversations.history", "channel", channel)
                .ok()
                .at("messages")
                .elements();
        assertThat(history.getFirst().textAt("text")).contains("parent");
        assertThat(history.getFirst().at("reply_count").map(Json::asLong)).contains(2L);
        assertThat(history.getFirst().at("reply_users_count").map(Json::asLong)).contains(1L);
        assertThat(texts(slack.call("conversations.replies", "channel", channel, "ts", parent)))
                .containsExactly("parent", "one", "two");
    }

    @Test
    void a_deleted_reply_takes_its_count_with_it() {
        var parent = slack.post(channel, "parent");
        var first = slack.call("chat.postMessage", "channel", channel, "text", "one", "thread_ts", parent)
                .text("ts");
        var second = slack.call("chat.postMessage", "channel", channel, "text", "two", "thread_ts", parent)
                .text("ts");

        slack.call("chat.delete", "channel", channel, "ts", second).ok();

        var message = slack.call(
                        "conversations.history", "channel", channel, "latest", parent, "inclusive", "1", "limit", "1")
                .at("messages")
                .elements()
                .getFirst();
        assertThat(message.textAt("latest_reply")).contains(first);
        slack.call("chat.delete", "channel", channel, "ts", first).ok();
        assertThat(slack.call("conversations.history", "channel", channel)
                        .at("messages")
                        .elements()
                        .getFirst()
                        .at("reply_count"))
                .isEmpty();
    }

    @Test
    void a_deleted_parent_leaves_a_tombstone() {
        var parent = slack.post(channel, "parent");
        slack.call("chat.postMessage", "channel", channel, "text", "one", "thread_ts", parent)
                .ok();

        slack.call("chat.delete", "channel", channel, "ts", parent).ok();

        var tombstone = slack.call("conversations.replies", "channel", channel, "ts", parent)
                .at("messages")
                .elements()
                .getFirst();
        assertThatJson(tombstone.toString()).isEqualTo("""
                { "type": "message", "subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted.",
                  "hidden": true, "ts": "%1$s", "thread_ts": "%1$s", "reply_count": 1, "reply_users_count": 1,
                  "latest_reply": "${json-unit.any-string}", "reply_users": "${json-unit.ignore}", "is_locked": false,
                  "subscribed": false }""".formatted(parent));
        slack.call("chat.delete", "channel", channel, "ts", parent).fails("message_not_found");
    }

    @Test
    void a_broadcast_reply_is_in_the_history_with_its_root() {
        var parent = slack.post(channel, "parent");
        slack.call(
                        "chat.postMessage",
                        "channel",
                        channel,
                        "text",
                        "loud",
                        "thread_ts",
                        parent,
                        "reply_broadcast",
                        "true")
                .ok();

        var message = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
        assertThat(message.textAt("subtype")).contains("thread_broadcast");
        assertThat(message.at("root").flatMap(root -> root.textAt("text"))).contains("parent");
    }

    @Test
    void only_ones_own_messages_can_be_changed() {
        var ts = slack.post(channel, "before");
        var changed = slack.call("chat.update", "channel", channel, "ts", ts, "text", "after")
                .ok();

        assertThat(changed.text("text")).isEqualTo("after");
        assertThat(changed.at("message").at("ts")).isEmpty();
        assertThat(changed.text("message", "edited", "user")).startsWith("B");
        slack.as(slack.admin(), "chat.update", "channel", channel, "ts", ts, "text", "mine")
                .fails("cant_update_message");
        slack.call("chat.update", "channel", channel, "ts", "1.000000", "text", "x")
                .fails("message_not_found");
        slack.call("chat.update", "channel", channel, "ts", ts).fails("no_text");
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "x".repeat(4001))
                .fails("msg_too_long");
    }

    @Test
    void metadata_is_shown_on_request_and_goes_with_an_update() {
        var metadata = "{\"event_type\":\"task\",\"event_payload\":{\"id\":1}}";
        var ts = slack.call("chat.postMessage", "channel", channel, "text", "a", "metadata", metadata)
                .ok()
                .text("ts");

        assertThat(latest().at("metadata")).isEmpty();
        assertThat(slack.call("conversations.history", "channel", channel, "include_all_metadata", "true")
                        .at("messages")
                        .elements()
                        .getFirst()
                        .at("metadata")
                        .map(Json::toString))
                .contains(metadata);
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "b").ok();
        assertThat(slack.call("conversations.history", "channel", channel, "include_all_metadata", "true")
                        .at("messages")
                        .elements()
                        .getFirst()
                        .at("metadata"))
                .isEmpty();
        slack.call("chat.postMessage", "channel", channel, "text", "a", "metadata", "{}")
                .fails("invalid_metadata_format");
    }

    @Test
    void an_administrator_deletes_what_others_said() {
        var ts = slack.post(channel, "a");
        slack.as(slack.tokenOf(slack.person("Dana", "Field")), "chat.delete", "channel", channel, "ts", ts)
                .fails("cant_delete_message");
        slack.as(slack.admin(), "chat.delete", "channel", channel, "ts", ts)
                .is("{\"ok\": true, \"channel\": \"%s\", \"ts\": \"%s\"}".formatted(channel, ts));
        slack.call("chat.delete", "channel", channel, "ts", ts).fails("message_not_found");
    }

    @Test
    void who_is_outside_is_told_what_may_be_known() {
        var hidden = slack.call("conversations.create", "name", "secret", "is_private", "true")
                .text("channel", "id");
        var dana = slack.tokenOf(slack.person("Dana", "Field"));

        slack.as(dana, "chat.postMessage", "channel", channel, "text", "x").fails("not_in_channel");
        slack.as(dana, "chat.postMessage", "channel", hidden, "text", "x").fails("channel_not_found");
        slack.call("conversations.archive", "channel", channel).ok();
        slack.call("chat.postMessage", "channel", channel, "text", "x").fails("is_archived");
    }

    @Test
    void an_ephemeral_message_is_nowhere_afterwards() {
        var dana = slack.person("Dana", "Field");
        slack.call("chat.postEphemeral", "channel", channel, "user", dana, "text", "psst")
                .fails("user_not_in_channel");
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.call("chat.postEphemeral", "channel", channel, "user", dana, "text", "psst")
                .is("""
                { "ok": true, "message_ts": "${json-unit.regex}\\\\d{10}\\\\.\\\\d{6}" }""");

        assertThat(latest().textAt("text")).contains("<@" + dana + "> has joined the channel");
    }

    @Test
    void a_scheduled_message_comes_when_its_time_has_come() {
        var at = Long.toString(
                slack.solo().universe().now().plus(Duration.ofMinutes(10)).getEpochSecond());
        var scheduled = slack.call("chat.scheduleMessage", "channel", channel, "text", "later", "post_at", at)
                .ok();
        assertThat(scheduled.text("message", "type")).isEqualTo("delayed_message");
        slack.call("chat.scheduledMessages.list")
                .is("""
                { "ok": true, "scheduled_messages": [{"id": "%s", "channel_id": "%s", "post_at": %s,
                  "date_created": 1767600000, "text": "later"}], "response_metadata": {"next_cursor": ""} }
                """.formatted(scheduled.text("scheduled_message_id"), channel, at));

        slack.solo().pass(Duration.ofMinutes(11));

        assertThat(latest().textAt("text")).contains("later");
        assertThat(slack.call("chat.scheduledMessages.list")
                        .at("scheduled_messages")
                        .size())
                .isZero();
    }

    @Test
    void a_scheduled_message_can_be_called_off_but_not_at_the_last_minute() {
        var now = slack.solo().universe().now().getEpochSecond();
        var near = slack.call(
                        "chat.scheduleMessage", "channel", channel, "text", "a", "post_at", Long.toString(now + 30))
                .text("scheduled_message_id");
        var far = slack.call(
                        "chat.scheduleMessage", "channel", channel, "text", "b", "post_at", Long.toString(now + 300))
                .text("scheduled_message_id");

        slack.call("chat.deleteScheduledMessage", "channel", channel, "scheduled_message_id", near)
                .fails("invalid_scheduled_message_id");
        slack.call("chat.deleteScheduledMessage", "channel", channel, "scheduled_message_id", far)
                .ok();
        slack.call("chat.deleteScheduledMessage", "channel", channel, "scheduled_message_id", far)
                .fails("invalid_scheduled_message_id");
        slack.call("chat.scheduleMessage", "channel", channel, "text", "a", "post_at", Long.toString(now - 1))
                .fails("time_in_past");
        slack.call(
                        "chat.scheduleMessage",
                        "channel",
                        channel,
                        "text",
                        "a",
                        "post_at",
                        Long.toString(now + 121 * 86_400))
                .fails("time_too_far");
        slack.call("chat.scheduleMessage", "channel", channel, "text", "a", "post_at", "soon")
                .fails("invalid_time");
    }

    @Test
    void a_link_to_a_reply_names_its_thread() {
        var parent = slack.post(channel, "parent");
        var reply = slack.call("chat.postMessage", "channel", channel, "text", "one", "thread_ts", parent)
                .text("ts");

        slack.call("chat.getPermalink", "channel", channel, "message_ts", reply)
                .is("""
                { "ok": true, "channel": "%1$s",
                  "permalink": "http://slack.test/archives/%1$s/p%2$s?thread_ts=%3$s&cid=%1$s" }
                """.formatted(channel, reply.replace(".", ""), parent));
        slack.call("chat.getPermalink", "channel", channel, "message_ts", "1.000000")
                .fails("message_not_found");
    }

    @Test
    void scheduled_messages_are_listed_by_exact_moments() {
        slack.call("chat.scheduleMessage", "channel", channel, "text", "x", "post_at", "1767690000")
                .ok();
        assertThat(slack.call("chat.scheduledMessages.list", "oldest", "1767690000.000001")
                        .at("scheduled_messages")
                        .size())
                .isZero();
        assertThat(slack.call("chat.scheduledMessages.list", "latest", "1767690000.000000")
                        .at("scheduled_messages")
                        .size())
                .isEqualTo(1);
        slack.call("chat.scheduledMessages.list", "latest", "soon").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] must provide a number: latest"]} }""");
    }

    private Json latest() {
        return slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
    }

    private static List<String> texts(Slack.Reply answer) {
        return answer.at("messages").elements().stream()
                .map(message -> message.textAt("text").orElse(""))
                .toList();
    }
}

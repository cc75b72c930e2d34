package dtu.slack.events;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private static final String TASK = "{\"event_type\":\"task_created\",\"event_payload\":{\"id\":\"TK-1\"}}";
    private static final String OTHER_TASK = "{\"event_type\":\"task_created\",\"event_payload\":{\"id\":\"TK-2\"}}";

    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    private void follow(String scope, String app) {
        slack.configure("""
                { "display_information": {"name": "Follower"},
                  "oauth_config": {"scopes": {"bot": ["chat:write", "%s"]}},
                  "settings": {"event_subscriptions": {"request_url": "http://app.test/events",
                    "bot_events": ["message_metadata_posted", "message_metadata_updated", "message_metadata_deleted"],
                    "metadata_subscriptions": [{"app_id": "%s", "event_type": "task_created"}]}} }
                """.formatted(scope, app)).status(200);
        slack.sent().clear();
    }

    private String post(String metadata) {
        return slack.call("chat.postMessage", "channel", channel, "text", "a", "metadata", metadata)
                .ok()
                .text("ts");
    }

    private List<String> types() {
        return slack.events().stream()
                .map(event -> event.textAt("type").orElseThrow())
                .toList();
    }

    @Test
    void metadata_is_told_as_it_comes_changes_and_goes() {
        follow("metadata.message:read", "*");
        var ts = post(TASK);
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "b", "metadata", OTHER_TASK)
                .ok();
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "c", "metadata", OTHER_TASK)
                .ok();
        slack.call("chat.delete", "channel", channel, "ts", ts).ok();

        var told = slack.events();
        assertThat(types())
                .containsExactly("message_metadata_posted", "message_metadata_updated", "message_metadata_deleted");
        assertThatJson(told.getFirst().toString()).isEqualTo("""
                { "type": "message_metadata_posted", "app_id": "${json-unit.regex}A[0-9A-Z]{10}",
                  "bot_id": "${json-unit.regex}B[0-9A-Z]{10}", "user_id": "${json-unit.regex}U[0-9A-Z]{10}",
                  "team_id": "${json-unit.regex}T[0-9A-Z]{10}", "channel_id": "%s", "metadata": %s,
                  "message_ts": "%3$s", "event_ts": "%3$s" }""".formatted(channel, TASK, ts));
        assertThatJson(told.get(1).toString()).isEqualTo("""
                { "type": "message_metadata_updated", "app_id": "${json-unit.any-string}",
                  "bot_id": "${json-unit.any-string}", "user_id": "${json-unit.any-string}",
                  "team_id": "${json-unit.any-string}", "channel_id": "%s", "previous_metadata": %s, "metadata": %s,
                  "message_ts": "%s", "event_ts": "1767600000.000002" }""".formatted(channel, TASK, OTHER_TASK, ts));
        assertThatJson(told.getLast().toString()).isEqualTo("""
                { "type": "message_metadata_deleted", "app_id": "${json-unit.any-string}",
                  "bot_id": "${json-unit.any-string}", "user_id": "${json-unit.any-string}",
                  "team_id": "${json-unit.any-string}", "channel_id": "%s", "previous_metadata": %s,
                  "message_ts": "%s", "deleted_ts": "1767600000.000004", "event_ts": "1767600000.000004" }
                """.formatted(channel, OTHER_TASK, ts));
    }

    @Test
    void an_update_without_metadata_takes_it_away_and_one_with_it_brings_it() {
        follow("metadata.message:read", "*");
        var ts = slack.post(channel, "plain");
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "b", "metadata", TASK)
                .ok();
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "c").ok();

        assertThat(types()).containsExactly("message_metadata_posted", "message_metadata_deleted");
        assertThat(slack.events().getFirst().textAt("message_ts")).contains(ts);
        assertThat(slack.events().getFirst().textAt("event_ts").orElseThrow()).isGreaterThan(ts);
    }

    @Test
    void the_first_message_of_a_thread_loses_its_metadata_with_its_words() {
        follow("metadata.message:read", "*");
        var ts = post(TASK);
        slack.call("chat.postMessage", "channel", channel, "text", "reply", "thread_ts", ts)
                .ok();
        slack.call("chat.delete", "channel", channel, "ts", ts).ok();

        assertThat(types()).containsExactly("message_metadata_posted", "message_metadata_deleted");
        assertThat(slack.events().getLast().at("previous_metadata").map(Json::toString))
                .contains(TASK);
    }

    @Test
    void what_nobody_follows_is_not_told() {
        follow("metadata.message:read", "A0OTHERAPP");
        post(TASK);
        assertThat(slack.events()).isEmpty();

        follow("channels:history", "*");
        post(TASK);
        assertThat(slack.events()).isEmpty();

        follow("metadata.message:read", "*");
        post("{\"event_type\":\"task_closed\",\"event_payload\":{}}");
        slack.post(channel, "plain");
        var elsewhere = slack.as(slack.admin(), "conversations.create", "name", "elsewhere")
                .text("channel", "id");
        slack.as(slack.admin(), "chat.postMessage", "channel", elsewhere, "text", "a", "metadata", TASK)
                .ok();
        assertThat(slack.events()).isEmpty();
    }

    @Test
    void an_app_follows_one_other_app_by_its_id() {
        follow("metadata.message:read", "*");
        post(TASK);
        var id = slack.events().getFirst().textAt("app_id").orElseThrow();

        follow("metadata.message:read", id);
        post(TASK);
        assertThat(types()).containsExactly("message_metadata_posted");
    }
}

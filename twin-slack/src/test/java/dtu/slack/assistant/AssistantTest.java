package dtu.slack.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AssistantTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String channel =
            slack.call("conversations.open", "users", dana).text("channel", "id");
    private final String ts = slack.post(channel, "ask me");

    @Test
    void an_app_shows_what_it_does_and_what_to_say_next() {
        call("setStatus", "status", "is thinking...").is("{\"ok\": true}");
        call("setTitle", "title", "Holidays").is("{\"ok\": true}");
        call("setSuggestedPrompts", "prompts", "[{\"title\":\"A\",\"message\":\"a\"}]")
                .is("{\"ok\": true}");
        slack.solo().pass(Duration.ofMinutes(3));
        call("setStatus", "status", "").is("{\"ok\": true}");
    }

    @Test
    void what_is_missing_is_named() {
        refused(call("setStatus"), "missing required field: status");
        refused(call("setTitle"), "missing required field: title");
        refused(call("setSuggestedPrompts"), "missing required field: prompts");
        refused(call("setSuggestedPrompts", "prompts", "{"), "missing required field: prompts");
        refused(
                call("setSuggestedPrompts", "prompts", "[{\"title\":\"A\"}]"),
                "missing required field: message [json-pointer:/prompts]");
        refused(
                call("setSuggestedPrompts", "prompts", "[1,2,3,4,5]"),
                "no more than 4 items allowed [json-pointer:/prompts]");
        slack.call("assistant.threads.setTitle", "channel_id", "D0NONE", "thread_ts", ts)
                .fails("channel_not_found");
        slack.call("assistant.threads.setTitle", "channel_id", channel, "thread_ts", "1.0")
                .fails("invalid_thread_ts");
        slack.call("assistant.threads.setTitle", "channel_id", channel).fails("invalid_thread_ts");
        slack.as(slack.admin(), "assistant.threads.setTitle").fails("not_allowed_token_type");
    }

    @Test
    void ids_are_traded_in_organisations_only() {
        slack.call("migration.exchange", "users", dana).fails("not_enterprise_team");
        slack.call("migration.exchange", "users", "U,".repeat(401)).fails("too_many_users");
    }

    @Test
    void a_status_ends_when_the_app_replies_and_after_two_minutes() {
        call("setStatus", "status", "is thinking...", "loading_messages", "[\"hm\"]", "username", "Ada")
                .ok();
        assertThat(status()).isEqualTo("is thinking...");
        slack.as(slack.tokenOf(dana), "chat.postMessage", "channel", channel, "text", "?")
                .ok();
        assertThat(status()).isEqualTo("is thinking...");
        slack.call("chat.postMessage", "channel", channel, "thread_ts", ts, "text", "42")
                .ok();
        assertThat(status()).isEmpty();

        call("setStatus", "status", "searches").ok();
        slack.solo().pass(Duration.ofSeconds(90));
        call("setStatus", "status", "searches").ok();
        slack.solo().pass(Duration.ofSeconds(90));
        assertThat(status()).isEqualTo("searches");
        slack.solo().pass(Duration.ofSeconds(30));
        assertThat(status()).isEmpty();
    }

    @Test
    void loading_messages_are_few_and_short() {
        refused(
                call("setStatus", "status", "x", "loading_messages", "a,".repeat(11)),
                "no more than 10 items allowed [json-pointer:/loading_messages]");
        refused(
                call("setStatus", "status", "x", "loading_messages", "a," + "b".repeat(51)),
                "must be less than 51 characters [json-pointer:/loading_messages/1]");
        assertThat(status()).isEmpty();
    }

    private String status() {
        var world = slack.solo().universe().world();
        return world.of(world.cast().twin("slack")).scan(AssistantThread.THREADS).stream()
                .map(thread -> thread.activity().status())
                .collect(java.util.stream.Collectors.joining());
    }

    private Slack.Reply call(String method, String... more) {
        var arguments = java.util.stream.Stream.concat(
                java.util.stream.Stream.of("channel_id", channel, "thread_ts", ts), java.util.Arrays.stream(more));
        return slack.call("assistant.threads." + method, arguments.toArray(String[]::new));
    }

    private static void refused(Slack.Reply answer, String message) {
        answer.is("{\"ok\": false, \"error\": \"invalid_arguments\", \"response_metadata\": {\"messages\": [\"[ERROR] "
                + message + "\"]}}");
    }
}

package dtu.slack.webhooks;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String ops = slack.channel("ops");
    private final Visitor app = Visitor.to(slack, dana);
    private final Slack.Reply installed;

    WebhooksTest() {
        slack.call("conversations.invite", "channel", ops, "users", dana).ok();
        var code = app.code("dana.field", "scope", "incoming-webhook", "channel", "ops");
        installed = app.access("oauth.v2.access", "code", code).ok();
    }

    @Test
    void a_message_stands_in_the_channel_that_was_picked_and_under_the_apps_name() {
        post("{\"text\": \"Look: https://acme.test\", \"channel\": \"general\", \"username\": \"Boss\"}")
                .status(200);

        var message = latest();
        assertThat(message.textAt("text")).contains("Look: <https://acme.test>");
        assertThat(message.textAt("subtype")).contains("bot_message");
        assertThat(message.textAt("username").orElse("")).isNotEqualTo("Boss");
    }

    @Test
    void the_older_form_carries_the_same_json() {
        var answer = slack.send(
                Request.of(Method.POST, path()).form(Parameters.of("payload", "{\"text\": \"from a form\"}")));

        assertThat(answer.status(200).body()).isEqualTo("ok");
        assertThat(latest().textAt("text")).contains("from a form");
    }

    @Test
    void a_message_can_answer_in_a_thread() {
        var parent = slack.post(ops, "question");
        post("{\"text\": \"answer\", \"thread_ts\": \"" + parent + "\"}").status(200);

        var thread = slack.call("conversations.replies", "channel", ops, "ts", parent)
                .ok();
        assertThatJson(thread.body()).inPath("messages[*].text").isEqualTo("[\"question\", \"answer\"]");
    }

    @Test
    void errors_are_plain_text_with_a_status() {
        assertThat(post("{\"blocks\": [{\"type\": \"nonsense\"}]}").status(400).body())
                .isEqualTo("invalid_blocks");
        var many = "{\"text\": \"x\"},".repeat(100) + "{\"text\": \"x\"}";
        assertThat(post("{\"attachments\": [" + many + "]}").status(400).body()).isEqualTo("too_many_attachments");
        var elsewhere = path().replaceFirst("/T", "/TX");
        assertThat(slack.send(Request.of(Method.POST, elsewhere).json("{\"text\": \"a\"}"))
                        .status(404)
                        .body())
                .isEqualTo("no_team");
        slack.call("conversations.archive", "channel", ops).ok();
        assertThat(post("{\"text\": \"late\"}").status(410).body()).isEqualTo("channel_is_archived");
    }

    @Test
    void a_webhook_goes_with_its_app() {
        app.access("apps.uninstall", "token", installed.text("access_token")).ok();

        assertThat(post("{\"text\": \"late\"}").status(404).body()).isEqualTo("no_service");
    }

    @Test
    void a_webhook_posts_and_answers_in_plain_text() {
        var url = slack.token("SLACK_WEBHOOK_URL");
        var posted = postTo(url, "{\"text\":\"from outside\"}");
        assertThat(posted.status(200).body()).isEqualTo("ok");
        assertThat(posted.header("Content-Type")).startsWith("text/html");
        assertThat(postTo(url, "{}").status(400).body()).isEqualTo("no_text");
        assertThat(postTo(url, "x").status(400).body()).isEqualTo("invalid_payload");
        assertThat(postTo(url + "x", "{\"text\":\"a\"}").status(403).body()).isEqualTo("invalid_token");
        assertThat(postTo(url.replaceAll("/B[0-9A-Z]+/", "/B0NONE/"), "{\"text\":\"a\"}")
                        .status(404)
                        .body())
                .isEqualTo("no_service");
        assertThat(slack.as(slack.admin(), "conversations.history", "channel", "general")
                        .at("messages")
                        .elements()
                        .getFirst()
                        .textAt("subtype"))
                .contains("bot_message");
    }

    private Slack.Reply post(String body) {
        return postTo(installed.text("incoming_webhook", "url"), body);
    }

    private Slack.Reply postTo(String url, String body) {
        return slack.send(
                Request.of(Method.POST, url.replace("http://slack.test", "")).json(body));
    }

    private String path() {
        return installed.text("incoming_webhook", "url").replace("http://slack.test", "");
    }

    private Json latest() {
        return slack.call("conversations.history", "channel", ops)
                .ok()
                .at("messages")
                .elements()
                .getFirst();
    }

    @Test
    void where_only_administrators_speak_no_webhook_does() {
        var url = slack.token("SLACK_WEBHOOK_URL");
        slack.control(Method.PUT, "/preferences", "{\"who_can_post_general\": \"admin\"}")
                .status(200);
        var refused = postTo(url, "{\"text\": \"a\"}").status(403);
        assertThat(refused.body()).isEqualTo("posting_to_general_channel_denied");
        post("{\"text\": \"elsewhere\"}").status(200);

        slack.control(Method.PUT, "/preferences", "{\"who_can_post_general\": \"everyone\"}")
                .status(200);
        postTo(url, "{\"text\": \"a\"}").status(200);
    }
}

package dtu.slack.interactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResponseUrlsTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    @Test
    void nothing_is_said_where_nobody_may_speak_any_more() {
        slack.configure("""
                { "display_information": {"name": "Asker"}, "features": {"slash_commands": [
                    {"command": "/ask", "url": "http://app.test/ask", "description": "d"}]} }""").status(200);
        var dana = slack.person("Dana", "Field");
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.interact("""
                {"type": "slash_command", "user": "%s", "channel": "ops", "command": "/ask"}
                """.formatted(dana)).status(200);
        var asked = ((Outgoing.Http) slack.sent().getLast()).request();
        var url = Parameters.parse(asked.body().text()).first("response_url").orElseThrow();
        var answer =
                Request.of(Method.POST, url.replaceFirst("^https?://[^/]+", "")).json("{\"text\": \"x\"}");

        slack.send(answer).status(200);
        slack.call("conversations.archive", "channel", channel).ok();
        slack.send(answer).is(400, "{\"ok\": false, \"error\": \"is_archived\"}");
        slack.as(slack.admin(), "admin.conversations.delete", "channel_id", channel)
                .ok();
        slack.send(answer).is(400, "{\"ok\": false, \"error\": \"channel_not_found\"}");
    }

    private static final String BUTTON = """
            [{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"go",
              "text":{"type":"plain_text","text":"Go"}}]}]""";

    private Json clicked(String dana, String ts) {
        slack.interact("""
                {"type": "block_actions", "user": "%s", "channel": "ops", "message_ts": "%s", "action_id": "go"}
                """.formatted(dana, ts)).status(200);
        var asked = ((Outgoing.Http) slack.sent().getLast()).request();
        return Json.of(Parameters.parse(asked.body().text()).first("payload").orElseThrow());
    }

    private Slack.Reply respond(Json payload, String body) {
        var url = payload.textAt("response_url").orElseThrow();
        return slack.send(
                Request.of(Method.POST, url.replaceFirst("^https?://[^/]+", "")).json(body));
    }

    private String interactive() {
        slack.configure("""
                { "display_information": {"name": "Asker"}, "settings": {
                    "interactivity": {"is_enabled": true, "request_url": "http://app.test/actions"}} }""").status(200);
        var dana = slack.person("Dana", "Field");
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        return dana;
    }

    @Test
    void what_one_person_alone_sees_is_replaced_through_its_address() {
        var dana = interactive();
        var ts = slack.call("chat.postEphemeral", "channel", channel, "user", dana, "text", "?", "blocks", BUTTON)
                .text("message_ts");
        var payload = clicked(dana, ts);

        assertThatJson(payload.at("container").orElseThrow().toString()).isEqualTo("""
                {"type": "message", "message_ts": "%s", "channel_id": "%s", "is_ephemeral": true}
                """.formatted(ts, channel));
        assertThat(respond(payload, "{\"text\": \"done\"}").status(200).body()).isEqualTo("ok");
        slack.interact("""
                {"type": "block_actions", "user": "%s", "channel": "ops", "message_ts": "%s", "action_id": "go"}
                """.formatted(dana, ts)).is(404, "{\"ok\": false, \"error\": \"action_not_found\"}");
    }

    @Test
    void an_answer_stays_in_the_thread_it_names() {
        var dana = interactive();
        var parent = slack.post(channel, "parent");
        var ts = slack.call("chat.postMessage", "channel", channel, "thread_ts", parent, "blocks", BUTTON)
                .text("ts");
        var payload = clicked(dana, ts);

        assertThat(payload.at("container").flatMap(container -> container.textAt("thread_ts")))
                .contains(parent);
        respond(payload, """
                {"text": "inside", "replace_original": false, "response_type": "in_channel", "thread_ts": "%s"}
                """.formatted(parent)).status(200);
        assertThat(slack.call("conversations.replies", "channel", channel, "ts", parent)
                        .at("messages")
                        .elements()
                        .getLast()
                        .textAt("text"))
                .contains("inside");
    }

    @Test
    void a_click_is_signed_and_never_told_twice() {
        var dana = interactive();
        var ts = slack.call("chat.postMessage", "channel", channel, "blocks", BUTTON)
                .text("ts");
        slack.app().answers(message -> new Answer.Failed(Answer.Failure.TIMEOUT));
        slack.sent().clear();
        clicked(dana, ts);
        slack.solo().pass(Duration.ofHours(1));

        assertThat(slack.sent()).hasSize(1);
        var headers = ((Outgoing.Http) slack.sent().getFirst()).request().headers();
        assertThat(headers.first("X-Slack-Signature").orElse("")).matches("v0=[0-9a-f]{64}");
        assertThat(headers.first("X-Slack-Request-Timestamp")).contains("1767600000");
    }
}

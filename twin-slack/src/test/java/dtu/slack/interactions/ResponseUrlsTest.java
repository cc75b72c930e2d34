package dtu.slack.interactions;

import dtu.slack.Slack;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
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
}

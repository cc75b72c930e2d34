package dtu.slack.rtm;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FramesTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String bot = slack.call("auth.test").text("user_id");
    private final String dana = slack.person("Dana", "Field");

    @BeforeEach
    void classic() {
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        Line.classic(slack);
    }

    @Test
    void what_a_bot_says_is_posted_and_told_to_its_other_connections_alone() {
        var line = Line.open(slack);
        var other = Line.open(slack);
        line.says(
                "{\"id\": 1, \"type\": \"message\", \"channel\": \"%s\", \"text\": \"see http://a.test\"}"
                        .formatted(channel),
                """
                { "ok": true, "reply_to": 1, "ts": "${json-unit.regex}\\\\d{10}\\\\.\\\\d{6}",
                  "text": "see <http://a.test>" }""");

        assertThat(line.heard()).isEmpty();
        assertThat(other.heard())
                .singleElement()
                .satisfies(frame -> assertThatJson(frame.toString()).isEqualTo("""
                        { "type": "message", "user": "%s", "ts": "${json-unit.any-string}",
                          "bot_id": "${json-unit.any-string}", "app_id": "${json-unit.any-string}",
                          "text": "see <http://a.test>", "team": "${json-unit.any-string}",
                          "bot_profile": "${json-unit.ignore}", "blocks": "${json-unit.ignore}",
                          "channel": "%s", "event_ts": "${json-unit.any-string}", "channel_type": "channel" }
                        """.formatted(bot, channel)));
        assertThat(history().getFirst().textAt("text")).contains("see <http://a.test>");
    }

    @Test
    void a_bot_answers_in_a_thread_and_in_the_channel_too() {
        var parent = slack.post(channel, "parent");
        var line = Line.open(slack);
        line.say("{\"id\": 1, \"type\": \"message\", \"channel\": \"%s\", \"text\": \"a\", \"thread_ts\": \"%s\"}"
                        .formatted(channel, parent))
                .ok();
        line.say("""
                {"id": 2, "type": "message", "channel": "%s", "text": "b", "thread_ts": "%s", "reply_broadcast": true}
                """.formatted(channel, parent)).ok();

        assertThat(line.kinds()).containsExactly("message/message_replied", "message/message_replied");
        assertThat(history())
                .extracting(message -> message.textAt("subtype").orElse(""))
                .contains("thread_broadcast");
        assertThat(history())
                .extracting(
                        message -> message.at("reply_count").map(Json::asLong).orElse(0L))
                .contains(2L);
    }

    @Test
    void a_message_that_cannot_be_said_is_refused_with_a_number_and_in_words() {
        var elsewhere = slack.as(slack.admin(), "conversations.create", "name", "elsewhere")
                .ok()
                .text("channel", "id");
        var hidden = slack.as(slack.admin(), "conversations.create", "name", "hidden", "is_private", "true")
                .ok()
                .text("channel", "id");
        var line = Line.open(slack);
        var missing = "message text is missing";
        refused(line, "{\"id\": 1, \"type\": \"message\", \"channel\": \"" + channel + "\"}", 2, missing);
        refused(line, message(2, channel, ""), 2, missing);
        refused(line, message(3, "C0NOWHERE", "x"), 0, "invalid channel id");
        refused(line, message(4, "#ops", "x"), 0, "invalid channel id");
        refused(line, message(5, hidden, "x"), 0, "invalid channel id");
        refused(line, message(6, elsewhere, "x"), 2, "not_in_channel");
        refused(line, message(7, channel, "x".repeat(4_001)), 2, "msg_too_long");
        refused(
                line,
                "{\"id\": 8, \"type\": \"message\", \"channel\": \"%s\", \"text\": \"x\", \"thread_ts\": \"1.000001\"}"
                        .formatted(channel),
                2,
                "cannot_reply_to_message");
        slack.as(slack.admin(), "conversations.join", "channel", channel).ok();
        slack.as(slack.admin(), "conversations.archive", "channel", channel).ok();
        refused(line, message(9, channel, "x"), 2, "is_archived");
    }

    @Test
    void frames_that_say_nothing_are_refused() {
        var line = Line.open(slack);
        line.says("{", "{\"type\": \"error\", \"error\": {\"code\": 2, \"msg\": \"invalid_json\"}}");
        line.says("[1]", "{\"type\": \"error\", \"error\": {\"code\": 2, \"msg\": \"json_not_object\"}}");
        line.says("{}", "{\"type\": \"error\", \"error\": {\"code\": 2, \"msg\": \"invalid_arguments\"}}");
        refused(line, "{\"id\": 1, \"type\": \"dance\"}", 2, "invalid_arguments");
        refused(line, "{\"id\": 2, \"type\": \"presence_sub\"}", 2, "invalid_arguments");
        refused(line, "{\"id\": 3, \"type\": \"presence_query\", \"ids\": \"U1\"}", 2, "invalid_arguments");
        refused(line, "{\"id\": 4, \"type\": \"typing\", \"channel\": \"C0NOWHERE\"}", 0, "invalid channel id");
    }

    @Test
    void who_says_too_much_is_told_to_slow_down() {
        slack.switchOn("slack.rateLimits");
        var line = Line.open(slack);
        for (var number = 1; number <= 60; number++) {
            line.say(message(number, channel, "x")).ok();
        }

        var late = line.say(message(61, channel, "x"));
        assertThatJson(late.body()).isEqualTo("""
                { "ok": false, "reply_to": 61, "error": {"code": -1, "msg": "slow down, too many messages..."} }""");
        line.says("{\"id\": 62, \"type\": \"ping\"}", "{\"reply_to\": 62, \"type\": \"pong\"}");
        assertThat(history()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void a_ping_comes_back_with_all_that_is_flat() {
        var line = Line.open(slack);
        line.says("""
                {"id": 1234, "type": "ping", "time": 1403299273342, "note": "x", "parts": [1], "more": {"a": 1}}""", """
                {"reply_to": 1234, "type": "pong", "time": 1403299273342, "note": "x"}""");
        line.says("{\"type\": \"ping\"}", "{\"type\": \"pong\"}");
        assertThat(line.heard()).isEmpty();
    }

    @Test
    void who_types_is_told_to_the_other_bots_of_the_channel() {
        var line = Line.open(slack);
        var second = Line.open(slack);
        var reply = line.say("{\"id\": 1, \"type\": \"typing\", \"channel\": \"" + channel + "\"}");

        assertThat(reply.response().status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(line.heard()).isEmpty();
        assertThat(second.heard()).isEmpty();
    }

    @Test
    void presence_is_told_of_those_alone_who_are_asked_about() {
        slack.as(slack.tokenOf(dana), "users.setPresence", "presence", "away").ok();
        var line = Line.open(slack);
        line.say("{\"id\": 1, \"type\": \"presence_query\", \"ids\": [\"%s\", \"%s\", \"U0NOBODY\"]}"
                .formatted(dana, bot));
        assertThat(line.heard())
                .map(Json::toString)
                .satisfiesExactly(
                        frame -> assertThatJson(frame)
                                .isEqualTo("{\"type\": \"presence_change\", \"presence\": \"away\", \"user\": \"%s\"}"
                                        .formatted(dana)),
                        frame -> assertThatJson(frame)
                                .isEqualTo("{\"type\": \"presence_change\", \"presence\": \"active\", \"user\": \"%s\"}"
                                        .formatted(bot)));
        slack.sent().clear();

        slack.as(slack.tokenOf(dana), "users.setPresence", "presence", "auto").ok();
        assertThat(line.heard()).isEmpty();
    }

    @Test
    void who_is_watched_is_told_when_they_change_and_the_list_takes_the_place_of_the_last() {
        var line = Line.open(slack);
        line.say("{\"id\": 1, \"type\": \"presence_sub\", \"ids\": [\"" + dana + "\"]}");
        line.say("{\"id\": 2, \"type\": \"presence_sub\", \"ids\": [\"" + dana + "\"]}");
        slack.as(slack.tokenOf(dana), "users.setPresence", "presence", "away").ok();
        slack.as(slack.tokenOf(dana), "users.setPresence", "presence", "away").ok();
        assertThat(line.heard())
                .extracting(frame -> frame.textAt("presence").orElse(""))
                .containsExactly("active", "away");
        slack.sent().clear();

        line.say("{\"id\": 3, \"type\": \"presence_sub\", \"ids\": []}");
        slack.as(slack.tokenOf(dana), "users.setPresence", "presence", "auto").ok();
        assertThat(line.heard()).isEmpty();
    }

    @Test
    void who_asked_for_batches_gets_lists() {
        var eve = slack.person("Eve", "Moss");
        var line = Line.open(slack, "batch_presence_aware", "1");
        line.say("{\"id\": 1, \"type\": \"presence_sub\", \"ids\": [\"%s\", \"%s\"]}".formatted(dana, eve));
        slack.as(slack.tokenOf(eve), "users.setPresence", "presence", "away").ok();

        assertThat(line.heard())
                .map(Json::toString)
                .satisfiesExactly(
                        frame -> assertThatJson(frame).isEqualTo(batch("active", dana, eve)),
                        frame -> assertThatJson(frame).isEqualTo(batch("away", eve)));
    }

    @Test
    void nobody_is_asked_about_more_than_five_hundred_people() {
        var crowd = new StringBuilder("[\"" + dana + "\"");
        for (var number = 0; number < 500; number++) {
            crowd.append(",\"").append(slack.person("Fan", "No" + number)).append('"');
        }
        var line = Line.open(slack);
        refused(line, "{\"id\": 1, \"type\": \"presence_query\", \"ids\": " + crowd + "]}", 2, "too_many_users");
    }

    @Test
    void a_bot_that_goes_away_itself_is_told_so() {
        var line = Line.open(slack);
        slack.call("users.setPresence", "presence", "away").ok();
        assertThat(line.heard())
                .singleElement()
                .satisfies(frame -> assertThatJson(frame.toString())
                        .isEqualTo("{\"type\": \"manual_presence_change\", \"presence\": \"away\"}"));
    }

    private static String batch(String presence, String... users) {
        return Json.object(json -> json.text("type", "presence_change")
                        .text("presence", presence)
                        .texts("users", List.of(users)))
                .toString();
    }

    private static String message(int id, String channel, String text) {
        return """
                {"id": %d, "type": "message", "channel": "%s", "text": "%s"}""".formatted(id, channel, text);
    }

    private static void refused(Line line, String frame, int code, String msg) {
        assertThatJson(line.say(frame).body()).isEqualTo("""
                        { "ok": false, "reply_to": "${json-unit.any-number}",
                          "error": {"code": %d, "msg": "%s"} }
                        """.formatted(code, msg));
    }

    private List<Json> history() {
        return slack.call("conversations.history", "channel", channel)
                .ok()
                .at("messages")
                .elements();
    }
}

package dtu.slack.rtm;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import dtu.twins.Outgoing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {
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
    void every_connection_hears_everything_in_order_and_acknowledges_nothing() {
        var one = Line.open(slack);
        var other = Line.open(slack);
        var ts = says("hello");
        asDana("chat.update", "channel", channel, "ts", ts, "text", "hello!");
        asDana("reactions.add", "channel", channel, "timestamp", ts, "name", "eyes");
        asDana("pins.add", "channel", channel, "timestamp", ts);
        asDana("chat.meMessage", "channel", channel, "text", "waves");
        asDana("chat.delete", "channel", channel, "ts", ts);

        assertThat(one.kinds())
                .containsExactly(
                        "message",
                        "message/message_changed",
                        "reaction_added",
                        "pin_added",
                        "message/me_message",
                        "message/message_deleted");
        assertThat(other.kinds()).isEqualTo(one.kinds());
        assertThat(slack.sent())
                .allSatisfy(sent ->
                        assertThat(((Outgoing.Socket) sent).acknowledgement()).isEmpty());
    }

    @Test
    void a_thread_that_gets_a_reply_says_so() {
        var ts = says("hello");
        var line = Line.open(slack);
        asDana("chat.postMessage", "channel", channel, "text", "again", "thread_ts", ts);
        assertThat(line.kinds()).containsExactly("message", "message/message_replied");
        assertThatJson(line.heard().getLast().toString()).isEqualTo("""
                { "type": "message", "subtype": "message_replied", "hidden": true, "channel": "%s",
                  "message": "${json-unit.ignore}", "event_ts": "${json-unit.any-string}",
                  "ts": "${json-unit.any-string}" }""".formatted(channel));
    }

    @Test
    void a_bot_is_told_where_it_comes_and_goes() {
        var line = Line.open(slack);
        var room = slack.as(slack.admin(), "conversations.create", "name", "room", "is_private", "true")
                .ok()
                .text("channel", "id");
        slack.as(slack.admin(), "conversations.invite", "channel", room, "users", bot)
                .ok();
        slack.as(slack.admin(), "conversations.kick", "channel", room, "user", bot)
                .ok();

        assertThat(line.kinds())
                .containsExactly(
                        "member_joined_channel",
                        "group_joined",
                        "message/group_join",
                        "member_left_channel",
                        "group_left");
        assertThatJson(line.heard().getLast().toString()).isEqualTo("""
                { "type": "group_left", "channel": "%s", "actor_id": "%s", "event_ts": "${json-unit.any-string}" }
                """.formatted(room, bot));
    }

    @Test
    void what_a_bot_may_not_know_it_does_not_hear() {
        var line = Line.open(slack);
        var hidden = slack.as(slack.admin(), "conversations.create", "name", "hidden", "is_private", "true")
                .ok()
                .text("channel", "id");
        slack.as(slack.admin(), "chat.postMessage", "channel", hidden, "text", "psst")
                .ok();
        var open = slack.as(slack.admin(), "conversations.create", "name", "open")
                .ok()
                .text("channel", "id");
        slack.as(slack.admin(), "chat.postMessage", "channel", open, "text", "hi")
                .ok();

        assertThat(line.kinds()).containsExactly("channel_created");
    }

    @Test
    void people_are_told_of_without_any_subscription() {
        var line = Line.open(slack);
        slack.person("Eve", "Moss");
        asDana("users.profile.set", "profile", "{\"status_text\":\"out\",\"status_emoji\":\":wave:\"}");

        assertThat(line.kinds()).contains("team_join", "user_change", "user_profile_changed", "user_status_changed");
    }

    @Test
    void a_mention_comes_once_and_nothing_of_the_app_itself() {
        var line = Line.open(slack);
        says("hi <@" + bot + ">");
        slack.interact("{\"type\": \"app_home_opened\", \"user\": \"" + dana + "\"}");

        assertThat(line.kinds()).contains("message").doesNotContain("app_mention", "app_home_opened");
    }

    @Test
    void nobody_subscribes_to_what_is_for_sockets_alone() {
        slack.configure("""
                {"display_information": {"name": "DTU"}, "settings": {"event_subscriptions":
                  {"request_url": "http://app.test/events", "bot_events": ["presence_change", "channel_joined"]}}}
                """).ok();
        asDana("users.setPresence", "presence", "away");
        assertThat(slack.events()).isEmpty();
    }

    @Test
    void typing_is_told_to_another_bot_of_the_channel_and_to_no_bot_elsewhere() {
        var visitor = Visitor.classic(slack, dana);
        var token = visitor.access("oauth.access", "code", visitor.classicCode("dana.field", "scope", "bot"))
                .ok()
                .text("bot", "bot_access_token");
        var path = Line.path(slack.as(token, "rtm.connect").ok().text("url"));
        var socket = Line.asked(slack, path).text("socket");
        var line = Line.open(slack);
        var typing = "{\"id\": 1, \"type\": \"typing\", \"channel\": \"" + channel + "\"}";
        line.say(typing);
        slack.solo().pass(java.time.Duration.ZERO);
        assertThat(slack.sent()).isEmpty();

        var guest = slack.as(token, "auth.test").text("user_id");
        asDana("conversations.invite", "channel", channel, "users", guest);
        slack.solo().pass(java.time.Duration.ZERO);
        slack.sent().clear();
        line.say(typing);
        slack.solo().pass(java.time.Duration.ZERO);
        assertThat(slack.sent()).singleElement().satisfies(sent -> {
            var frame = (Outgoing.Socket) sent;
            assertThat(frame.to().name()).isEqualTo(socket);
            assertThatJson(frame.frame().toString())
                    .isEqualTo("{\"type\": \"user_typing\", \"channel\": \"%s\", \"user\": \"%s\"}"
                            .formatted(channel, bot));
        });
    }

    private String says(String text) {
        return slack.as(slack.tokenOf(dana), "chat.postMessage", "channel", channel, "text", text)
                .ok()
                .text("ts");
    }

    private void asDana(String method, String... arguments) {
        slack.as(slack.tokenOf(dana), method, arguments).ok();
    }
}

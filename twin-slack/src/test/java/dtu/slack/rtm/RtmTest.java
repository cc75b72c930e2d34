package dtu.slack.rtm;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Answer;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtmTest {
    private static final String EXPIRED = """
            {"disconnect": {"type": "error", "error": {"code": 1, "msg": "Socket URL has expired"}}}""";

    private final Slack slack = Slack.inMemory();

    @Test
    void the_sockets_of_old_are_closed_to_every_newer_app() {
        slack.call("rtm.connect").fails("method_deprecated");
        slack.as(slack.admin(), "rtm.connect").fails("method_deprecated");
    }

    @Test
    void a_token_is_looked_at_first() {
        slack.as("xoxb-nothing", "rtm.connect").fails("invalid_auth");
        slack.as(slack.token("SLACK_APP_TOKEN"), "rtm.connect").fails("not_allowed_token_type");
    }

    @Test
    void the_bot_of_a_classic_app_connects_and_its_people_do_not() {
        Line.classic(slack);
        slack.call("rtm.connect").is("""
                { "ok": true, "url": "${json-unit.regex}ws://slack\\\\.test/websocket/T[0-9A-Z]{10}-[0-9a-f]{36}",
                  "team": {"id": "${json-unit.regex}T[0-9A-Z]+", "name": "DTU",
                           "domain": "${json-unit.regex}dtu-[0-9a-z]+"},
                  "self": {"id": "${json-unit.regex}U[0-9A-Z]+", "name": "dtu"} }""");
        slack.as(slack.admin(), "rtm.connect").fails("method_deprecated");
        assertThat(slack.call("auth.test").header("X-OAuth-Scopes")).isEqualTo("identify,bot:basic");
    }

    @Test
    void an_address_opens_one_socket() {
        Line.classic(slack);
        var path = Line.granted(slack);

        slack.send(Request.get(path)).is(426, "{\"ok\": false, \"error\": \"upgrade_required\"}");
        Line.asked(slack, path).is(101, """
                { "address": "${json-unit.regex}U[0-9A-Z]+", "socket": "${json-unit.any-string}",
                  "hello": {"type": "hello"}, "goodbye": {"type": "goodbye"}, "frame_max": 16384 }""");
        Line.asked(slack, path).is(101, EXPIRED);
        Line.asked(slack, path.substring(0, path.length() - 1) + "x").is(101, EXPIRED);
        Line.asked(slack, "/websocket/x").is(101, EXPIRED);
    }

    @Test
    void an_address_that_is_not_used_soon_is_of_no_use() {
        Line.classic(slack);
        var path = Line.granted(slack);
        slack.solo().pass(Duration.ofSeconds(31));
        Line.asked(slack, path).is(101, EXPIRED);
    }

    @Test
    void what_happens_before_the_socket_is_open_is_told_on_it() {
        Line.classic(slack);
        var channel = slack.as(slack.admin(), "conversations.create", "name", "ops")
                .ok()
                .text("channel", "id");
        var path = Line.granted(slack);
        var bot = slack.call("auth.test").text("user_id");
        slack.as(slack.admin(), "conversations.invite", "channel", channel, "users", bot)
                .ok();

        Line.asked(slack, path);
        slack.solo().pass(Duration.ZERO);
        assertThat(slack.sent())
                .extracting(sent -> ((dtu.twins.Outgoing.Socket) sent).frame().textAt("type"))
                .extracting(type -> type.orElse(""))
                .containsExactly("member_joined_channel", "channel_joined", "message");
    }

    @Test
    void a_socket_whose_other_end_is_gone_is_forgotten() {
        Line.classic(slack);
        var line = Line.open(slack);
        slack.app().answers(message -> new Answer.Failed(Answer.Failure.NO_SOCKET));
        slack.person("Dana", "Field");
        assertThat(line.kinds()).isNotEmpty();
        slack.sent().clear();

        slack.person("Eve", "Moss");
        assertThat(line.heard()).isEmpty();
        line.says("{\"id\": 1, \"type\": \"ping\"}", """
                {"type": "error", "error": {"code": 1, "msg": "Socket URL has expired"}}""");
    }

    @Test
    void a_frame_that_was_lost_is_not_sent_again() {
        Line.classic(slack);
        var line = Line.open(slack);
        slack.app().answers(message -> new Answer.Failed(Answer.Failure.TIMEOUT));
        slack.person("Dana", "Field");
        slack.solo().pass(Duration.ofHours(1));
        assertThat(line.kinds().stream().filter("team_join"::equals)).hasSize(1);

        line.says("{\"id\": 1, \"type\": \"ping\"}", "{\"reply_to\": 1, \"type\": \"pong\"}");
    }

    @Test
    void no_socket_lasts_longer_than_eight_hours() {
        Line.classic(slack);
        var line = Line.open(slack);
        slack.solo().pass(Duration.ofHours(8).minusSeconds(1));
        assertThat(line.isOver()).isFalse();
        slack.solo().pass(Duration.ofSeconds(1));
        assertThat(line.isOver()).isTrue();
    }

    @Test
    void a_socket_ends_with_its_token() {
        Line.classic(slack);
        var line = Line.open(slack);
        slack.call("auth.revoke").ok();
        assertThat(line.isOver()).isTrue();
        line.says("{\"id\": 1, \"type\": \"ping\"}", """
                {"type": "error", "error": {"code": 1, "msg": "Socket URL has expired"}}""");
    }

    @Test
    void an_app_that_asks_for_other_scopes_has_had_its_last_socket() {
        Line.classic(slack);
        var line = Line.open(slack);
        var waiting = Line.granted(slack);
        slack.configure("""
                {"display_information": {"name": "DTU"}, "oauth_config": {"scopes": {"bot": ["chat:write"]}}}""").ok();
        assertThat(line.isOver()).isTrue();
        Line.asked(slack, waiting).is(101, EXPIRED);
        slack.call("rtm.connect").fails("method_deprecated");
    }

    @Test
    void an_owner_ends_all_sockets_of_an_app() {
        Line.classic(slack);
        var line = Line.open(slack);
        slack.app().answers(message -> Slack.ok("{\"sockets\":1}"));
        slack.control(Method.POST, "/apps/default/sockets", "{\"reason\":\"goodbye\"}")
                .is("{\"ok\": true, \"sockets\": 1}");

        var told = (dtu.twins.Outgoing.Farewell) slack.sent().getLast();
        assertThat(told.to().address()).isEqualTo(line.socket().address());
        assertThat(told.to().isOne()).isFalse();
        assertThatJson(told.frame().toString()).isEqualTo("{\"type\": \"goodbye\"}");
        slack.sent().clear();
        slack.person("Dana", "Field");
        assertThat(line.heard()).isEmpty();
    }

    @Test
    void a_classic_bot_does_much_and_makes_no_channels() {
        var channel = slack.channel("ops");
        Line.classic(slack);
        slack.post(channel, "hello");
        slack.call("conversations.history", "channel", channel).ok();
        slack.call("users.list").ok();
        slack.call("emoji.list").is("""
                { "ok": false, "error": "missing_scope", "needed": "emoji:read", "provided": "identify,bot:basic" }""");
        slack.call("conversations.create", "name", "new").is("""
                { "ok": false, "error": "missing_scope", "needed": "${json-unit.any-string}",
                  "provided": "identify,bot:basic" }""");
        assertThat(slack.call("users.info", "user", slack.person("Dana", "Field"))
                        .at("user", "profile")
                        .at("email"))
                .isEmpty();
    }

    @Test
    void an_app_without_a_bot_has_nothing_to_connect_with() {
        Line.classic(slack);
        assertThat(List.of(slack.token("SLACK_USER_TOKEN"), slack.tokenOf(slack.person("Dana", "Field"))))
                .allSatisfy(token -> slack.as(token, "rtm.connect").fails("method_deprecated"));
    }
}

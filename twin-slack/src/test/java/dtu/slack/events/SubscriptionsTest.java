package dtu.slack.events;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.universe.Own;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is told of what, and how much of it; and what becomes of an app that does not listen. */
class SubscriptionsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "settings": { "socket_mode_enabled": false, "event_subscriptions": {
                "request_url": "http://app.test/slack/events",
                "bot_events": ["message.channels", "message.im", "message.groups", "app_mention", "reaction_added"],
                "user_events": ["message.groups", "channel_created", "member_left_channel"]} } }""";

    private final Slack slack = Slack.inMemory();
    private final String ops = slack.channel("ops");
    private final String dana = slack.person("Dana", "Field");

    SubscriptionsTest() {
        slack.call("conversations.invite", "channel", ops, "users", dana).ok();
        slack.configure(MANIFEST).status(200);
        slack.sent().clear();
    }

    @Test
    void an_app_that_fails_a_whole_hour_of_many_events_is_told_nothing_more_and_its_owner_is() {
        slack.app().answers(message -> new Answer.Responded(Response.empty(500)));
        write(1_000);
        slack.solo().pass(Duration.ofMinutes(6));
        slack.sent().clear();
        write(1);
        slack.solo().pass(Duration.ofHours(1));

        assertThat(slack.sent()).isEmpty();
        var mail = slack.solo()
                .universe()
                .world()
                .own()
                .scan(Own.MAIL, Range.all())
                .toList();
        assertThat(mail).hasSize(1);
        assertThat(mail.getFirst().to()).isEqualTo("admin@dtu.test");
        assertThat(mail.getFirst().subject()).isEqualTo("Event subscriptions of Broker are disabled");

        slack.app().answers(message -> Slack.ok(""));
        slack.configure(MANIFEST).status(200);
        slack.sent().clear();
        write(1);
        assertThat(slack.events()).hasSize(1);
    }

    @Test
    void an_app_that_is_told_little_may_fail_as_much_as_it_likes() {
        slack.app().answers(message -> new Answer.Responded(Response.empty(500)));
        write(999);
        slack.solo().pass(Duration.ofHours(1));
        slack.sent().clear();
        write(1);
        slack.solo().pass(Duration.ZERO);

        assertThat(slack.sent()).isNotEmpty();
    }

    @Test
    void an_app_that_takes_one_event_in_ten_is_told_on() {
        var turn = new int[1];
        slack.app()
                .answers(message -> new Answer.Responded(
                        Response.empty(turn[0]++ % 10 == 0 ? 200 : 500).plus("X-Slack-No-Retry", "1")));
        write(2_000);
        slack.solo().pass(Duration.ofMinutes(6));
        slack.sent().clear();
        write(1);
        slack.solo().pass(Duration.ZERO);

        assertThat(slack.sent()).isNotEmpty();
    }

    @Test
    void failures_of_an_hour_ago_are_forgotten() {
        slack.app().answers(message -> new Answer.Responded(Response.empty(500).plus("X-Slack-No-Retry", "1")));
        write(900);
        slack.solo().pass(Duration.ofMinutes(61));
        write(900);
        slack.solo().pass(Duration.ZERO);
        slack.sent().clear();
        write(1);
        slack.solo().pass(Duration.ZERO);

        assertThat(slack.sent()).hasSize(1);
    }

    @Test
    void beyond_thirty_thousand_events_an_hour_an_app_is_told_once_a_minute_that_it_misses_some() {
        slack.switchOn("slack.rateLimits");
        write(30_000);
        assertThat(slack.events()).hasSize(30_000);
        slack.sent().clear();

        write(3);
        slack.solo().pass(Duration.ZERO);
        assertThat(slack.sent()).hasSize(1);
        assertThatJson(request(slack.sent().getFirst()).body().text()).isEqualTo("""
                { "token": "${json-unit.any-string}", "type": "app_rate_limited",
                  "team_id": "${json-unit.regex}T[0-9A-Z]{10}", "minute_rate_limited": 1767600000,
                  "api_app_id": "${json-unit.regex}A[0-9A-Z]{10}" }""");
        slack.solo().pass(Duration.ofMinutes(1));
        write(1);
        slack.solo().pass(Duration.ZERO);
        assertThat(slack.sent()).hasSize(2);

        slack.solo().pass(Duration.ofMinutes(59));
        write(1);
        assertThat(slack.events()).hasSize(1);
    }

    @Test
    void a_second_try_is_signed_anew() {
        slack.app().answers(message -> new Answer.Failed(Answer.Failure.TIMEOUT));
        write(1);
        slack.solo().pass(Duration.ofMinutes(1));

        var tries = slack.sent().stream().map(SubscriptionsTest::request).toList();
        assertThat(tries).hasSize(3);
        assertThat(tries.get(2).headers().first("X-Slack-Retry-Reason")).contains("http_timeout");
        assertThat(time(tries.get(2)) - time(tries.get(0))).isEqualTo(60);
        assertThat(tries.get(2).headers().first("X-Slack-Signature"))
                .isNotEqualTo(tries.get(0).headers().first("X-Slack-Signature"));
    }

    @Test
    void what_is_said_in_one_channel_is_told_in_order() {
        write(50);

        assertThat(slack.events())
                .extracting(event -> event.textAt("ts").orElse(""))
                .hasSize(50)
                .isSorted();
    }

    @Test
    void a_mention_by_an_app_says_which_app() {
        var bot = slack.call("auth.test").text("user_id");
        slack.post(ops, "note to self: <@" + bot + ">");

        var mention = slack.events().getLast();
        assertThat(mention.textAt("type")).contains("app_mention");
        assertThat(mention.textAt("bot_id").orElse("")).startsWith("B");
    }

    @Test
    void nobody_needs_to_be_mentioned_in_a_direct_message() {
        var bot = slack.call("auth.test").text("user_id");
        slack.interact(Json.of("{\"type\":\"message\"}")
                        .with("user", dana)
                        .with("channel", bot)
                        .with("text", "hey <@" + bot + ">")
                        .toString())
                .status(200);

        assertThat(slack.events())
                .extracting(event -> event.textAt("type").orElse("") + " "
                        + event.textAt("channel_type").orElse(""))
                .containsExactly("message im");
    }

    @Test
    void what_people_let_the_app_hear_is_told_in_their_name_and_only_once() {
        var admin = slack.as(slack.admin(), "auth.test").text("user_id");
        var secret = slack.as(slack.admin(), "conversations.create", "name", "secret", "is_private", "true")
                .ok();
        var id = secret.text("channel", "id");
        slack.as(slack.admin(), "chat.postMessage", "channel", id, "text", "psst")
                .ok();

        assertThat(slack.events())
                .extracting(event -> event.textAt("type").orElse("") + " "
                        + event.textAt("text").orElse(""))
                .hasSize(2)
                .last()
                .isEqualTo("message psst");
        var told = Json.of(request(slack.sent().getLast()).body().text());
        assertThatJson(told.at("authorizations").orElseThrow().toString()).isEqualTo("""
                [{ "enterprise_id": null, "team_id": "${json-unit.any-string}", "user_id": "%s", "is_bot": false,
                   "is_enterprise_install": false }]""".formatted(admin));
    }

    @Test
    void a_new_public_channel_is_told_to_whoever_could_see_it() {
        slack.as(slack.tokenOf(dana), "conversations.create", "name", "elsewhere")
                .ok();

        assertThat(slack.events())
                .extracting(event -> event.textAt("type").orElse(""))
                .containsExactly("channel_created");
    }

    @Test
    void nothing_is_said_of_what_only_one_person_sees() {
        slack.call("chat.postEphemeral", "channel", ops, "user", dana, "text", "psst")
                .ok();

        assertThat(slack.events()).isEmpty();
    }

    private void write(int times) {
        var body = Json.of("{\"type\":\"message\",\"text\":\"hello\"}")
                .with("user", dana)
                .with("channel", ops)
                .toString();
        for (var i = 0; i < times; i++) {
            slack.interact(body).status(200);
        }
    }

    private static Request request(Outgoing message) {
        return ((Outgoing.Http) message).request();
    }

    private static long time(Request request) {
        return Long.parseLong(
                request.headers().first("X-Slack-Request-Timestamp").orElseThrow());
    }

    @Test
    void what_an_app_has_no_scope_for_it_does_not_hear() {
        slack.configure("""
                { "display_information": {"name": "Broker"},
                  "oauth_config": {"scopes": {"bot": ["channels:history", "chat:write"]}},
                  "settings": { "event_subscriptions": { "request_url": "http://app.test/slack/events",
                    "bot_events": ["message.channels", "app_mention", "reaction_added", "member_joined_channel",
                                   "user_change"],
                    "user_events": ["reaction_added"] } } }""").status(200);
        var bot = slack.call("auth.test").text("user_id");
        slack.sent().clear();

        slack.interact("{\"type\":\"message\",\"user\":\"" + dana + "\",\"channel\":\"ops\",\"text\":\"<@" + bot
                        + ">\"}")
                .status(200);
        var ts = slack.events().getFirst().textAt("ts").orElseThrow();
        var hers = slack.tokenOf(dana, "reactions:write", "users.profile:write");
        slack.as(hers, "reactions.add", "channel", ops, "timestamp", ts, "name", "eyes")
                .ok();
        slack.as(hers, "users.profile.set", "name", "title", "value", "Boss").ok();
        slack.as(slack.admin(), "conversations.join", "channel", ops).ok();
        assertThat(types()).containsExactly("message", "message");

        slack.as(slack.admin(), "reactions.add", "channel", ops, "timestamp", ts, "name", "wave")
                .ok();
        assertThat(types()).containsExactly("message", "message", "reaction_added");
    }

    private List<String> types() {
        return slack.events().stream()
                .map(event -> event.textAt("type").orElseThrow())
                .toList();
    }
}

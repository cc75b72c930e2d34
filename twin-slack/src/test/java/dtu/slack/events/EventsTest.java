package dtu.slack.events;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dtu.slack.Slack;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "oauth_config": {"scopes": {
                "bot": ["channels:manage", "chat:write", "channels:read", "reactions:write", "reactions:read",
                        "channels:history", "im:history", "app_mentions:read", "users:read"]}},
              "settings": { "socket_mode_enabled": %s, "event_subscriptions": {
                "request_url": "http://app.test/slack/events?x=1",
                "bot_events": ["message.channels", "message.im", "app_mention", "reaction_added",
                               "member_joined_channel",
                               "channel_created", "team_join", "app_home_opened"]} } }""";

    private final Slack slack = Slack.inMemory();

    private void configured(String socketMode) {
        slack.configure(MANIFEST.formatted(socketMode)).status(200);
    }

    @Test
    void a_request_url_is_asked_for_its_challenge() {
        assertThat(slack.configure(MANIFEST.formatted("false")).body()).contains("\"request_url_verified\":true");

        var request = ((Outgoing.Http) slack.sent().getFirst()).request();
        assertThat(request.url()).isEqualTo("http://app.test/slack/events?x=1");
        assertThatJson(request.body().text()).isEqualTo("""
                { "token": "${json-unit.any-string}", "challenge": "${json-unit.any-string}",
                  "type": "url_verification" }""");
    }

    @Test
    void a_message_of_a_person_is_delivered_whole_and_signed() {
        var channel = slack.channel("ops");
        configured("false");
        var dana = slack.person("Dana", "Field");
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.events();
        slack.sent().clear();

        slack.interact("{\"type\":\"message\",\"user\":\"" + dana + "\",\"channel\":\"ops\",\"text\":\"hello\"}")
                .status(200);
        slack.solo().pass(Duration.ZERO);

        var request = ((Outgoing.Http) slack.sent().getFirst()).request();
        assertThat(request.headers().first("X-Slack-Signature")).contains(signature(request));
        assertThat(request.headers().has("X-Slack-Retry-Num")).isFalse();
        assertThatJson(request.body().text()).isEqualTo("""
                { "token": "${json-unit.any-string}", "team_id": "${json-unit.regex}T[0-9A-Z]{10}",
                  "context_team_id": "${json-unit.any-string}", "context_enterprise_id": null,
                  "api_app_id": "${json-unit.regex}A[0-9A-Z]{10}",
                  "event": { "type": "message", "user": "%s", "team": "${json-unit.any-string}", "text": "hello",
                    "client_msg_id": "${json-unit.regex}[0-9a-f-]{36}", "ts": "1767600000.000002", "channel": "%s",
                    "blocks": "${json-unit.ignore}", "event_ts": "1767600000.000002", "channel_type": "channel" },
                  "type": "event_callback", "event_id": "${json-unit.regex}Ev[0-9A-Z]+", "event_time": 1767600000,
                  "authorizations": [{"enterprise_id": null, "team_id": "${json-unit.any-string}",
                    "user_id": "${json-unit.any-string}", "is_bot": true, "is_enterprise_install": false}],
                  "is_ext_shared_channel": false, "event_context": "${json-unit.any-string}" }
                """.formatted(dana, channel));
    }

    @Test
    void nothing_is_heard_of_channels_the_bot_is_not_in() {
        configured("false");
        slack.as(slack.admin(), "conversations.create", "name", "elsewhere").ok();
        slack.as(slack.admin(), "chat.postMessage", "channel", "elsewhere", "text", "secret")
                .ok();

        assertThat(slack.events())
                .extracting(event -> event.textAt("type").orElse(""))
                .containsExactly("channel_created");
    }

    @Test
    void a_mention_is_told_twice_with_the_same_time() {
        slack.channel("ops");
        configured("false");
        var bot = slack.call("auth.test").text("user_id");
        slack.as(
                        slack.admin(),
                        "conversations.join",
                        "channel",
                        slack.call("conversations.list")
                                .at("channels")
                                .elements()
                                .getLast()
                                .textAt("id")
                                .orElseThrow())
                .ok();
        slack.as(slack.admin(), "chat.postMessage", "channel", "ops", "text", "hey <@" + bot + ">")
                .ok();

        var told = slack.events().stream()
                .filter(event -> event.textAt("text").orElse("").startsWith("hey"))
                .toList();
        assertThat(told).extracting(event -> event.textAt("type").orElse("")).containsExactly("message", "app_mention");
        assertThat(told.getFirst().textAt("ts")).isEqualTo(told.getLast().textAt("ts"));
    }

    @Test
    void the_apps_own_messages_are_told_too() {
        var channel = slack.channel("ops");
        configured("false");
        slack.post(channel, "mine");

        assertThat(slack.events().getLast().textAt("bot_id")).isPresent();
    }

    @Test
    void edits_and_deletions_are_messages_about_messages() {
        var channel = slack.channel("ops");
        configured("false");
        var ts = slack.post(channel, "a");
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "b").ok();
        slack.call("chat.delete", "channel", channel, "ts", ts).ok();

        var events = slack.events();
        var changed = events.get(1);
        assertThat(changed.textAt("subtype")).contains("message_changed");
        assertThat(changed.at("previous_message").flatMap(before -> before.textAt("text")))
                .contains("a");
        assertThat(changed.at("message").flatMap(now -> now.textAt("text"))).contains("b");
        assertThat(events.get(2).textAt("deleted_ts")).contains(ts);
    }

    @Test
    void a_delivery_that_fails_is_tried_at_once_then_after_one_and_five_minutes() {
        var channel = slack.channel("ops");
        configured("false");
        slack.app().answers(message -> new Answer.Responded(Response.empty(500)));
        slack.sent().clear();
        slack.post(channel, "a");

        slack.solo().pass(Duration.ZERO);
        assertThat(retries()).containsExactly("", "1 http_error");
        slack.solo().pass(Duration.ofMinutes(1));
        assertThat(retries()).containsExactly("", "1 http_error", "2 http_error");
        slack.solo().pass(Duration.ofMinutes(5));
        assertThat(retries()).containsExactly("", "1 http_error", "2 http_error", "3 http_error");
        slack.solo().pass(Duration.ofDays(1));
        assertThat(retries()).hasSize(4);
        assertThat(slack.sent().stream()
                        .map(message -> Json.of(((Outgoing.Http) message)
                                        .request()
                                        .body()
                                        .text())
                                .textAt("event_id")
                                .orElse(""))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void an_app_may_ask_not_to_be_asked_again() {
        var channel = slack.channel("ops");
        configured("false");
        slack.app().answers(message -> new Answer.Responded(Response.empty(500).plus("X-Slack-No-Retry", "1")));
        slack.sent().clear();
        slack.post(channel, "a");
        slack.solo().pass(Duration.ofHours(1));

        assertThat(slack.sent()).hasSize(1);
    }

    @Test
    void in_socket_mode_nothing_goes_over_http() {
        var channel = slack.channel("ops");
        configured("true");
        slack.post(channel, "a");
        slack.solo().pass(Duration.ZERO);

        var frame = (Outgoing.Socket) slack.sent().getLast();
        assertThat(slack.sent()).allMatch(Outgoing.Socket.class::isInstance);
        assertThatJson(frame.frame().toString()).isEqualTo("""
                { "envelope_id": "%s", "payload": "${json-unit.ignore}", "type": "events_api",
                  "accepts_response_payload": false, "retry_attempt": 0, "retry_reason": "" }
                """.formatted(frame.acknowledgement()));
        assertThat(frame.acknowledgement()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void a_socket_is_opened_with_a_ticket_that_works_once() {
        var opened = slack.as(slack.token("SLACK_APP_TOKEN"), "apps.connections.open")
                .ok()
                .text("url");
        assertThat(opened).matches("ws://slack\\.test/link/\\?ticket=[0-9A-Z]{10}-[0-9a-f]{36}&app_id=A[0-9A-Z]{10}");
        var appId = opened.replaceAll(".*app_id=", "");

        var link = Request.get(opened.replaceFirst("^ws://slack.test", ""));
        slack.send(link).is(426, "{\"ok\": false, \"error\": \"upgrade_required\"}");
        var upgrade = link.header("Upgrade", "websocket");
        slack.send(upgrade).is(101, """
                { "address": "%1$s", "socket": "${json-unit.any-string}",
                  "hello": {"type": "hello", "num_connections": 1,
                    "debug_info": {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060},
                    "connection_info": {"app_id": "%1$s"}},
                  "goodbye": {"type": "disconnect", "reason": "refresh_requested",
                    "debug_info": {"host": "applink-1"}} }
                """.formatted(appId));
        slack.send(upgrade).is(403, "{\"ok\": false, \"error\": \"invalid_ticket\"}");
        slack.send(Request.get("/link/?ticket=x").header("Upgrade", "websocket"))
                .is(403, "{\"ok\": false, \"error\": \"invalid_ticket\"}");
    }

    @Test
    void a_socket_is_warned_and_ended_when_its_hours_are_over() {
        configured("true");
        var url = slack.as(slack.token("SLACK_APP_TOKEN"), "apps.connections.open")
                .ok()
                .text("url");
        var opened =
                slack.send(Request.get(url.replaceFirst("^ws://slack.test", "")).header("Upgrade", "websocket"));
        var socket = new Outgoing.Sockets(opened.text("address"), opened.text("socket"));
        slack.sent().clear();

        slack.solo().pass(Duration.ofSeconds(18_049));
        assertThat(slack.sent()).isEmpty();
        slack.solo().pass(Duration.ofSeconds(11));

        assertThat(slack.sent())
                .map(message -> (Outgoing.Farewell) message)
                .extracting(
                        Outgoing.Farewell::to,
                        told -> told.frame().textAt("reason").orElseThrow(),
                        Outgoing.Farewell::then)
                .containsExactly(
                        tuple(socket, "warning", Outgoing.Then.STAY),
                        tuple(socket, "refresh_requested", Outgoing.Then.CLOSE));
    }

    @Test
    void a_socket_is_opened_with_post_alone() {
        slack.send(Request.get("/api/apps.connections.open")
                        .header("Authorization", "Bearer " + slack.token("SLACK_APP_TOKEN")))
                .fails("insecure_request");
    }

    @Test
    void the_sockets_of_an_app_are_told_why_they_end() {
        configured("true");
        slack.app().answers(message -> Slack.ok("{\"sockets\":2}"));
        for (var reason : List.of("warning", "refresh_requested", "link_disabled")) {
            slack.control(Method.POST, "/apps/default/sockets", "{\"reason\":\"" + reason + "\"}")
                    .is("{\"ok\": true, \"sockets\": 2}");
            var told = (Outgoing.Farewell) slack.sent().getLast();
            assertThat(told.then()).isEqualTo(reason.equals("warning") ? Outgoing.Then.STAY : Outgoing.Then.CLOSE);
            assertThatJson(told.frame().toString()).isEqualTo("""
                    {"type": "disconnect", "reason": "%s", "debug_info": {"host": "applink-1"}}""".formatted(reason));
        }
        slack.control(Method.POST, "/apps/default/sockets", "{\"reason\":\"boredom\"}")
                .is(400, """
                { "ok": false, "error": "invalid_reason",
                  "reasons": ["warning", "refresh_requested", "link_disabled", "goodbye"] }""");
        slack.control(Method.POST, "/apps/A0NONE/sockets", "{}").status(404);
        slack.app().answers(message -> new Answer.Failed(Answer.Failure.NO_SOCKET));
        slack.control(Method.POST, "/apps/default/sockets", "{}").is("{\"ok\": true, \"sockets\": 0}");
    }

    @Test
    void leaving_socket_mode_ends_the_sockets() {
        configured("true");
        configured("true");
        slack.solo().pass(Duration.ZERO);
        assertThat(slack.sent()).noneMatch(Outgoing.Farewell.class::isInstance);
        configured("false");
        slack.solo().pass(Duration.ZERO);

        assertThat(slack.sent().stream().filter(Outgoing.Farewell.class::isInstance))
                .singleElement()
                .extracting(told ->
                        ((Outgoing.Farewell) told).frame().textAt("reason").orElse(""))
                .isEqualTo("link_disabled");
    }

    @Test
    void an_app_that_does_not_answer_its_challenge_hears_nothing() {
        var channel = slack.channel("ops");
        slack.app().staysSilent();
        var configured = slack.configure(MANIFEST.formatted("false"));
        slack.post(channel, "a");

        assertThat(configured.body()).contains("\"request_url_verified\":false");
        assertThat(slack.events()).isEmpty();
    }

    @Test
    void a_manifest_that_is_none_is_refused() {
        slack.configure("{}").status(400);
        slack.control(Method.PUT, "/apps/A0NONE/manifest", MANIFEST.formatted("false"))
                .status(404);
    }

    private List<String> retries() {
        return slack.sent().stream()
                .map(message -> ((Outgoing.Http) message).request().headers())
                .map(headers -> (headers.first("X-Slack-Retry-Num").orElse("") + " "
                                + headers.first("X-Slack-Retry-Reason").orElse(""))
                        .strip())
                .toList();
    }

    private String signature(Request request) {
        var text = "v0:" + request.headers().first("X-Slack-Request-Timestamp").orElseThrow() + ":"
                + request.body().text();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    slack.token("SLACK_SIGNING_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void a_thread_that_loses_its_first_message_is_changed_and_not_shortened() {
        var channel = slack.channel("ops");
        configured("false");
        var parent = slack.post(channel, "parent");
        slack.events();
        slack.sent().clear();
        slack.call("chat.postMessage", "channel", channel, "text", "reply", "thread_ts", parent)
                .ok();
        assertThat(slack.events())
                .extracting(event -> event.textAt("subtype").orElse(""))
                .containsExactly("", "message_changed");
        assertThat(slack.events().getLast().at("message").flatMap(message -> message.at("reply_count")))
                .map(Json::asLong)
                .contains(1L);

        slack.call("chat.delete", "channel", channel, "ts", parent).ok();
        var buried = slack.events().getLast();
        assertThat(buried.textAt("subtype")).contains("message_changed");
        assertThat(buried.at("hidden")).contains(Json.truth(true));
        assertThat(buried.at("message").flatMap(message -> message.textAt("subtype")))
                .contains("tombstone");
        assertThat(buried.at("previous_message").flatMap(message -> message.textAt("text")))
                .contains("parent");
    }
}

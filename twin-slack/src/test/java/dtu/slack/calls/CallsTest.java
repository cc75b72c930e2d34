package dtu.slack.calls;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");

    @Test
    void a_call_is_registered_changed_and_ended() {
        var users = "[{\"slack_id\":\"" + dana + "\"},{\"external_id\":\"x1\",\"display_name\":\"Xavier\"}]";
        var id = add("users", users, "title", "Stand-up", "date_start", "1767600001")
                .is("""
                { "ok": true, "call": {"id": "${json-unit.regex}R[0-9A-Z]+", "date_start": 1767600001,
                  "external_unique_id": "e1", "join_url": "https://calls.test/1", "title": "Stand-up",
                  "users": [{"slack_id": "%s"}, {"external_id": "x1", "display_name": "Xavier"}]} }""".formatted(dana))
                .text("call", "id");
        slack.call("calls.update", "id", id, "title", "Retro").ok();
        slack.call("calls.participants.remove", "id", id, "users", "[{\"external_id\":\"x1\"}]")
                .ok();
        slack.call("calls.participants.add", "id", id, "users", users).ok();
        var call = slack.call("calls.info", "id", id).at("call");
        assertThat(call.textAt("title")).contains("Retro");
        assertThatJson(call.at("users").orElseThrow().toString())
                .isEqualTo("[{\"slack_id\":\"" + dana + "\"},{\"external_id\":\"x1\",\"display_name\":\"Xavier\"}]");
        var ended = slack.call("calls.end", "id", id, "duration", "60").ok();
        assertThat(ended.at("call", "date_end").asLong()).isEqualTo(1767600061);
        slack.call("calls.end", "id", id).fails("inactive_call");
        slack.call("calls.participants.add", "id", id, "users", users).fails("inactive_call");
        slack.as(slack.admin(), "calls.add", "external_unique_id", "e", "join_url", "u")
                .is("""
                { "ok": false, "error": "missing_scope", "needed": "calls:write",
                  "provided": "${json-unit.any-string}" }""");
    }

    @Test
    void a_call_that_is_wrong_is_refused() {
        slack.call("calls.add", "join_url", "u").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: external_unique_id"]} }""");
        add("created_by", "U0NONE").fails("invalid_created_by");
        add("date_start", "soon").fails("invalid_start_time");
        add("users", "[{\"slack_id\":\"U0NONE\"}]").fails("user_not_found");
        add("users", "[{}]").fails("bad_users");
        add("users", "{}").fails("bad_users");
        add("users", "[").fails("bad_users");
        slack.call("calls.info", "id", "R0NONE").fails("invalid_call_id");
        slack.call("calls.participants.add", "id", "R0NONE").fails("missing_argument");
    }

    @Test
    void bots_need_not_say_whose_a_call_is() {
        slack.call("calls.add", "external_unique_id", "e", "join_url", "https://calls.test/1")
                .ok();
    }

    @Test
    void a_call_says_in_which_channels_it_is_shown() {
        var channel = slack.channel("ops");
        var id = add().text("call", "id");
        assertThatJson(slack.call("calls.info", "id", id).at("call", "channels").toString())
                .isEqualTo("[]");
        var blocks = "[{\"type\":\"call\",\"call_id\":\"" + id + "\"}]";
        slack.call("chat.postMessage", "channel", channel, "blocks", blocks).ok();
        slack.call("chat.postMessage", "channel", channel, "blocks", blocks).ok();
        slack.call("chat.scheduleMessage", "channel", dana, "blocks", blocks, "post_at", "1767600600")
                .ok();
        assertThatJson(slack.call("calls.info", "id", id).at("call", "channels").toString())
                .isEqualTo("[\"" + channel + "\"]");
        slack.solo().pass(Duration.ofMinutes(11));
        assertThatJson(slack.call("calls.info", "id", id).at("call", "channels").toString())
                .isEqualTo("[\"" + channel + "\", \"${json-unit.regex}D.+\"]");
        slack.call("calls.end", "id", id, "duration", "long").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] must provide a number: duration"]} }""");
    }

    private Slack.Reply add(String... more) {
        var parameters = dtu.twins.http.Parameters.of(
                "external_unique_id", "e1", "join_url", "https://calls.test/1", "created_by", dana);
        for (var i = 0; i < more.length; i += 2) {
            parameters = parameters.with(more[i], more[i + 1]);
        }
        return slack.call(
                "calls.add",
                parameters.all().stream()
                        .flatMap(each -> java.util.stream.Stream.of(each.name(), each.value()))
                        .toArray(String[]::new));
    }
}

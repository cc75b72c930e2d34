package dtu.slack.interactions;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "B"},
              "features": {"slash_commands": [{"command": "/ask", "url": "http://app.test/c", "description": "d",
                "should_escape": true}]},
              "settings": {"interactivity": {"is_enabled": true, "request_url": "http://app.test/actions",
                "message_menu_options_url": "http://app.test/options"}} }""";
    private static final String DIALOG = """
            {"callback_id":"c1","title":"Ask","state":"s","notify_on_cancel":true,"elements":[
             {"type":"text","name":"why","label":"Why"},
             {"type":"select","name":"what","label":"What","optional":true,"options":[{"label":"A","value":"a"}]}]}""";
    private static final String MENU = """
            [{"type":"actions","block_id":"b","elements":[{"type":"external_select","action_id":"pick",
              "min_query_length":2},{"type":"button","action_id":"go","text":{"type":"plain_text","text":"g"}}]}]""";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String channel = slack.channel("ops");

    FormsTest() {
        slack.configure(MANIFEST).status(200);
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
    }

    @Test
    void a_dialog_is_opened_filled_in_and_closed() {
        slack.call("dialog.open", "trigger_id", trigger(), "dialog", DIALOG).is("{\"ok\": true}");
        assertThatJson(submit("{}").status(400).body())
                .isEqualTo("{\"ok\": false, \"error\": \"missing_input\", \"names\": [\"why\"]}");
        slack.app().answers(message -> Slack.ok("{\"errors\":[{\"name\":\"why\",\"error\":\"too short\"}]}"));
        submit("{\"why\":\"x\"}").status(200);
        assertThatJson(payload().toString()).isEqualTo("""
                { "type": "dialog_submission", "user": "${json-unit.ignore}", "token": "${json-unit.any-string}",
                  "team": "${json-unit.ignore}", "enterprise": null, "is_enterprise_install": false,
                  "callback_id": "c1", "action_ts": "${json-unit.any-string}", "state": "s",
                  "submission": {"why": "x"}, "channel": {"id": "%s", "name": "ops"},
                  "response_url": "${json-unit.regex}http://slack.test/app/.+" }""".formatted(channel));
        slack.app().answers(message -> Slack.ok("{\"errors\":[{\"name\":\"none\",\"error\":\"x\"}]}"));
        assertThat(submit("{\"why\":\"x\"}").text("error")).isEqualTo("invalid_response");
        slack.app().answers(message -> Slack.ok(""));
        submit("{\"why\":\"because\"}").status(200);
        submit("{\"why\":\"again\"}").status(404);
    }

    @Test
    void walking_away_is_told_to_those_who_asked() {
        slack.call("dialog.open", "trigger_id", trigger(), "dialog", DIALOG).ok();
        slack.interact("{\"type\":\"dialog_cancellation\",\"user\":\"" + dana + "\"}")
                .status(200);
        assertThat(payload().textAt("type")).contains("dialog_cancellation");
        slack.interact("{\"type\":\"dialog_cancellation\",\"user\":\"" + dana + "\"}")
                .status(404);
    }

    @Test
    void dialogs_have_errors_of_their_own() {
        slack.call("dialog.open", "dialog", DIALOG).fails("missing_trigger");
        slack.call("dialog.open", "trigger_id", "1.2.3").fails("missing_dialog");
        slack.call("dialog.open", "trigger_id", "1.2.3", "dialog", "{").fails("missing_dialog");
        slack.call("dialog.open", "trigger_id", "1.2.3", "dialog", DIALOG).fails("invalid_trigger");
        slack.call("dialog.open", "trigger_id", "1.2.3", "dialog", """
                {"title":"x","callback_id":"c","elements":[
                 {"type":"select","name":"n","label":"l"},{"type":"song"}]}""").is("""
                { "ok": false, "error": "validation_errors", "response_metadata": {"messages": [
                  "[ERROR] unsupported type: song [json-pointer:/dialog/elements/1/type]",
                  "[ERROR] missing required field: options [json-pointer:/dialog/elements/0]"]} }""");
        var trigger = trigger();
        slack.call("dialog.open", "trigger_id", trigger, "dialog", DIALOG).ok();
        slack.call("dialog.open", "trigger_id", trigger, "dialog", DIALOG).fails("trigger_exchanged");
        var late = trigger();
        slack.solo().pass(Duration.ofSeconds(4));
        slack.call("dialog.open", "trigger_id", late, "dialog", DIALOG).fails("trigger_expired");
        slack.configure("{\"display_information\":{\"name\":\"B\"}}").status(200);
        slack.call("dialog.open", "trigger_id", "1.2.3", "dialog", DIALOG).fails("app_missing_action_url");
    }

    @Test
    void a_menu_asks_the_app_for_its_options() {
        var ts = slack.call("chat.postMessage", "channel", channel, "blocks", MENU)
                .text("ts");
        var options = "{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"A\"},\"value\":\"a\"}]}";
        slack.app().answers(message -> Slack.ok(options));
        var answer = suggest(ts, "pick", "al");
        assertThatJson(answer.status(200).body())
                .isEqualTo("{\"ok\":true,\"answer\":{\"status\":200,\"body\":" + options + "}," + options.substring(1));
        assertThat(((Outgoing.Http) slack.sent().getLast()).request().url()).isEqualTo("http://app.test/options");
        assertThatJson(payload().toString()).isEqualTo("""
                { "type": "block_suggestion", "user": "${json-unit.ignore}", "token": "${json-unit.any-string}",
                  "team": "${json-unit.ignore}", "enterprise": null, "is_enterprise_install": false,
                  "api_app_id": "${json-unit.any-string}", "action_id": "pick", "block_id": "b", "value": "al",
                  "container": {"type": "message", "message_ts": "%s", "channel_id": "%2$s", "is_ephemeral": false},
                  "channel": {"id": "%2$s", "name": "ops"}, "message": "${json-unit.ignore}" }
                """.formatted(ts, channel));
    }

    @Test
    void options_that_are_none_are_not_shown() {
        var ts = slack.call("chat.postMessage", "channel", channel, "blocks", MENU)
                .text("ts");
        suggest(ts, "pick", "a").status(400);
        suggest(ts, "go", "abc").status(400);
        suggest(ts, "none", "abc").status(404);
        for (var bad : new String[] {
            "", "{}", "[]", "{\"options\":[{\"value\":\"a\"}]}", "{\"options\":[],\"option_groups\":[]}"
        }) {
            slack.app().answers(message -> Slack.ok(bad));
            assertThat(suggest(ts, "pick", "abc").text("error")).isEqualTo("invalid_response");
        }
        slack.app().answers(message -> new Answer.Failed(Answer.Failure.TIMEOUT));
        assertThat(suggest(ts, "pick", "abc").text("error")).isEqualTo("operation_timeout");
    }

    @Test
    void a_menu_has_only_the_options_that_the_app_wrote() {
        var menu = """
                [{"type":"actions","block_id":"b","elements":[{"type":"static_select","action_id":"pick",
                  "placeholder":{"type":"plain_text","text":"Which"},
                  "options":[{"text":{"type":"plain_text","text":"One"},"value":"1"}]}]}]""";
        var ts = slack.call("chat.postMessage", "channel", channel, "blocks", menu)
                .text("ts");

        pick(ts, "1").status(200);
        assertThatJson(payload().toString())
                .inPath("actions[0].selected_option")
                .isEqualTo("""
                {"text": {"type": "plain_text", "text": "One", "emoji": true}, "value": "1"}""");
        pick(ts, "2").is(400, "{\"ok\": false, \"error\": \"option_not_found\"}");
    }

    @Test
    void a_command_that_wants_it_gets_mentions_for_names() {
        slack.interact("{\"type\":\"slash_command\",\"user\":\"" + dana
                        + "\",\"channel\":\"ops\",\"command\":\"/ask\",\"text\":\"@dana.field #ops @nobody a@b\"}")
                .status(200);
        var form = Parameters.parse(
                ((Outgoing.Http) slack.sent().getLast()).request().body().text());
        assertThat(form.first("text")).contains("<@" + dana + "|dana.field> <#" + channel + "|ops> @nobody a@b");
    }

    private String trigger() {
        slack.interact("{\"type\":\"slash_command\",\"user\":\"" + dana
                        + "\",\"channel\":\"ops\",\"command\":\"/ask\"}")
                .status(200);
        return Parameters.parse(((Outgoing.Http) slack.sent().getLast())
                        .request()
                        .body()
                        .text())
                .first("trigger_id")
                .orElseThrow();
    }

    private Slack.Reply submit(String values) {
        return slack.interact("{\"type\":\"dialog_submission\",\"user\":\"" + dana
                + "\",\"callback_id\":\"c1\",\"submission\":" + values + "}");
    }

    private Slack.Reply suggest(String ts, String action, String typed) {
        return slack.interact(
                "{\"type\":\"block_suggestion\",\"user\":\"" + dana + "\",\"channel\":\"ops\",\"message_ts\":\"" + ts
                        + "\",\"action_id\":\"" + action + "\",\"value\":\"" + typed + "\"}");
    }

    private Slack.Reply pick(String ts, String value) {
        return slack.interact(
                "{\"type\":\"block_actions\",\"user\":\"" + dana + "\",\"channel\":\"ops\",\"message_ts\":\"" + ts
                        + "\",\"action_id\":\"pick\",\"value\":\"" + value + "\"}");
    }

    private Json payload() {
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        return Json.of(Parameters.parse(body).first("payload").orElseThrow());
    }
}

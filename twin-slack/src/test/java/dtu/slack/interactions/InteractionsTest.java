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
import java.util.List;
import org.junit.jupiter.api.Test;

class InteractionsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Broker"},
              "features": { "slash_commands": [{"command": "/access", "url": "http://app.test/commands",
                  "description": "d"}],
                "shortcuts": [{"name": "n", "type": "global", "callback_id": "ask", "description": "d"},
                              {"name": "n", "type": "message", "callback_id": "report", "description": "d"}] },
              "settings": {"interactivity": {"is_enabled": true, "request_url": "http://app.test/actions"},
                           "socket_mode_enabled": %s} }""";
    private static final String BUTTON = """
            [{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"approve","value":"42",
              "text":{"type":"plain_text","text":"Approve"}}]}]""";
    private static final String MODAL = """
            {"type":"modal","title":{"type":"plain_text","text":"Ask"},"submit":{"type":"plain_text","text":"Go"},
             "notify_on_close":true,"blocks":[{"type":"input","block_id":"why",
             "label":{"type":"plain_text","text":"Why"},
             "element":{"type":"plain_text_input","action_id":"reason"}}]}""";

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String channel = slack.channel("ops");

    InteractionsTest() {
        slack.configure(MANIFEST.formatted("false")).status(200);
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
    }

    @Test
    void a_click_reaches_the_app_whole() {
        var clicked = click(post());

        var payload = payload();
        assertThatJson(clicked.status(200).body())
                .isEqualTo("{\"ok\": true, \"answer\": {\"status\": 200, \"body\": \"\"}}");
        assertThatJson(payload.toString()).isEqualTo("""
                { "type": "block_actions", "user": {"id": "%s", "username": "dana.field", "name": "dana.field",
                    "team_id": "${json-unit.any-string}"},
                  "api_app_id": "${json-unit.any-string}", "token": "${json-unit.any-string}",
                  "team": {"id": "${json-unit.any-string}", "domain": "${json-unit.any-string}"}, "enterprise": null,
                  "is_enterprise_install": false, "trigger_id": "${json-unit.regex}\\\\d+\\\\.\\\\d+\\\\.[0-9a-f]{32}",
                  "container": {"type": "message", "message_ts": "${json-unit.any-string}", "channel_id": "%2$s",
                    "is_ephemeral": false},
                  "channel": {"id": "%2$s", "name": "ops"}, "message": "${json-unit.ignore}", "state": {"values": {}},
                  "response_url": "${json-unit.regex}http://slack.test/actions/T[0-9A-Z]{10}/Ru.+/[0-9A-Za-z]{24}",
                  "actions": [{"type": "button", "action_id": "approve", "block_id": "b", "value": "42",
                    "text": {"type": "plain_text", "text": "Approve", "emoji": true},
                    "action_ts": "${json-unit.any-string}"}] }""".formatted(dana, channel));
    }

    @Test
    void what_is_not_there_cannot_be_clicked() {
        var ts = post();
        assertThat(click("1.000000").status(404).text("error")).isEqualTo("message_not_found");
        assertThat(act("block_actions", "\"channel\":\"ops\",\"message_ts\":\"" + ts + "\",\"action_id\":\"no\"")
                        .status(404)
                        .text("error"))
                .isEqualTo("action_not_found");
        slack.interact("{\"type\":\"block_actions\",\"user\":\"U0NONE\",\"channel\":\"ops\"}")
                .status(404);
        slack.interact("{\"type\":\"juggle\"}").status(400);
    }

    @Test
    void an_app_that_takes_too_long_shows_the_person_an_error() {
        slack.app().answers(message -> new Answer.Failed(Answer.Failure.TIMEOUT));

        assertThatJson(click(post()).status(200).body()).isEqualTo("{\"ok\": false, \"error\": \"operation_timeout\"}");
    }

    @Test
    void a_response_url_replaces_five_times_and_not_after_half_an_hour() {
        var ts = post();
        click(ts);
        var url = payload().textAt("response_url").orElseThrow();
        for (var i = 1; i <= 5; i++) {
            respond(url, "{\"text\":\"done " + i + "\"}").status(200);
        }
        assertThat(respond(url, "{\"text\":\"again\"}").status(404).text("error"))
                .isEqualTo("used_url");
        var shown = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst();
        assertThat(shown.textAt("ts")).contains(ts);
        assertThat(shown.textAt("text")).contains("done 5");

        click(post());
        var later = payload().textAt("response_url").orElseThrow();
        respond(later, "nonsense").status(400);
        respond(later, "{}").status(400);
        respond(later + "x", "{\"text\":\"x\"}").status(404);
        slack.solo().pass(Duration.ofMinutes(31));
        assertThat(respond(later, "{\"text\":\"late\"}").status(404).text("error"))
                .isEqualTo("expired_url");
    }

    @Test
    void a_response_url_deletes_and_speaks_up() {
        var ts = slack.call("chat.postMessage", "channel", channel, "text", "x", "blocks", BUTTON)
                .text("ts");
        click(ts);
        var url = payload().textAt("response_url").orElseThrow();
        assertThat(respond(url, "{\"text\":\"all\",\"replace_original\":false,\"response_type\":\"in_channel\"}")
                        .status(200)
                        .body())
                .isEqualTo("ok");
        respond(url, "{\"delete_original\":true}").status(200);

        var history = slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements();
        assertThat(history.getFirst().textAt("text")).contains("all");
        assertThat(history)
                .noneMatch(message -> message.textAt("ts").filter(ts::equals).isPresent());
    }

    @Test
    void a_trigger_works_once_and_for_three_seconds() {
        click(post());
        var trigger = payload().textAt("trigger_id").orElseThrow();
        var opened =
                slack.call("views.open", "trigger_id", trigger, "view", MODAL).ok();
        assertThat(opened.text("view", "root_view_id")).isEqualTo(opened.text("view", "id"));
        slack.call("views.open", "trigger_id", trigger, "view", MODAL).fails("exchanged_trigger_id");
        slack.call("views.open", "trigger_id", "1.2.3", "view", MODAL).fails("invalid_trigger_id");
        click(post());
        var late = payload().textAt("trigger_id").orElseThrow();
        slack.solo().pass(Duration.ofSeconds(4));
        slack.call("views.open", "trigger_id", late, "view", MODAL).fails("expired_trigger_id");
    }

    @Test
    void a_view_is_checked_before_its_trigger() {
        slack.call("views.open", "trigger_id", "1.2.3", "view", "{}").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: title [json-pointer:/view]",
                  "[ERROR] missing required field: blocks [json-pointer:/view]",
                  "[ERROR] missing required field: type [json-pointer:/view]"]} }""");
        slack.call(
                        "views.open",
                        "trigger_id",
                        "1.2.3",
                        "view",
                        MODAL.replace("\"submit\":{\"type\":\"plain_text\",\"text\":\"Go\"},", ""))
                .is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "[ERROR] missing required field: submit [json-pointer:/view]"]} }""");
    }

    @Test
    void a_submission_says_what_was_entered_and_errors_keep_the_modal_open() {
        var view = modal();
        slack.app().answers(message -> Slack.ok("{\"response_action\":\"errors\",\"errors\":{\"why\":\"too short\"}}"));
        var submitted = submit(view, "because");
        assertThat(submitted.at("answer", "body", "errors").toString()).isEqualTo("{\"why\":\"too short\"}");
        assertThatJson(payload()
                        .at("view")
                        .orElseThrow()
                        .at("state")
                        .orElseThrow()
                        .toString())
                .isEqualTo("""
                {"values": {"why": {"reason": {"type": "plain_text_input", "value": "because"}}}}""");

        slack.app().answers(message -> Slack.ok("{}"));
        submit(view, "because I must").status(200);
        submit(view, "again").status(404);
    }

    @Test
    void the_client_asks_for_what_is_missing() {
        var view = modal();
        slack.sent().clear();
        assertThatJson(submit(view, "").status(400).body())
                .isEqualTo("{\"ok\": false, \"error\": \"missing_input\", \"blocks\": [\"why\"]}");
        assertThat(slack.sent()).isEmpty();
    }

    @Test
    void views_stack_three_high_and_can_be_cleared() {
        var view = modal();
        slack.app().answers(message -> Slack.ok("{\"response_action\":\"push\",\"view\":" + MODAL + "}"));
        var second = submit(view, "x").text("view_id");
        assertThat(submit(view, "x").status(409).text("error")).isEqualTo("view_is_covered");
        var third = submit(second, "x").text("view_id");
        assertThat(seen()).containsExactly(view, second, third);
        assertThat(submit(third, "x").text("error")).isEqualTo("push_limit_reached");
        slack.app().answers(message -> Slack.ok("{\"response_action\":\"sing\"}"));
        assertThat(submit(third, "x").text("error")).isEqualTo("invalid_response");
        slack.app().answers(message -> Slack.ok("{\"response_action\":\"clear\"}"));
        submit(third, "x").status(200);
        slack.call("views.update", "view_id", view, "view", MODAL).fails("not_found");
        assertThat(seen()).isEmpty();
    }

    @Test
    void a_modal_that_takes_the_place_of_another_keeps_its_id() {
        var view = modal();
        slack.app()
                .answers(message ->
                        Slack.ok("{\"response_action\":\"update\",\"view\":" + MODAL.replace("Go", "Send") + "}"));
        assertThat(submit(view, "x").text("view_id")).isEqualTo(view);

        slack.app().answers(message -> Slack.ok("{\"response_action\":\"update\",\"view\":{\"type\":\"modal\"}}"));
        assertThat(submit(view, "x").text("error")).isEqualTo("invalid_arguments");
        slack.app().answers(message -> Slack.ok("{\"response_action\":\"update\"}"));
        assertThat(submit(view, "x").text("error")).isEqualTo("invalid_response");
    }

    @Test
    void closing_is_told_to_those_who_asked() {
        var view = modal();
        act("view_closed", "\"view_id\":\"" + view + "\"").status(200);
        assertThat(payload().textAt("type")).contains("view_closed");
        act("view_closed", "\"view_id\":\"" + view + "\"").status(404);
    }

    @Test
    void a_home_tab_is_published_and_clicked() {
        var home = "{\"type\":\"home\",\"blocks\":" + BUTTON + "}";
        var view = slack.call("views.publish", "user_id", dana, "view", home).ok();
        assertThat(slack.call("views.publish", "user_id", dana, "view", home).text("view", "id"))
                .isEqualTo(view.text("view", "id"));
        act("block_actions", "\"view_id\":\"" + view.text("view", "id") + "\",\"action_id\":\"approve\"")
                .status(200);
        assertThat(payload().at("container").map(Json::toString))
                .contains("{\"type\":\"view\",\"view_id\":\"" + view.text("view", "id") + "\"}");
        slack.as(slack.admin(), "views.publish", "user_id", dana, "view", home).fails("not_allowed_token_type");
        slack.call("views.publish", "user_id", "U0NONE", "view", home).fails("user_not_found");
        assertThat(act("app_home_opened", "\"tab\":\"home\"").text("view_id")).isEqualTo(view.text("view", "id"));
    }

    @Test
    void a_command_is_a_flat_form_and_its_answer_is_seen_by_one() {
        slack.app().answers(message -> Slack.ok("only you"));
        var answer = act("slash_command", "\"channel\":\"ops\",\"command\":\"/access\",\"text\":\"billing\"")
                .status(200);
        var form = Parameters.parse(
                ((Outgoing.Http) slack.sent().getLast()).request().body().text());
        assertThat(form.first("command")).contains("/access");
        assertThat(form.first("text")).contains("billing");
        assertThat(form.first("user_id")).contains(dana);
        assertThat(form.first("response_url").orElse("")).contains("/commands/");
        assertThat(answer.text("message_ts")).isNotEmpty();
        assertThat(latest()).doesNotContain("only you");

        slack.app().answers(message -> Slack.ok("{\"response_type\":\"in_channel\",\"text\":\"everyone\"}"));
        act("slash_command", "\"channel\":\"ops\",\"command\":\"/access\"").status(200);
        assertThat(latest()).isEqualTo("everyone");
        act("slash_command", "\"channel\":\"ops\",\"command\":\"/none\"").status(404);
    }

    @Test
    void an_answer_through_a_socket_that_is_an_empty_object_is_none() {
        slack.configure(MANIFEST.formatted("true")).status(200);
        slack.app().answers(message -> Slack.ok("{}"));
        var answer = act("slash_command", "\"channel\":\"ops\",\"command\":\"/access\"")
                .status(200);
        assertThat(answer.json().at("message_ts")).isEmpty();
        var frame = ((Outgoing.Socket) slack.sent().getLast()).frame();
        assertThat(frame.textAt("type")).contains("slash_commands");
        assertThat(frame.at("accepts_response_payload").map(Json::asTruth)).contains(true);
        assertThat(frame.at("payload").flatMap(payload -> payload.textAt("command")))
                .contains("/access");
    }

    @Test
    void shortcuts_know_a_message_or_nothing() {
        act("shortcut", "\"callback_id\":\"ask\"").status(200);
        assertThatJson(payload().toString()).isEqualTo("""
                { "type": "shortcut", "token": "${json-unit.any-string}", "callback_id": "ask",
                  "user": {"id": "%s", "username": "dana.field", "team_id": "${json-unit.any-string}"},
                  "team": {"id": "${json-unit.any-string}", "domain": "${json-unit.any-string}"}, "enterprise": null,
                  "is_enterprise_install": false, "trigger_id": "${json-unit.any-string}",
                  "action_ts": "${json-unit.any-string}" }""".formatted(dana));
        var ts = post();
        act("shortcut", "\"callback_id\":\"report\",\"channel\":\"ops\",\"message_ts\":\"" + ts + "\"")
                .status(200);
        assertThat(payload().textAt("message_ts")).contains(ts);
        assertThat(payload().names()).doesNotContain("api_app_id", "container");
        act("shortcut", "\"callback_id\":\"none\"").status(404);
    }

    @Test
    void a_person_writes_only_where_they_are() {
        slack.as(slack.admin(), "conversations.create", "name", "elsewhere").ok();
        assertThat(act("message", "\"channel\":\"elsewhere\",\"text\":\"x\"")
                        .status(400)
                        .text("error"))
                .isEqualTo("not_in_channel");
        assertThat(act("message", "\"channel\":\"none\",\"text\":\"x\"")
                        .status(404)
                        .text("error"))
                .isEqualTo("channel_not_found");
        assertThat(act("message", "\"channel\":\"ops\"").status(400).text("error"))
                .isEqualTo("no_text");
        var bot = slack.call("auth.test").text("user_id");
        assertThat(act("message", "\"channel\":\"" + bot + "\",\"text\":\"psst\"")
                        .status(200)
                        .text("channel"))
                .startsWith("D");
    }

    @Test
    void what_is_typed_into_a_form_is_told_at_once_only_where_the_app_wants_it() {
        var view = modal();
        var type = "\"view_id\":\"" + view + "\",\"action_id\":\"reason\",\"value\":\"because\"";
        slack.sent().clear();
        act("block_actions", type).is("{\"ok\": true}");
        assertThat(slack.sent()).isEmpty();

        var eager = MODAL.replace("\"block_id\":\"why\"", "\"block_id\":\"why\",\"dispatch_action\":true");
        slack.call("views.update", "view_id", view, "view", eager).ok();
        act("block_actions", type).status(200);
        assertThat(payload().textAt("type")).contains("block_actions");
        submit(view, "").status(400);
    }

    @Test
    void what_somebody_sees_is_nobody_elses() {
        var view = modal();
        assertThat(seen()).containsExactly(view);
        slack.control(Method.GET, "/views?user=admin", "").is("{\"ok\": true, \"views\": []}");
        slack.control(Method.GET, "/views?user=nobody", "").status(404);
    }

    /** The ids of what Dana has before her. */
    private List<String> seen() {
        return slack.control(Method.GET, "/views?user=" + dana, "").at("views").elements().stream()
                .map(view -> view.textAt("id").orElse(""))
                .toList();
    }

    private String post() {
        return slack.call("chat.postMessage", "channel", channel, "blocks", BUTTON)
                .ok()
                .text("ts");
    }

    private Slack.Reply click(String ts) {
        return act("block_actions", "\"channel\":\"ops\",\"message_ts\":\"" + ts + "\",\"action_id\":\"approve\"");
    }

    private String modal() {
        click(post());
        return slack.call(
                        "views.open",
                        "trigger_id",
                        payload().textAt("trigger_id").orElseThrow(),
                        "view",
                        MODAL)
                .ok()
                .text("view", "id");
    }

    private Slack.Reply submit(String view, String reason) {
        return act(
                "view_submission",
                "\"view_id\":\"" + view + "\",\"values\":{\"why\":{\"reason\":{\"value\":\"" + reason + "\"}}}");
    }

    private Slack.Reply act(String type, String members) {
        return slack.interact("{\"type\":\"" + type + "\",\"user\":\"" + dana + "\"," + members + "}");
    }

    private Json payload() {
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        return Json.of(Parameters.parse(body).first("payload").orElseThrow());
    }

    private Slack.Reply respond(String url, String body) {
        return slack.send(
                Request.of(Method.POST, url.replace("http://slack.test", "")).json(body));
    }

    private String latest() {
        return slack.call("conversations.history", "channel", channel)
                .at("messages")
                .elements()
                .getFirst()
                .textAt("text")
                .orElse("");
    }
}

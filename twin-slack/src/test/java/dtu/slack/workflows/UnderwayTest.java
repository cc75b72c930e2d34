package dtu.slack.workflows;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with the messages and modals that an app shows while it has a step in hand. */
class UnderwayTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Approver"},
              "functions": { "approve": { "title": "Approve", "description": "Asks somebody",
                "input_parameters": {"properties": {"what": {"type": "string"}}, "required": ["what"]},
                "output_parameters": {"properties": {"verdict": {"type": "string"}}, "required": ["verdict"]} } },
              "workflows": { "asking": { "title": "Asking", "description": "Asks",
                "input_parameters": {"properties": {"what": {"type": "string"}}, "required": ["what"]},
                "steps": [{"id": "0", "function_id": "#/functions/approve", "inputs": {"what": "{{inputs.what}}"}}] } },
              "settings": {"event_subscriptions": {"request_url": "http://app.test/events"},
                "interactivity": {"is_enabled": true, "request_url": "http://app.test/actions",
                  "message_menu_options_url": "http://app.test/options"}} }""";

    private static final String BLOCKS = """
            [{"type": "actions", "block_id": "b", "elements": [
              {"type": "button", "action_id": "yes", "value": "y", "text": {"type": "plain_text", "text": "Yes"}},
              {"type": "external_select", "action_id": "pick", "min_query_length": 1}]}]""";

    private static final String MODAL = """
            { "type": "modal", "notify_on_close": true, "title": {"type": "plain_text", "text": "Why"},
              "submit": {"type": "plain_text", "text": "Go"}, "blocks": [{"type": "input", "block_id": "why",
                "dispatch_action": true, "optional": true, "label": {"type": "plain_text", "text": "Why"},
                "element": {"type": "plain_text_input", "action_id": "reason"}}] }""";

    private static final String[] MEMBERS = {"function_data", "bot_access_token", "interactivity"};

    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String ops = slack.channel("ops");
    private String step = "";
    private String token = "";

    @BeforeEach
    void an_app_that_has_a_step_in_hand() {
        slack.configure(MANIFEST).status(200);
        slack.call("conversations.invite", "channel", ops, "users", dana).ok();
        var url = slack.control(Method.POST, "/apps/default/triggers", """
                {"type": "webhook", "workflow": "asking", "inputs": {"what": {"value": "{{data.what}}"}}}""")
                .status(200)
                .text("trigger", "webhook_url");
        slack.send(Request.of(Method.POST, url.replaceFirst("^https?://[^/]+", ""))
                        .json("{\"what\": \"leave\"}"))
                .ok();
        slack.solo().pass(Duration.ofSeconds(1));
        var event = slack.events().getLast();
        step = event.textAt("function_execution_id").orElseThrow();
        token = event.textAt("bot_access_token").orElseThrow();
    }

    private String posted(String as) {
        return slack.as(as, "chat.postMessage", "channel", ops, "text", "May I?", "blocks", BLOCKS)
                .ok()
                .text("ts");
    }

    private Json clicked(String ts) {
        return acted("block_actions", "\"channel\": \"ops\", \"action_id\": \"yes\", \"message_ts\": \"" + ts + "\"");
    }

    private Json acted(String type, String members) {
        slack.interact("{\"type\": \"" + type + "\", \"user\": \"" + dana + "\", " + members + "}");
        var body = ((Outgoing.Http) slack.sent().getLast()).request().body().text();
        return Json.of(Parameters.parse(body).first("payload").orElseThrow());
    }

    private String modal() {
        var pointer = clicked(posted(token))
                .at("interactivity")
                .flatMap(given -> given.textAt("interactivity_pointer"))
                .orElseThrow();
        return slack.as(token, "views.open", "interactivity_pointer", pointer, "view", MODAL)
                .ok()
                .text("view", "id");
    }

    private void isOfTheStep(Json payload, String bot) {
        assertThatJson(payload.toString()).inPath("function_data").isEqualTo("""
                {"execution_id": "%s", "function": {"callback_id": "approve"}, "inputs": {"what": "leave"}}
                """.formatted(step));
        assertThatJson(payload.toString()).inPath("bot_access_token").isEqualTo("\"" + bot + "\"");
        assertThatJson(payload.toString()).inPath("interactivity").isEqualTo("""
                { "interactor": {"id": "%s", "secret": "${json-unit.regex}[0-9A-Za-z]{80}"},
                  "interactivity_pointer": "${json-unit.regex}[0-9]+[.][0-9]+[.][0-9a-f]{32}" }""".formatted(dana));
    }

    @Test
    void a_click_on_a_message_of_the_step_says_which_step_and_how_to_act_in_it() {
        var ts = posted(token);

        assertThatJson(clicked(ts).toString()).isEqualTo("""
                { "type": "block_actions", "api_app_id": "${json-unit.any-string}", "token": "${json-unit.any-string}",
                  "user": "${json-unit.ignore}", "team": "${json-unit.ignore}", "enterprise": null,
                  "is_enterprise_install": false, "trigger_id": "${json-unit.any-string}",
                  "container": {"type": "message", "message_ts": "%1$s", "channel_id": "%2$s", "is_ephemeral": false},
                  "channel": {"id": "%2$s", "name": "ops"}, "message": "${json-unit.ignore}",
                  "state": {"values": {"b": {"pick": {"type": "external_select", "selected_option": null}}}},
                  "response_url": "${json-unit.any-string}",
                  "actions": [{"type": "button", "action_id": "yes", "block_id": "b", "value": "y",
                    "text": {"type": "plain_text", "text": "Yes", "emoji": true},
                    "action_ts": "${json-unit.any-string}"}],
                  "function_data": {"execution_id": "%3$s", "function": {"callback_id": "approve"},
                    "inputs": {"what": "leave"}},
                  "bot_access_token": "%4$s",
                  "interactivity": {"interactor": {"id": "%5$s", "secret": "${json-unit.any-string}"},
                    "interactivity_pointer": "${json-unit.any-string}"} }
                """.formatted(ts, ops, step, token, dana));
    }

    @Test
    void what_the_step_shows_to_one_person_alone_belongs_to_it_too() {
        var ts = slack.as(token, "chat.postEphemeral", "channel", ops, "user", dana, "text", "x", "blocks", BLOCKS)
                .ok()
                .text("message_ts");

        isOfTheStep(clicked(ts), token);
    }

    @Test
    void a_message_of_the_step_stays_one_when_it_is_changed() {
        var ts = posted(token);
        slack.call("chat.update", "channel", ops, "ts", ts, "text", "Well?", "blocks", BLOCKS)
                .ok();

        isOfTheStep(clicked(ts), token);
    }

    @Test
    void what_the_app_says_with_its_own_token_belongs_to_no_step() {
        assertThat(clicked(posted(slack.bot())).names()).doesNotContain(MEMBERS);
    }

    @Test
    void a_menu_in_a_message_of_the_step_asks_for_its_options_in_the_same_way() {
        var ts = posted(token);
        var payload = acted(
                "block_suggestion",
                "\"channel\": \"ops\", \"action_id\": \"pick\", \"value\": \"a\", \"message_ts\": \"" + ts + "\"");

        assertThat(payload.textAt("type")).contains("block_suggestion");
        isOfTheStep(payload, token);
    }

    @Test
    void a_modal_of_the_step_and_those_on_top_of_it_say_so_until_they_are_closed() {
        var view = modal();
        isOfTheStep(
                acted("block_actions", "\"action_id\": \"reason\", \"value\": \"so\", \"view_id\": \"" + view + "\""),
                token);

        slack.app().answers(message -> Slack.ok("{\"response_action\": \"push\", \"view\": " + MODAL + "}"));
        var submitted = acted("view_submission", "\"view_id\": \"" + view + "\"");
        assertThat(submitted.textAt("type")).contains("view_submission");
        isOfTheStep(submitted, token);

        var seen = slack.control(Method.GET, "/views?user=" + dana, "").at("views");
        var top = seen.elements().getLast().textAt("id").orElseThrow();
        assertThat(top).isNotEqualTo(view);
        var closed = acted("view_closed", "\"view_id\": \"" + top + "\"");
        assertThat(closed.textAt("type")).contains("view_closed");
        isOfTheStep(closed, token);
    }

    @Test
    void a_pointer_opens_one_modal_and_only_for_a_moment() {
        var given = clicked(posted(token)).at("interactivity").orElseThrow();
        var pointer = given.textAt("interactivity_pointer").orElseThrow();
        slack.as(token, "views.open", "interactivity_pointer", pointer, "view", MODAL)
                .ok();
        slack.as(token, "views.open", "interactivity_pointer", pointer, "view", MODAL)
                .fails("exchanged_trigger_id");

        var other = clicked(posted(token)).at("interactivity").orElseThrow();
        slack.solo().pass(Duration.ofSeconds(4));
        var late = other.textAt("interactivity_pointer").orElseThrow();
        slack.as(token, "views.open", "interactivity_pointer", late, "view", MODAL)
                .fails("expired_trigger_id");
    }

    @Test
    void whoever_takes_their_time_gives_the_app_another_token_to_end_the_step_with() {
        var ts = posted(token);
        slack.solo().pass(Duration.ofHours(20));
        slack.as(token, "auth.test").fails("token_expired");

        var fresh = clicked(ts).textAt("bot_access_token").orElseThrow();
        assertThat(fresh).matches("xwfp-[0-9]+-[0-9]+-[0-9A-Za-z]+").isNotEqualTo(token);
        isOfTheStep(clicked(ts), fresh);
        slack.as(token, "auth.test").fails("token_expired");
        slack.as(
                        fresh,
                        "functions.completeSuccess",
                        "function_execution_id",
                        step,
                        "outputs",
                        "{\"verdict\": \"granted\"}")
                .is("{\"ok\": true}");
        slack.as(fresh, "auth.test").fails("token_revoked");
    }

    @Test
    void a_step_that_has_ended_is_not_spoken_of_any_more() {
        var ts = posted(token);
        var view = modal();
        slack.call("functions.completeError", "function_execution_id", step, "error", "never mind")
                .ok();

        assertThat(clicked(ts).names()).doesNotContain(MEMBERS);
        assertThat(acted("view_submission", "\"view_id\": \"" + view + "\"").names())
                .doesNotContain(MEMBERS);
    }

    @Test
    void another_app_that_unfurls_a_link_of_the_step_hears_nothing_of_the_step() {
        var ts = slack.as(token, "chat.postMessage", "channel", ops, "text", "https://dtu.test/7")
                .ok()
                .text("ts");
        var other = Visitor.to(slack, dana);
        slack.control(Method.PUT, "/apps/" + other.appId() + "/manifest", """
                { "display_information": {"name": "Other"}, "features": {"bot_user": {"display_name": "other"},
                    "unfurl_domains": ["dtu.test"]},
                  "oauth_config": {"redirect_urls": ["https://app.test/back"],
                    "scopes": {"bot": ["channels:join", "links:read", "links:write"]}},
                  "settings": {"interactivity": {"is_enabled": true, "request_url": "http://other.test/"}} }
                """).status(200);
        var code = other.code(dana, "scope", "channels:join,links:read,links:write");
        var bot = other.access("oauth.v2.access", "code", code).ok().text("access_token");
        slack.as(bot, "conversations.join", "channel", ops).ok();
        var unfurls = "{\"https://dtu.test/7\": {\"blocks\": " + BLOCKS + "}}";
        slack.as(bot, "chat.unfurl", "channel", ops, "ts", ts, "unfurls", unfurls)
                .ok();

        var payload = clicked(ts);
        assertThat(payload.textAt("api_app_id")).contains(other.appId());
        assertThat(payload.names()).doesNotContain(MEMBERS);
    }
}

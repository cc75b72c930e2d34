package dtu.slack.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import net.javacrumbs.jsonunit.assertj.JsonAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkflowsTest {
    private static final String MANIFEST = """
            { "display_information": {"name": "Greeter"}, "features": {"bot_user": {"display_name": "greeter"}},
              "functions": {
                "greet": { "title": "Greet", "description": "Greets somebody",
                  "input_parameters": {"properties": {
                    "whom": {"type": "string", "title": "Whom", "description": "Who is greeted"},
                    "times": {"type": "integer"}}, "required": ["whom"]},
                  "output_parameters": {"properties": {"greeting": {"type": "string"}}, "required": ["greeting"]} } },
              "workflows": {
                "greeting": { "title": "Greeting", "description": "Greets and tells",
                  "input_parameters": {"properties": {"name": {"type": "string"}, "channel": {"type": "string"}},
                    "required": ["name", "channel"]},
                  "steps": [
                    {"id": "0", "function_id": "#/functions/greet", "inputs": {"whom": "{{inputs.name}}"}},
                    {"id": "1", "function_id": "slack#/functions/send_message",
                      "inputs": {"channel_id": "{{inputs.channel}}", "message": "I say: {{steps.0.greeting}}"}} ] },
                "unknown": { "title": "Unknown", "description": "Asks for what nobody has",
                  "steps": [{"id": "0", "function_id": "slack#/functions/open_form", "inputs": {}}] } },
              "settings": {"event_subscriptions": {"request_url": "http://app.test/events"}} }""";

    private final Slack slack = Slack.inMemory();
    private String ops = "";

    @BeforeEach
    void an_app_with_a_function() {
        slack.configure(MANIFEST).status(200);
        ops = slack.channel("ops");
    }

    private String trigger(String workflow, String inputs) {
        return slack.control(Method.POST, "/apps/default/triggers", """
                {"type": "webhook", "name": "Hook", "workflow": "%s", "inputs": %s}""".formatted(workflow, inputs))
                .status(200)
                .text("trigger", "webhook_url");
    }

    private String greeting() {
        return trigger("#/workflows/greeting", """
                {"name": {"value": "{{data.who}}"}, "channel": {"value": "%s"}}""".formatted(ops));
    }

    private Slack.Reply start(String url, String body) {
        return slack.send(
                Request.of(Method.POST, url.replaceFirst("^https?://[^/]+", "")).json(body));
    }

    private Json executed() {
        slack.solo().pass(Duration.ofSeconds(1));
        return slack.events().stream()
                .filter(event -> event.textAt("type").orElse("").equals("function_executed"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private List<Json> runs() {
        return slack.control(Method.GET, "/apps/default/runs", "").at("runs").elements();
    }

    private static String member(Json event, String name) {
        return event.textAt(name).orElseThrow();
    }

    @Test
    void the_app_is_told_to_execute_its_function() {
        start(greeting(), "{\"who\": \"Dana\"}").is("{\"ok\": true}");

        JsonAssertions.assertThatJson(executed().toString()).isEqualTo("""
                { "type": "function_executed",
                  "function": { "id": "${json-unit.regex}Fn[0-9A-Z]{10}", "callback_id": "greet", "title": "Greet",
                    "description": "Greets somebody", "type": "app",
                    "input_parameters": [
                      {"type": "string", "name": "whom", "description": "Who is greeted", "title": "Whom",
                        "is_required": true},
                      {"type": "integer", "name": "times", "description": "", "title": "times",
                        "is_required": false} ],
                    "output_parameters": [{"type": "string", "name": "greeting", "description": "",
                      "title": "greeting", "is_required": true}],
                    "app_id": "${json-unit.regex}A[0-9A-Z]{10}", "date_created": 1767600000,
                    "date_updated": 1767600000, "date_deleted": 0 },
                  "inputs": {"whom": "Dana"},
                  "function_execution_id": "${json-unit.regex}Fx[0-9A-Z]{10}",
                  "workflow_execution_id": "${json-unit.regex}Wx[0-9A-Z]{10}",
                  "bot_access_token": "${json-unit.regex}xwfp-[0-9]+-[0-9]+-[0-9A-Za-z]+",
                  "event_ts": "1767600000.000000" }""");
    }

    @Test
    void what_the_function_gives_flows_into_the_next_step() {
        start(greeting(), "{\"who\": \"Dana\"}").ok();
        var event = executed();
        var token = member(event, "bot_access_token");

        slack.as(token, "chat.postMessage", "channel", ops, "text", "working").ok();
        slack.as(
                        token,
                        "functions.completeSuccess",
                        "function_execution_id",
                        member(event, "function_execution_id"),
                        "outputs",
                        "{\"greeting\": \"Hi, Dana\"}")
                .is("{\"ok\": true}");

        var said = slack.call("conversations.history", "channel", ops)
                .at("messages")
                .elements();
        assertThat(said).extracting(message -> member(message, "text")).startsWith("I say: Hi, Dana", "working");
        JsonAssertions.assertThatJson(runs().getFirst().toString())
                .isEqualTo("""
                { "workflow_execution_id": "%s", "workflow": "greeting", "status": "completed",
                  "inputs": {"name": "Dana", "channel": "%s"},
                  "outputs": {"0": {"greeting": "Hi, Dana"},
                    "1": {"message_ts": "${json-unit.any-string}", "message_context": "${json-unit.ignore}"}} }
                """.formatted(member(event, "workflow_execution_id"), ops));
    }

    @Test
    void a_function_that_fails_ends_the_run() {
        start(greeting(), "{\"who\": \"Dana\"}").ok();
        var execution = member(executed(), "function_execution_id");

        slack.call("functions.completeError", "function_execution_id", execution, "error", "nobody there")
                .is("{\"ok\": true}");

        assertThat(runs().getFirst().textAt("status")).contains("failed");
        assertThat(runs().getFirst().textAt("error")).contains("nobody there");
        slack.call("functions.completeError", "function_execution_id", execution, "error", "again")
                .fails("execution_not_in_running_state");
    }

    @Test
    void only_the_apps_own_bot_says_once_and_rightly_that_it_is_done() {
        start(greeting(), "{\"who\": \"Dana\"}").ok();
        var first = executed();
        start(greeting(), "{\"who\": \"Eve\"}").ok();
        var id = member(first, "function_execution_id");
        var other = member(executed(), "bot_access_token");
        var done = "{\"greeting\": \"Hi\"}";

        slack.call("functions.completeSuccess", "function_execution_id", "Fx0", "outputs", done)
                .fails("function_execution_not_found");
        slack.as(slack.admin(), "functions.completeSuccess", "function_execution_id", id, "outputs", done)
                .fails("access_denied");
        slack.as(other, "functions.completeSuccess", "function_execution_id", id, "outputs", done)
                .fails("access_denied");
        slack.call("functions.completeSuccess", "function_execution_id", id, "outputs", "{\"greeting\": 7}")
                .is("""
                        { "ok": false, "error": "parameter_validation_failed", "response_metadata": {"messages":
                          ["[ERROR] must be of type string [json-pointer:/greeting]"]} }""");
        slack.call("functions.completeSuccess", "function_execution_id", id, "outputs", "{}")
                .is("""
                { "ok": false, "error": "parameter_validation_failed",
                  "response_metadata": {"messages": ["[ERROR] missing required field: greeting"]} }""");
        slack.call("functions.completeSuccess", "function_execution_id", id).is("""
                { "ok": false, "error": "invalid_arguments",
                  "response_metadata": {"messages": ["[ERROR] missing required field: outputs"]} }""");
        slack.call("functions.completeError", "function_execution_id", id).is("""
                { "ok": false, "error": "invalid_arguments",
                  "response_metadata": {"messages": ["[ERROR] missing required field: error"]} }""");
        slack.call("functions.completeSuccess", "function_execution_id", id, "outputs", done)
                .ok();
        slack.call("functions.completeSuccess", "function_execution_id", id, "outputs", done)
                .fails("execution_not_in_running_state");
    }

    @Test
    void the_token_ends_with_the_function_or_after_a_quarter_of_an_hour() {
        start(greeting(), "{\"who\": \"Dana\"}").ok();
        var event = executed();
        var token = member(event, "bot_access_token");
        var bot = slack.call("auth.test");
        assertThat(slack.as(token, "auth.test").text("bot_id")).isEqualTo(bot.text("bot_id"));

        slack.as(
                        token,
                        "functions.completeError",
                        "function_execution_id",
                        member(event, "function_execution_id"),
                        "error",
                        "no")
                .ok();
        slack.as(token, "auth.test").fails("token_revoked");

        start(greeting(), "{\"who\": \"Eve\"}").ok();
        var late = executed();
        slack.solo().pass(Duration.ofMinutes(15));
        slack.as(member(late, "bot_access_token"), "auth.test").fails("token_expired");
        slack.call(
                        "functions.completeSuccess",
                        "function_execution_id",
                        member(late, "function_execution_id"),
                        "outputs",
                        "{\"greeting\": \"Late\"}")
                .ok();
    }

    @Test
    void the_webhook_says_ok_to_any_json_and_the_run_fails_afterwards() {
        start(greeting(), "{\"text\": \"hello\"}").is("{\"ok\": true}");

        assertThat(runs().getFirst().textAt("error")).contains("[ERROR] missing required field: name");
        start(trigger("unknown", "{}"), "{}").ok();
        assertThat(runs().getLast().textAt("error")).contains("there is no function open_form");
    }

    @Test
    void an_address_that_is_wrong_or_gone_starts_nothing() {
        var url = greeting();

        start(url, "no json").is(400, "{\"ok\": false, \"error\": \"invalid_json\"}");
        start(url + "0", "{}").is(404, "{\"ok\": false, \"error\": \"trigger_not_found\"}");
        start(url.replaceFirst("/triggers/T[^/]*/", "/triggers/T0000000000/"), "{}")
                .is(404, "{\"ok\": false, \"error\": \"trigger_not_found\"}");
        var id = slack.control(Method.GET, "/apps/default/triggers", "")
                .at("triggers")
                .elements()
                .getFirst();
        slack.configure("{\"display_information\": {\"name\": \"Empty\"}}").status(200);
        start(url, "{\"who\": \"Dana\"}").is(404, "{\"ok\": false, \"error\": \"workflow_not_found\"}");
        slack.control(Method.DELETE, "/apps/default/triggers/" + member(id, "id"), "")
                .is("{\"ok\": true}");
        start(url, "{}").is(404, "{\"ok\": false, \"error\": \"trigger_not_found\"}");
        assertThat(runs()).isEmpty();
    }

    @Test
    void a_trigger_needs_a_workflow_and_its_inputs() {
        var triggers = "/apps/default/triggers";
        slack.control(Method.POST, triggers, "{\"type\": \"scheduled\"}")
                .is(400, "{\"ok\": false, \"error\": \"invalid_trigger_type\"}");
        slack.control(Method.POST, triggers, "{\"type\": \"webhook\", \"workflow\": \"#/workflows/none\"}")
                .is(404, "{\"ok\": false, \"error\": \"workflow_not_found\"}");
        slack.control(Method.POST, triggers, "{\"type\": \"webhook\", \"workflow\": \"greeting\"}")
                .is(400, "{\"ok\": false, \"error\": \"invalid_trigger_inputs\"}");
        var unknown = "{\"type\": \"webhook\", \"workflow\": \"unknown\", \"inputs\": {\"other\": {\"value\": 1}}}";
        slack.control(Method.POST, triggers, unknown).is(400, "{\"ok\": false, \"error\": \"invalid_trigger_inputs\"}");
        slack.control(Method.DELETE, triggers + "/Ft0", "")
                .is(404, "{\"ok\": false, \"error\": \"trigger_not_found\"}");
    }

    @Test
    void a_manifest_whose_functions_are_no_functions_is_refused() {
        var tool = slack.tokenOf(slack.person("Dana", "Field"), "app_configurations:write");
        slack.as(tool, "apps.manifest.validate", "manifest", """
                { "display_information": {"name": "x"}, "functions": {"greet": {"title": "Greet"}},
                  "workflows": {"flow": {"title": "F", "description": "d", "steps": [{"id": "0"}]}} }""").is("""
                { "ok": false, "error": "invalid_manifest", "errors": [
                  {"message": "missing required field: description", "pointer": "/functions/greet"},
                  {"message": "missing required field: input_parameters", "pointer": "/functions/greet"},
                  {"message": "missing required field: output_parameters", "pointer": "/functions/greet"},
                  {"message": "missing required field: function_id", "pointer": "/workflows/flow/steps/0"},
                  {"message": "missing required field: inputs", "pointer": "/workflows/flow/steps/0"} ] }""");
    }
}

package dtu.slack.workflows;

import static dtu.slack.Refused.refused;
import static dtu.slack.workflows.WebhookTrigger.TRIGGERS;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.SlackRoutes;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.webhooks.Payload;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/**
 * The addresses that start workflows, and what developers do with Slack's command line: make them, and look at runs.
 */
final class Triggers {
    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        SlackRoutes.write("webhook.workflow", Method.POST, "/triggers/{team}/{trigger}/{secret}", Triggers::start));

    static final List<Route> CONTROLS = List.of(
        SlackRoutes.write("triggers.create", Method.POST,   "/apps/{appId}/triggers",             Triggers::create),
        SlackRoutes.read ("triggers.list",   Method.GET,    "/apps/{appId}/triggers",             Triggers::list),
        SlackRoutes.write("triggers.delete", Method.DELETE, "/apps/{appId}/triggers/{triggerId}", Triggers::delete),
        SlackRoutes.read ("workflows.runs",  Method.GET,    "/apps/{appId}/runs",                 Triggers::runs));
    // spotless:on

    private static final String WEBHOOK = "webhook";

    private Triggers() {}

    /** Answers as soon as the run has begun, and whatever becomes of it. */
    private static Commit start(SlackCall call) {
        var trigger = SlackIds.numbered("Ft", call.path("trigger"))
                .flatMap(id -> call.state().find(TRIGGERS, new WebhookTrigger.Id(id)))
                .filter(found -> call.path("team").equals(Workspace.id(call.tenant())))
                .filter(found -> call.path("secret").equals(found.secret(call.tenant())))
                .orElseThrow(() -> refused(404, "trigger_not_found"));
        var app = call.state().get(App.APPS, trigger.app());
        var workflow = Workflow.of(app, trigger.workflow())
                .filter(found -> app.isInstalled())
                .orElseThrow(() -> refused(404, "workflow_not_found"));
        var data = Payload.object(call.request()).orElseThrow(() -> refused(400, "invalid_json"));
        var inputs = Template.members(trigger.inputs(), Json.EMPTY_OBJECT.with("data", data));
        return Course.begun(call, app, workflow, inputs).answer(Response.json(200, json -> json.truth("ok", true)));
    }

    private static Commit create(SlackCall call) {
        var app = app(call);
        var given = call.body();
        if (!given.requiredText("type").equals(WEBHOOK)) {
            throw refused(400, "invalid_trigger_type");
        }
        var workflow = Workflow.referred(app, given.requiredText("workflow"))
                .orElseThrow(() -> refused(404, "workflow_not_found"));
        var inputs = inputs(given, workflow);
        var name = given.text("name").or(workflow.title());
        var trigger = new WebhookTrigger(call.mint(WebhookTrigger.IDS), app.id(), workflow.callback(), name, inputs);
        return Commit.commit(call.state().put(TRIGGERS, trigger))
                .answer(Response.json(
                        200, json -> json.truth("ok", true).object("trigger", out -> members(call, out, trigger))));
    }

    /** Each input says its value; one that the workflow does not know, or lacks, is a mistake. */
    private static Json inputs(Fields given, Workflow workflow) {
        var inputs = Json.EMPTY_OBJECT;
        var all = given.opaqueObject("inputs").or(Json.EMPTY_OBJECT);
        for (var name : all.names()) {
            var known =
                    workflow.inputs().stream().anyMatch(input -> input.name().equals(name));
            var value = all.at(name).flatMap(input -> input.at("value"));
            if (!known || value.isEmpty()) {
                throw refused(400, "invalid_trigger_inputs");
            }
            inputs = inputs.with(name, value.get());
        }
        for (var input : workflow.inputs()) {
            if (input.required() && inputs.at(input.name()).isEmpty()) {
                throw refused(400, "invalid_trigger_inputs");
            }
        }
        return inputs;
    }

    private static Response list(SlackCall call) {
        var all = call.state().scan(WebhookTrigger.BY_APP, app(call).id());
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .array("triggers", all, (out, trigger) -> out.value(each -> members(call, each, trigger))));
    }

    private static Commit delete(SlackCall call) {
        var app = app(call);
        var trigger = call.state()
                .find(TRIGGERS, new WebhookTrigger.Id(call.path("triggerId")))
                .filter(found -> found.app().equals(app.id()))
                .orElseThrow(() -> refused(404, "trigger_not_found"));
        return Commit.commit(call.state().remove(TRIGGERS, trigger.id()))
                .answer(Response.json(200, json -> json.truth("ok", true)));
    }

    private static void members(SlackCall call, JsonOut json, WebhookTrigger trigger) {
        json.text("id", trigger.id().value())
                .text("type", WEBHOOK)
                .text("name", trigger.name())
                .text("workflow", trigger.workflow())
                .text("webhook_url", trigger.url(call.tenant()));
    }

    /** What the command line shows of activity, newest last. */
    private static Response runs(SlackCall call) {
        var all = call.state().scan(Run.BY_APP, app(call).id());
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .array(
                                "runs",
                                all,
                                (out, run) -> out.value(each -> each.text(
                                                "workflow_execution_id",
                                                run.id().value())
                                        .text("workflow", run.workflow())
                                        .text(
                                                "status",
                                                run.progress().standing().word())
                                        .textIfAny(
                                                "error",
                                                run.progress().error().isEmpty()
                                                        ? null
                                                        : run.progress().error())
                                        .json("inputs", run.inputs())
                                        .json("outputs", run.outputs()))));
    }

    private static App app(SlackCall call) {
        return App.named(call, call.path("appId")).orElseThrow(() -> refused(404, "app_not_found"));
    }
}

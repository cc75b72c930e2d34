package dtu.slack.workflows;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.slack.bots.Bot;
import dtu.twins.json.JsonOut;

/** What an app is told of a function that it is to execute, as it was then. */
public record Executed(Execution execution, FunctionDefinition definition) {
    public void members(SlackCall call, JsonOut json) {
        var tenant = call.tenant();
        var app = call.state().get(App.APPS, execution.app());
        var configured = call.state().get(Bot.BOTS, app.bot()).updated().getEpochSecond();
        json.object(
                        "function",
                        function -> function.text(
                                        "id",
                                        Workspace.functionId(tenant, app.id().value(), definition.callback()))
                                .text("callback_id", definition.callback())
                                .text("title", definition.title())
                                .text("description", definition.description())
                                .text("type", "app")
                                .array(
                                        "input_parameters",
                                        definition.inputs(),
                                        (out, parameter) -> out.value(parameter::members))
                                .array(
                                        "output_parameters",
                                        definition.outputs(),
                                        (out, parameter) -> out.value(parameter::members))
                                .text("app_id", Workspace.appId(tenant, app.id().value()))
                                .number("date_created", configured)
                                .number("date_updated", configured)
                                .number("date_deleted", 0))
                .json("inputs", execution.inputs())
                .text("function_execution_id", execution.id().value())
                .text("workflow_execution_id", execution.run().value())
                .text(
                        "bot_access_token",
                        call.state().get(Token.TOKENS, execution.token()).text(tenant));
    }
}

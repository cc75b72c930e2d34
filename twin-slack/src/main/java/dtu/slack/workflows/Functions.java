package dtu.slack.workflows;

import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import java.util.List;

/** Slack's methods functions.complete*, with which an app ends the part of a workflow that it was told to do. */
public final class Functions {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("functions.completeSuccess", Functions::succeed),
        write("functions.completeError",   Functions::fail),
        Triggers.ROUTES);
    // spotless:on

    public static final List<Route> CONTROLS = Triggers.CONTROLS;

    public static final List<Shape> SHAPES = List.of(WebhookTrigger.TRIGGERS, Run.RUNS, Execution.EXECUTIONS);

    private Functions() {}

    private static Commit succeed(SlackCall call) {
        var outputs = call.arguments()
                .structure("outputs", SlackError.INVALID_ARGUMENTS)
                .filter(Json::isObject)
                .orElseThrow(() -> missing("outputs"));
        var execution = execution(call);
        var declared = FunctionDefinition.of(call.state().get(App.APPS, execution.app()), execution.function())
                .map(FunctionDefinition::outputs)
                .orElse(List.of());
        var complaints = Parameter.complaints(declared, outputs);
        if (!complaints.isEmpty()) {
            throw SlackError.PARAMETER_VALIDATION_FAILED.because(complaints);
        }
        var run = call.state().get(Run.RUNS, execution.run());
        var given = FunctionDefinition.only(declared, outputs);
        return Course.resumed(call, ended(call, execution, Standing.COMPLETED), run, given)
                .answer(SlackAnswer.ok(call));
    }

    private static Commit fail(SlackCall call) {
        var error = call.arguments().filled("error").orElseThrow(() -> missing("error"));
        var execution = execution(call);
        var run = call.state().get(Run.RUNS, execution.run());
        return Course.failed(call, ended(call, execution, Standing.FAILED), run, error)
                .answer(SlackAnswer.ok(call));
    }

    /** With the function its token ends. */
    private static Deed ended(SlackCall call, Execution execution, Standing how) {
        var token = call.state().get(Token.TOKENS, execution.token());
        return Deed.in(
                call.state().put(Execution.EXECUTIONS, execution.ended(how)).put(Token.TOKENS, token.revokedNow()));
    }

    /** One that the app's bot was told to execute, and has not ended yet. */
    private static Execution execution(SlackCall call) {
        var id = call.arguments().filled("function_execution_id").orElseThrow(() -> missing("function_execution_id"));
        var execution = call.state()
                .find(Execution.EXECUTIONS, new Execution.Id(id))
                .orElseThrow(SlackError.FUNCTION_EXECUTION_NOT_FOUND);
        var token = call.token();
        var isOthers = token.kind() == Token.Kind.WORKFLOW && !token.id().equals(execution.token());
        if (!token.kind().isBot() || !token.app().equals(execution.app()) || isOthers) {
            throw SlackError.ACCESS_DENIED.refusal();
        }
        if (!execution.isRunning()) {
            throw SlackError.EXECUTION_NOT_IN_RUNNING_STATE.refusal();
        }
        return execution;
    }

    private static dtu.twins.Refusal missing(String name) {
        return SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: " + name));
    }
}

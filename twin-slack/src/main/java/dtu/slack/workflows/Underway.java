package dtu.slack.workflows;

import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step that its app has not ended yet, at the moment when somebody acts on what the app has shown of it. */
public record Underway(Execution execution, Token token) {
    /** Whoever approves something may take longer than a token lives: the app is then given another one. */
    public static Optional<Underway> of(SlackCall call, State state, Execution.@Nullable Id step) {
        return Optional.ofNullable(step)
                .flatMap(id -> state.find(Execution.EXECUTIONS, id))
                .filter(Execution::isRunning)
                .map(execution -> with(call, execution, state.get(Token.TOKENS, execution.token())));
    }

    private static Underway with(SlackCall call, Execution execution, Token token) {
        if (token.isLive() && !token.isExpired(call.wall())) {
            return new Underway(execution, token);
        }
        var chance = call.chance().in(execution.id().value());
        var fresh = Token.ofWorkflow(call.mint(Token.IDS), token.app(), token.user(), chance, call.wall());
        return new Underway(execution.actingWith(fresh.id()), fresh);
    }

    /** What one app shows of a link may hang on a message that another app's step has posted. */
    public boolean isOf(App app) {
        return app.isInstalled() && execution.app().equals(app.id());
    }

    public State kept(State state) {
        return state.put(Execution.EXECUTIONS, execution).put(Token.TOKENS, token);
    }

    /** As payloads name the step; Slack says less of the function here than when it asks for it. */
    public void members(SlackCall call, JsonOut json) {
        json.object(
                        "function_data",
                        data -> data.text("execution_id", execution.id().value())
                                .object("function", function -> function.text("callback_id", execution.function()))
                                .json("inputs", execution.inputs()))
                .text("bot_access_token", token.text(call.tenant()));
    }
}

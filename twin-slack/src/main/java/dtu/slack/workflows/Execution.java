package dtu.slack.workflows;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run in the hands of an app.
 *
 * @param function the app's own name for it
 * @param token with which the app acts meanwhile
 */
public record Execution(
        Id id, Run.Id run, App.Id app, String function, Json inputs, Token.Id token, Standing standing) {
    static final Table<Id, Execution> EXECUTIONS = Table.of("FunctionExecution", Execution::id);
    private static final Index<Token.Id, Execution> BY_TOKEN = EXECUTIONS.index("token", Execution::token);
    static final Ids<Id> IDS = SlackIds.of("Fx", Id::new);

    /** Letters and digits that begin with {@code Fx}. */
    public record Id(String value) implements EntityId {}

    /** The step for which the caller acts: what it shows belongs to the step. Null when it acts for none. */
    public static @Nullable Id of(SlackCall call) {
        return call.state().find(BY_TOKEN, call.token().id()).map(Execution::id).orElse(null);
    }

    boolean isRunning() {
        return standing == Standing.RUNNING;
    }

    Execution actingWith(Token.Id other) {
        return new Execution(id, run, app, function, inputs, other, standing);
    }

    Execution ended(Standing how) {
        return new Execution(id, run, app, function, inputs, token, how);
    }
}

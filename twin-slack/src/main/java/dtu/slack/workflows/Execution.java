package dtu.slack.workflows;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;

/**
 * A step of a run in the hands of an app.
 *
 * @param function the app's own name for it
 * @param token with which the app acts meanwhile
 */
record Execution(Id id, Run.Id run, App.Id app, String function, Json inputs, Token.Id token, Standing standing) {
    static final Table<Id, Execution> EXECUTIONS = Table.of("FunctionExecution", Execution::id);
    static final Ids<Id> IDS = SlackIds.of("Fx", Id::new);

    /** Letters and digits that begin with {@code Fx}. */
    record Id(String value) implements EntityId {}

    Execution ended(Standing how) {
        return new Execution(id, run, app, function, inputs, token, how);
    }
}

package dtu.slack.workflows;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;

/**
 * One pass through a workflow.
 *
 * @param outputs what the steps that are done have given, by their ids
 * @param step how many steps are done
 */
record Run(
        Id id, App.Id app, String workflow, Json inputs, Json outputs, int step, Progress progress, Instant started) {
    static final Table<Id, Run> RUNS = Table.of("WorkflowRun", Run::id);
    static final Index<App.Id, Run> BY_APP = RUNS.index("app", Run::app);
    static final Ids<Id> IDS = SlackIds.of("Wx", Id::new);

    /** Letters and digits that begin with {@code Wx}. */
    record Id(String value) implements EntityId {}

    /** How far it has come; with the reason if it failed. */
    record Progress(Standing standing, String error) {
        static final Progress RUNNING = new Progress(Standing.RUNNING, "");
        static final Progress COMPLETED = new Progress(Standing.COMPLETED, "");

        static Progress failed(String error) {
            return new Progress(Standing.FAILED, error);
        }
    }

    static Run begun(Id id, App.Id app, String workflow, Json inputs, Instant now) {
        return new Run(id, app, workflow, inputs, Json.EMPTY_OBJECT, 0, Progress.RUNNING, now);
    }

    Run after(String stepId, Json given) {
        return new Run(id, app, workflow, inputs, outputs.with(stepId, given), step + 1, progress, started);
    }

    Run ended(Progress how) {
        return new Run(id, app, workflow, inputs, outputs, step, how, started);
    }

    /** What fills the holes of the next step. */
    Json sources() {
        return Json.EMPTY_OBJECT.with("inputs", inputs).with("steps", outputs);
    }
}

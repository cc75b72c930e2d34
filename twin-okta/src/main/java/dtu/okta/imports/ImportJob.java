package dtu.okta.imports;

import dtu.okta.OktaIds;
import dtu.okta.apps.Application;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.util.List;

/** An import that is underway: who is still to be looked at, in order. */
public record ImportJob(Id id, Application.Id app, List<Candidate> waiting) {
    static final Table<Id, ImportJob> JOBS = Table.of("ImportJob", ImportJob::id);
    static final Ids<Id> IDS = OktaIds.of("ij1", Id::new);

    public ImportJob {
        waiting = List.copyOf(waiting);
    }

    /** Twenty characters that begin with {@code ij1}. */
    public record Id(String value) implements EntityId {}

    ImportJob rest() {
        return new ImportJob(id, app, waiting.subList(1, waiting.size()));
    }
}

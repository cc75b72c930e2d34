package dtu.okta.imports;

import dtu.okta.OktaIds;
import dtu.okta.apps.Application;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A load of changes from an identity source: collected first, made when it is triggered.
 *
 * @param uploads how many requests have brought changes
 */
record ImportSession(Id id, Application.Id source, Status status, int uploads, Instant created, Instant lastUpdated) {
    static final Table<Id, ImportSession> SESSIONS = Table.of("ImportSession", ImportSession::id);
    static final Index<Application.Id, ImportSession> BY_SOURCE = SESSIONS.index("source", ImportSession::source);
    static final Ids<Id> IDS = OktaIds.of("aps", Id::new);

    /** How long a session waits for more. */
    static final Duration PATIENCE = Duration.ofHours(24);

    /** Twenty characters that begin with {@code aps}. */
    record Id(String value) implements EntityId {}

    /** How far it is; those that are open take changes. */
    enum Status {
        CREATED,
        IN_PROGRESS,
        TRIGGERED,
        COMPLETED,
        CLOSED,
        EXPIRED;

        boolean isOpen() {
            return this == CREATED || this == IN_PROGRESS;
        }
    }

    /** Somebody who is to come or change, or, without a profile, to go. */
    record Change(Key id, Candidate candidate, Verb verb) {
        static final Table<Key, Change> CHANGES = Table.of("ImportSessionChange", Change::id);

        /** The session, and the place in it. */
        record Key(Id session, int place) implements Comparable<Key> {
            @Override
            public int compareTo(Key other) {
                var bySession = session.compareTo(other.session);
                return bySession != 0 ? bySession : Integer.compare(place, other.place);
            }
        }

        /** What is to be done. */
        enum Verb {
            UPSERT,
            DELETE
        }
    }

    static ImportSession begun(Id id, Application.Id source, Instant now) {
        return new ImportSession(id, source, Status.CREATED, 0, now, now);
    }

    ImportSession moved(Status to, Instant now) {
        return new ImportSession(id, source, to, uploads, created, now);
    }

    /** With one more request of changes. */
    ImportSession fed(Status to, Instant now) {
        return new ImportSession(id, source, to, uploads + 1, created, now);
    }
}

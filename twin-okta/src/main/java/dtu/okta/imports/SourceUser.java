package dtu.okta.imports;

import dtu.okta.OktaIds;
import dtu.okta.apps.Application;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;

/** Somebody as an identity source knows them, and the person in Okta that they are. */
record SourceUser(
        Id id,
        Application.Id source,
        String externalId,
        Json profile,
        User.Id user,
        Instant created,
        Instant lastUpdated) {
    static final Table<Id, SourceUser> USERS = Table.of("SourceUser", SourceUser::id);
    static final Index<Key, SourceUser> BY_EXTERNAL_ID =
            USERS.index("externalId", row -> new Key(row.source(), row.externalId()));
    static final Ids<Id> IDS = OktaIds.of("0ua", Id::new);

    /** Twenty characters that begin with {@code 0ua}. */
    record Id(String value) implements EntityId {}

    /** A source, and its own name for somebody. */
    record Key(Application.Id source, String externalId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : externalId.compareTo(other.externalId);
        }
    }

    SourceUser described(Json other, Instant now) {
        return new SourceUser(id, source, externalId, other, user, created, now);
    }
}

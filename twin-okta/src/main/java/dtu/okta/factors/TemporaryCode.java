package dtu.okta.factors;

import dtu.okta.OktaIds;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;

/** A code that an administrator gives to a person who has lost everything else. */
record TemporaryCode(Id id, User.Id user, String code, Uses uses, Instant created, Instant expires) {
    static final Table<Id, TemporaryCode> CODES = Table.of("TemporaryCode", TemporaryCode::id);
    static final Index<User.Id, TemporaryCode> BY_USER = CODES.index("user", TemporaryCode::user);
    static final Ids<Id> IDS = OktaIds.of("tac", Id::new);

    /** Twenty characters that begin with {@code tac}. */
    record Id(String value) implements EntityId {}

    /** How often it may be used. */
    enum Uses {
        ONE,
        MANY
    }
}

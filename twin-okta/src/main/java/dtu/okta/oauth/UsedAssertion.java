package dtu.okta.oauth;

import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/** An assertion that a client has used; nobody can use it again while it lasts. */
record UsedAssertion(Id id, Instant expires) {
    static final Table<Id, UsedAssertion> ASSERTIONS = Table.of("UsedAssertion", UsedAssertion::id);
    private static final Index<Instant, UsedAssertion> BY_EXPIRY = ASSERTIONS.index("expires", UsedAssertion::expires);

    /** The client and the assertion's own name. */
    record Id(String value) implements EntityId {
        static Id of(String client, String jti) {
            return new Id(client + "/" + jti);
        }
    }

    /** The state that remembers this one, and forgets those whose time is over. */
    State in(State state, Instant now) {
        var next = state;
        for (var old : state.scan(BY_EXPIRY, BY_EXPIRY.below(now))) {
            next = next.remove(ASSERTIONS, old.id());
        }
        return next.put(ASSERTIONS, this);
    }
}

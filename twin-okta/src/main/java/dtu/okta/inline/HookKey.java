package dtu.okta.inline;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.keys.TestKey;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;

/**
 * A key with which Okta proves to hooks who it is. The key itself is the tenant's.
 *
 * @param keyId the name of its public half
 */
record HookKey(Id id, String keyId, String name, Instant created, Instant lastUpdated) {
    static final Table<Id, HookKey> KEYS = Table.of("HookKey", HookKey::id);
    static final Index<String, HookKey> BY_KEY_ID = KEYS.index("keyId", HookKey::keyId);
    static final Index<String, HookKey> BY_NAME =
            KEYS.index("name", key -> key.name().toLowerCase(Locale.ROOT));
    static final Ids<Id> IDS = OktaIds.of("HKY", Id::new);

    /** Twenty characters that begin with {@code HKY}. */
    record Id(String value) implements EntityId {}

    /** The tenant's key pair. */
    TestKey key(Tenant tenant) {
        return TestKey.of(tenant, "okta.hookKey." + keyId);
    }

    HookKey named(String other, Instant now) {
        return new HookKey(id, keyId, other, created, now);
    }

    /** This key as the system log names it. */
    Event.Target target() {
        return new Event.Target("HookKey", id.value(), keyId, name);
    }
}

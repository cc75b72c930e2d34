package dtu.okta.idps;

import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;

/**
 * A certificate by which Okta knows a provider again.
 *
 * @param members what is shown of it besides its times
 */
record IdentityProviderKey(
        Id id, String thumbprint, Json members, Instant expires, Instant created, Instant lastUpdated) {
    static final Table<Id, IdentityProviderKey> KEYS = Table.of("IdentityProviderKey", IdentityProviderKey::id);
    static final Index<String, IdentityProviderKey> BY_THUMBPRINT =
            KEYS.index("thumbprint", IdentityProviderKey::thumbprint);

    /** A UUID. */
    record Id(String value) implements EntityId {}
}

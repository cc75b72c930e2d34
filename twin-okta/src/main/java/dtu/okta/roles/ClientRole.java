package dtu.okta.roles;

import dtu.okta.OktaScope;
import dtu.twins.Minting;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/**
 * A role that an app has that calls Okta for itself; each role at most once.
 *
 * @param shown the id that clients see
 */
public record ClientRole(Id id, String client, AdminRole role, String shown, Instant created) {
    static final Table<Id, ClientRole> ROLES = Table.of("ClientRole", ClientRole::id);
    static final Index<String, ClientRole> BY_CLIENT = ROLES.index("client", ClientRole::client);

    /** Client and role: the vendor's own id repeats between clients. */
    record Id(String value) implements EntityId {
        static Id of(String client, AdminRole role) {
            return new Id(client + "/" + role);
        }
    }

    static ClientRole of(String client, AdminRole role, Minting minting, Instant now) {
        return new ClientRole(Id.of(client, role), client, role, RoleAssignment.shown(role, minting), now);
    }

    /** Whether any of an app's roles covers that. */
    public static boolean allows(State state, String client, OktaScope scope) {
        return state.scan(BY_CLIENT, client).stream()
                .anyMatch(assignment -> assignment.role().allows(scope));
    }

    public static State withoutAll(State state, String client) {
        var next = state;
        for (var assignment : state.scan(BY_CLIENT, client)) {
            next = next.remove(ROLES, assignment.id());
        }
        return next;
    }
}

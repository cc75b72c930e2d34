package dtu.okta.roles;

import dtu.okta.OktaIds;
import dtu.okta.OktaScope;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/**
 * A role that a person has; each role at most once.
 *
 * @param shown the id that clients see
 */
public record RoleAssignment(Id id, User.Id user, AdminRole role, String shown, Instant created) {
    public static final Table<Id, RoleAssignment> ASSIGNMENTS = Table.of("RoleAssignment", RoleAssignment::id);
    static final Index<User.Id, RoleAssignment> BY_USER = ASSIGNMENTS.index("user", RoleAssignment::user);
    private static final Ids<String> SUPER_IDS = OktaIds.of("ra1", text -> text);

    /** Person and role: the vendor's own id repeats between people. */
    public record Id(String value) implements EntityId {
        static Id of(User.Id user, AdminRole role) {
            return new Id(user.value() + "/" + role);
        }
    }

    /** Only super administrators get an id that is theirs alone. */
    public static RoleAssignment of(User.Id user, AdminRole role, Minting minting, Instant now) {
        return new RoleAssignment(Id.of(user, role), user, role, shown(role, minting), now);
    }

    static String shown(AdminRole role, Minting minting) {
        return role == AdminRole.SUPER_ADMIN ? minting.next(SUPER_IDS) : role.encoded();
    }

    /** Whether any of a person's roles covers that. */
    public static boolean allows(State state, User.Id user, OktaScope scope) {
        return state.scan(BY_USER, user).stream()
                .anyMatch(assignment -> assignment.role().allows(scope));
    }

    public static State withoutAll(State state, User.Id user) {
        var next = state;
        for (var assignment : state.scan(BY_USER, user)) {
            next = next.remove(ASSIGNMENTS, assignment.id());
        }
        return next;
    }
}

package dtu.okta.roles;

import dtu.okta.OktaScope;
import dtu.okta.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/** A role that a person has; each role at most once. */
public record RoleAssignment(Id id, User.Id user, AdminRole role, Instant created) {
    public static final Table<Id, RoleAssignment> ASSIGNMENTS = Table.of("RoleAssignment", RoleAssignment::id);
    static final Index<User.Id, RoleAssignment> BY_USER = ASSIGNMENTS.index("user", RoleAssignment::user);

    /** Person and role: the vendor's own id repeats between people. */
    public record Id(String value) implements EntityId {}

    public static RoleAssignment of(User.Id user, AdminRole role, Instant now) {
        return new RoleAssignment(new Id(user.value() + "/" + role), user, role, now);
    }

    /** Whether any of a person's roles covers that. */
    public static boolean allows(State state, User.Id user, OktaScope scope) {
        return state.scan(BY_USER, user).stream()
                .anyMatch(assignment -> assignment.role().allows(scope));
    }
}

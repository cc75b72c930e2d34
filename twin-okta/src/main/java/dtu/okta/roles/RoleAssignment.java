package dtu.okta.roles;

import dtu.okta.OktaIds;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has; each role at most once.
 *
 * @param shown the id that clients see
 * @param grant the id under which governance knows where the role comes from
 */
public record RoleAssignment(
        Id id, Assignee assignee, Granted granted, String shown, String grant, Instant created, Instant lastUpdated) {
    public static final Table<Id, RoleAssignment> ASSIGNMENTS = Table.of("RoleAssignment", RoleAssignment::id);
    static final Index<Assignee, RoleAssignment> BY_ASSIGNEE = ASSIGNMENTS.index("assignee", RoleAssignment::assignee);
    /** Those of roles of the org's own, by resource set and role. */
    static final Index<String, RoleAssignment> BY_BINDING = ASSIGNMENTS.index("binding", RoleAssignment::binding);

    private static final Ids<String> SUPER_IDS = OktaIds.of("ra1", text -> text);
    private static final Ids<String> MEMBER_IDS = OktaIds.of("irb", text -> text);
    private static final Ids<String> GRANT_IDS = OktaIds.of("gra", text -> text);

    /** Assignee and role: the vendor's own id repeats between people. */
    public record Id(String value) implements EntityId {
        static Id of(Assignee assignee, AdminRole role) {
            return new Id(assignee.kind() + "/" + assignee.id() + "/" + role);
        }

        static Id of(Assignee assignee, ResourceSet.Id set, CustomRole.Id role) {
            return new Id(assignee.kind() + "/" + assignee.id() + "/" + binding(set, role));
        }
    }

    /** Only super administrators get an id that is theirs alone. */
    public static RoleAssignment of(Assignee assignee, AdminRole role, Minting minting, Instant now) {
        var shown = role == AdminRole.SUPER_ADMIN ? minting.next(SUPER_IDS) : role.encoded();
        var granted = new Granted.Standard(role, List.of());
        return new RoleAssignment(Id.of(assignee, role), assignee, granted, shown, minting.next(GRANT_IDS), now, now);
    }

    static RoleAssignment of(Assignee assignee, ResourceSet.Id set, CustomRole.Id role, Minting minting, Instant now) {
        return new RoleAssignment(
                Id.of(assignee, set, role),
                assignee,
                new Granted.Custom(role, set),
                minting.next(MEMBER_IDS),
                minting.next(GRANT_IDS),
                now,
                now);
    }

    RoleAssignment narrowedTo(AdminRole role, List<Target> targets, Instant now) {
        return new RoleAssignment(
                id, assignee, new Granted.Standard(role, List.copyOf(targets)), shown, grant, created, now);
    }

    static String binding(ResourceSet.Id set, CustomRole.Id role) {
        return set.value() + "/" + role.value();
    }

    private @Nullable String binding() {
        return granted instanceof Granted.Custom(var role, var set) ? binding(set, role) : null;
    }

    List<Target> targets() {
        return granted instanceof Granted.Standard(var role, var targets) ? targets : List.of();
    }

    public static boolean isAssigned(State state, Assignee assignee) {
        return state.has(BY_ASSIGNEE, assignee);
    }

    public static State withoutAll(State state, Assignee assignee) {
        var next = state;
        for (var assignment : state.scan(BY_ASSIGNEE, assignee)) {
            next = next.remove(ASSIGNMENTS, assignment.id());
        }
        return next;
    }

    public static State withoutAll(State state, User.Id user) {
        return withoutAll(state, Assignee.of(user));
    }
}

package dtu.okta.roles;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A role of the org's own: a name for some permissions. */
public record CustomRole(
        Id id, String label, String description, List<Granting> permissions, Instant created, Instant lastUpdated) {
    static final Table<Id, CustomRole> ROLES = Table.of("CustomRole", CustomRole::id);
    static final Index<String, CustomRole> BY_LABEL = ROLES.index("label", role -> User.key(role.label()));
    static final Ids<Id> IDS = OktaIds.of("cr0", Id::new);

    /** Twenty characters that begin with {@code cr0}. */
    public record Id(String value) implements EntityId {}

    /**
     * One permission of a role.
     *
     * @param conditions as given; null when there are none
     */
    record Granting(String permission, Json conditions, Instant created, Instant lastUpdated) {}

    CustomRole describedBy(String newLabel, String newDescription, Instant now) {
        return new CustomRole(id, newLabel, newDescription, permissions, created, now);
    }

    Optional<Granting> granting(String permission) {
        return permissions.stream()
                .filter(one -> one.permission().equals(permission))
                .findFirst();
    }

    /** With a permission, in the place of the one of that name if there is one. */
    CustomRole with(Granting granting, Instant now) {
        var next = new ArrayList<Granting>();
        var replaced = false;
        for (var one : permissions) {
            var same = one.permission().equals(granting.permission());
            next.add(same ? granting : one);
            replaced |= same;
        }
        if (!replaced) {
            next.add(granting);
        }
        return new CustomRole(id, label, description, List.copyOf(next), created, now);
    }

    CustomRole without(String permission, Instant now) {
        var left = permissions.stream()
                .filter(one -> !one.permission().equals(permission))
                .toList();
        return new CustomRole(id, label, description, left, created, now);
    }

    Event.Target target() {
        return new Event.Target("CUSTOM_ROLE", id.value(), "unknown", label);
    }
}

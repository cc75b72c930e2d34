package dtu.okta.groups;

import static dtu.okta.groups.Group.GROUPS;
import static dtu.okta.groups.Group.MEMBERS;

import dtu.okta.users.User;
import dtu.twins.state.State;
import java.time.Instant;

/** Putting people into groups and taking them out, whoever does it. */
public final class Membership {
    private Membership() {}

    /** Everybody is in Everyone, without being linked to it. */
    public static boolean isIn(State state, Group group, User.Id user) {
        return group.isBuiltIn() || state.isLinked(MEMBERS, group.id(), user);
    }

    public static State with(State state, Group group, User user, Instant now) {
        return state.put(GROUPS, group.membershipChanged(now)).link(MEMBERS, group.id(), user.id());
    }

    public static State without(State state, Group group, User user, Instant now) {
        return state.put(GROUPS, group.membershipChanged(now)).unlink(MEMBERS, group.id(), user.id());
    }
}

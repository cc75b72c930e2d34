package dtu.okta.roles;

import static dtu.okta.OktaError.NOT_FOUND;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.logs.Event;
import dtu.okta.users.UserFinder;

/** The assignee that a path names, and the assignments that can be seen there. */
record Holder(Assignee assignee, Event.Target target) {
    static Holder user(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        return new Holder(Assignee.of(user.id()), user.target());
    }

    static Holder group(OktaCall call) {
        var group = group(call, "groupId");
        return new Holder(Assignee.of(group.id()), group.target());
    }

    static Holder client(OktaCall call) {
        var id = call.path("clientId");
        var app = call.state().find(Application.BY_CLIENT, id).orElseThrow(NOT_FOUND.about(id, "PublicClientApp"));
        return new Holder(Assignee.client(app.clientId()), app.target());
    }

    static Group group(OktaCall call, String placeholder) {
        var id = call.path(placeholder, Group.Id::new);
        return call.state().find(Group.GROUPS, id).orElseThrow(NOT_FOUND.about(id.value(), "UserGroup"));
    }

    /** The assignment of the path. */
    RoleAssignment assignment(OktaCall call) {
        return assignment(call, call.path("roleAssignmentId"));
    }

    RoleAssignment assignment(OktaCall call, String shown) {
        return call.state().scan(RoleAssignment.BY_ASSIGNEE, assignee).stream()
                .filter(assignment -> assignment.shown().equals(shown))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(shown, "RoleAssignment"));
    }
}

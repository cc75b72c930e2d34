package dtu.okta.roles;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.ROLE_ALREADY_ASSIGNED;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ROLES_MANAGE;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.RoleAssignment.ASSIGNMENTS;
import static dtu.okta.roles.RoleAssignment.BY_USER;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;

/** Okta's role assignments of people: standard roles only. */
public final class UserRoles {
    private static final String PATH = "/api/v1/users/{userId}/roles";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listAssignedRolesForUser", GET,    PATH,                         ROLES_READ,   UserRoles::list),
        write("assignRoleToUser",         POST,   PATH,                         ROLES_MANAGE, UserRoles::assign),
        read ("getUserAssignedRole",      GET,    PATH + "/{roleAssignmentId}", ROLES_READ,   UserRoles::get),
        write("unassignRoleFromUser",     DELETE, PATH + "/{roleAssignmentId}", ROLES_MANAGE, UserRoles::unassign));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(ASSIGNMENTS);

    private UserRoles() {}

    private static Response list(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var roles = call.state().scan(BY_USER, user.id());
        return Response.json(
                200, JsonOut.array(roles.stream(), (json, role) -> json.value(object -> members(call, object, role))));
    }

    private static Commit assign(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var type = call.body().requiredText("type");
        var role = AdminRole.named(type)
                .orElseThrow(() -> VALIDATION_FAILED.because("type: The field has an invalid value", "type"));
        if (call.state().has(ASSIGNMENTS, RoleAssignment.Id.of(user.id(), role))) {
            throw ROLE_ALREADY_ASSIGNED.refusal();
        }
        var assignment = RoleAssignment.of(user.id(), role, call::mint, call.stamp());
        return call.logged(
                        call.state().put(ASSIGNMENTS, assignment),
                        Event.of("user.account.privilege.grant", user.target()))
                .answer(Response.json(201, json -> members(call, json, assignment)));
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, assignment(call)));
    }

    private static Commit unassign(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        return call.logged(
                call.state().remove(ASSIGNMENTS, assignment(call).id()),
                Event.of("user.account.privilege.revoke", user.target()));
    }

    private static RoleAssignment assignment(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var shown = call.path("roleAssignmentId");
        return call.state().scan(BY_USER, user.id()).stream()
                .filter(assignment -> assignment.shown().equals(shown))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(shown, "RoleAssignment"));
    }

    private static void members(OktaCall call, JsonOut json, RoleAssignment assignment) {
        json.text("id", assignment.shown())
                .text("label", assignment.role().label())
                .text("type", assignment.role().name())
                .text("status", "ACTIVE")
                .text("created", OktaTime.text(assignment.created()))
                .text("lastUpdated", OktaTime.text(assignment.created()))
                .text("assignmentType", "USER")
                .object(
                        "_links",
                        links -> links.object(
                                "assignee",
                                assignee -> assignee.text(
                                        "href",
                                        call.href("/api/v1/users/"
                                                + assignment.user().value()))));
    }
}

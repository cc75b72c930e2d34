package dtu.okta.roles;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.ROLE_ALREADY_ASSIGNED_TO_CLIENT;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ROLES_MANAGE;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.ClientRole.BY_CLIENT;
import static dtu.okta.roles.ClientRole.ROLES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;

/** Okta's role assignments of client apps: without one, an app's token for Okta's own API opens nothing. */
public final class ClientRoles {
    private static final String PATH = "/oauth2/v1/clients/{clientId}/roles";
    private static final String ONE = PATH + "/{roleAssignmentId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listRolesForClient",   GET,    PATH, ROLES_READ,   ClientRoles::list),
        write("assignRoleToClient",   POST,   PATH, ROLES_MANAGE, ClientRoles::assign),
        read ("retrieveClientRole",   GET,    ONE,  ROLES_READ,   ClientRoles::get),
        write("deleteRoleFromClient", DELETE, ONE,  ROLES_MANAGE, ClientRoles::unassign));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(ROLES);

    private ClientRoles() {}

    private static Application client(OktaCall call) {
        var id = call.path("clientId");
        return call.state().find(Application.BY_CLIENT, id).orElseThrow(NOT_FOUND.about(id, "PublicClientApp"));
    }

    private static Response list(OktaCall call) {
        var roles = call.state().scan(BY_CLIENT, client(call).clientId());
        return Response.json(
                200, JsonOut.array(roles.stream(), (json, role) -> json.value(object -> members(call, object, role))));
    }

    private static Commit assign(OktaCall call) {
        var client = client(call);
        var type = call.body().requiredText("type");
        var role = AdminRole.named(type)
                .orElseThrow(() -> VALIDATION_FAILED.because("type: The field has an invalid value", "type"));
        if (call.state().has(ROLES, ClientRole.Id.of(client.clientId(), role))) {
            throw ROLE_ALREADY_ASSIGNED_TO_CLIENT.refusal();
        }
        var assignment = ClientRole.of(client.clientId(), role, call::mint, call.stamp());
        return call.logged(
                        call.state().put(ROLES, assignment),
                        Event.of("app.oauth2.client.privilege.grant", client.target()))
                .answer(Response.json(201, json -> members(call, json, assignment)));
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(call, json, assignment(call)));
    }

    private static Commit unassign(OktaCall call) {
        return call.logged(
                call.state().remove(ROLES, assignment(call).id()),
                Event.of("app.oauth2.client.privilege.revoke", client(call).target()));
    }

    private static ClientRole assignment(OktaCall call) {
        var shown = call.path("roleAssignmentId");
        return call.state().scan(BY_CLIENT, client(call).clientId()).stream()
                .filter(assignment -> assignment.shown().equals(shown))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(shown, "RoleAssignment"));
    }

    private static void members(OktaCall call, JsonOut json, ClientRole assignment) {
        json.text("id", assignment.shown())
                .text("label", assignment.role().label())
                .text("type", assignment.role().name())
                .text("status", "ACTIVE")
                .text("created", OktaTime.text(assignment.created()))
                .text("lastUpdated", OktaTime.text(assignment.created()))
                .text("assignmentType", "CLIENT")
                .object(
                        "_links",
                        links -> links.object(
                                "assignee",
                                assignee ->
                                        assignee.text("href", call.href("/oauth2/v1/clients/" + assignment.client()))));
    }
}

package dtu.okta.roles;

import static dtu.okta.OktaError.BUILT_IN_GROUP_ROLE;
import static dtu.okta.OktaError.GROUP_TOO_LARGE_FOR_ROLE;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.ROLE_ALREADY_ASSIGNED;
import static dtu.okta.OktaError.ROLE_ALREADY_ASSIGNED_TO_CLIENT;
import static dtu.okta.OktaError.RULED_GROUP_ROLE;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ROLES_MANAGE;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.RoleAssignment.ASSIGNMENTS;
import static dtu.okta.roles.RoleAssignment.BY_ASSIGNEE;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.OktaPages;
import dtu.okta.groups.Group;
import dtu.okta.logs.Event;
import dtu.okta.rules.GroupRule;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Okta's role assignments of people, groups and client apps: who has which role. */
public final class RoleAssignments {
    private static final int MEMBERS_MAX = 5_000;
    private static final int ASSIGNEES_LIMIT = 100;
    private static final int ASSIGNEES_MAX = 200;
    private static final String USER = "/api/v1/users/{userId}/roles";
    private static final String GROUP = "/api/v1/groups/{groupId}/roles";
    private static final String CLIENT = "/oauth2/v1/clients/{clientId}/roles";

    public static final List<Route> ROUTES = Stream.of(
                    of(
                            USER,
                            Holder::user,
                            List.of(
                                    "listAssignedRolesForUser",
                                    "assignRoleToUser",
                                    "getUserAssignedRole",
                                    "unassignRoleFromUser")),
                    of(
                            GROUP,
                            Holder::group,
                            List.of(
                                    "listGroupAssignedRoles",
                                    "assignRoleToGroup",
                                    "getGroupAssignedRole",
                                    "unassignRoleFromGroup")),
                    of(
                            CLIENT,
                            Holder::client,
                            List.of(
                                    "listRolesForClient",
                                    "assignRoleToClient",
                                    "retrieveClientRole",
                                    "deleteRoleFromClient")),
                    List.of(read(
                            "listUsersWithRoleAssignments",
                            GET,
                            "/api/v1/iam/assignees/users",
                            ROLES_READ,
                            RoleAssignments::listUsers)))
            .flatMap(List::stream)
            .toList();

    public static final List<Shape> SHAPES = List.of(ASSIGNMENTS);

    private RoleAssignments() {}

    /** The same four for every kind of assignee; only their names differ. */
    private static List<Route> of(String path, Function<OktaCall, Holder> holder, List<String> operations) {
        var one = path + "/{roleAssignmentId}";
        // spotless:off - a table reads best as a table
        return List.of(
            read (operations.get(0), GET,    path, ROLES_READ,   on(holder, RoleAssignments::list)),
            write(operations.get(1), POST,   path, ROLES_MANAGE, by(holder, RoleAssignments::assign)),
            read (operations.get(2), GET,    one,  ROLES_READ,   on(holder, RoleAssignments::get)),
            write(operations.get(3), DELETE, one,  ROLES_MANAGE, by(holder, RoleAssignments::unassign)));
        // spotless:on
    }

    /** Something done with the assignee of the path. */
    @FunctionalInterface
    interface Deed<T> {
        T with(OktaCall call, Holder holder);
    }

    static Function<OktaCall, Response> on(Function<OktaCall, Holder> holder, Deed<Response> deed) {
        return call -> deed.with(call, holder.apply(call));
    }

    static Function<OktaCall, Commit> by(Function<OktaCall, Holder> holder, Deed<Commit> deed) {
        return call -> deed.with(call, holder.apply(call));
    }

    /** A person's own roles, and behind them those of the person's groups. */
    private static Response list(OktaCall call, Holder holder) {
        var own = call.state().scan(BY_ASSIGNEE, holder.assignee()).stream();
        var inherited = holder.assignee().kind() == Assignee.Kind.USER
                ? call
                        .state()
                        .linking(Group.MEMBERS, new User.Id(holder.assignee().id()))
                        .stream()
                        .flatMap(group -> call.state().scan(BY_ASSIGNEE, Assignee.of(group)).stream())
                : Stream.<RoleAssignment>empty();
        return Response.json(
                200,
                JsonOut.array(
                        Stream.concat(own, inherited),
                        (json, role) -> json.value(object -> RoleView.members(call, object, role))));
    }

    private static Commit assign(OktaCall call, Holder holder) {
        refuseUnfit(call, holder);
        var type = call.body().requiredText("type");
        return type.equals("CUSTOM") ? assignCustom(call, holder) : assignStandard(call, holder, type);
    }

    private static Commit assignStandard(OktaCall call, Holder holder, String type) {
        var role = AdminRole.named(type)
                .orElseThrow(() -> VALIDATION_FAILED.because("type: The field has an invalid value", "type"));
        refuseSecond(call, holder, RoleAssignment.Id.of(holder.assignee(), role));
        var assignment = RoleAssignment.of(holder.assignee(), role, call::mint, call.stamp());
        return granted(call, holder, assignment).answer(shown(call, 201, assignment));
    }

    private static Commit assignCustom(OktaCall call, Holder holder) {
        var role = CustomRoles.named(call, call.body().requiredText("role"));
        var set = ResourceSets.named(call, call.body().requiredText("resource-set"));
        refuseSecond(call, holder, RoleAssignment.Id.of(holder.assignee(), set.id(), role.id()));
        var assignment = RoleAssignment.of(holder.assignee(), set.id(), role.id(), call::mint, call.stamp());
        var bound = call.seeing(call.state().link(ResourceSet.BINDINGS, set.id(), role.id()));
        return granted(bound, holder, assignment).answer(shown(bound, 201, assignment));
    }

    private static void refuseSecond(OktaCall call, Holder holder, RoleAssignment.Id id) {
        if (call.state().has(ASSIGNMENTS, id)) {
            throw (holder.assignee().kind() == Assignee.Kind.CLIENT
                            ? ROLE_ALREADY_ASSIGNED_TO_CLIENT
                            : ROLE_ALREADY_ASSIGNED)
                    .refusal();
        }
    }

    /** Roles are for groups whose members somebody chose, one by one. */
    private static void refuseUnfit(OktaCall call, Holder holder) {
        if (holder.assignee().kind() != Assignee.Kind.GROUP) {
            return;
        }
        var id = new Group.Id(holder.assignee().id());
        if (call.state().get(Group.GROUPS, id).isBuiltIn()) {
            throw BUILT_IN_GROUP_ROLE.refusal(id.value());
        }
        if (GroupRule.fills(call.state(), id)) {
            throw RULED_GROUP_ROLE.refusal(id.value());
        }
        if (call.state().linked(Group.MEMBERS, id).size() > MEMBERS_MAX) {
            throw GROUP_TOO_LARGE_FOR_ROLE.refusal(id.value());
        }
    }

    static Commit granted(OktaCall call, Holder holder, RoleAssignment assignment) {
        return call.logged(
                call.state().put(ASSIGNMENTS, assignment),
                Event.of(holder.assignee().kind().event() + ".grant", holder.target()));
    }

    private static Response get(OktaCall call, Holder holder) {
        return shown(call, 200, holder.assignment(call));
    }

    private static Response shown(OktaCall call, int status, RoleAssignment assignment) {
        return Response.json(status, json -> RoleView.members(call, json, assignment));
    }

    private static Commit unassign(OktaCall call, Holder holder) {
        return call.logged(
                call.state().remove(ASSIGNMENTS, holder.assignment(call).id()),
                Event.of(holder.assignee().kind().event() + ".revoke", holder.target()));
    }

    private static Response listUsers(OktaCall call) {
        var limit = OktaPages.limit(call, ASSIGNEES_LIMIT, ASSIGNEES_MAX);
        var after = new Assignee(Assignee.Kind.USER, call.query("after").orElse(""));
        var users = call.state().scan(BY_ASSIGNEE, BY_ASSIGNEE.above(after)).stream()
                .map(RoleAssignment::assignee)
                .takeWhile(assignee -> assignee.kind() == Assignee.Kind.USER)
                .distinct()
                .limit(limit + 1L)
                .map(Assignee::id)
                .toList();
        return Response.json(200, json -> {
            json.array("value", users.stream().limit(limit), (out, id) -> out.value(one -> assignee(call, one, id)));
            if (users.size() > limit) {
                var next = call.href("/api/v1/iam/assignees/users?after=" + users.get(limit - 1) + "&limit=" + limit);
                json.object("_links", links -> RoleView.link(links, "next", next));
            }
        });
    }

    private static void assignee(OktaCall call, JsonOut json, String id) {
        var self = call.href("/api/v1/users/" + id);
        json.text("id", id)
                .text("orn", "orn:okta:directory:" + OktaOrg.id(call.tenant()) + ":users:" + id)
                .object("_links", links -> {
                    RoleView.link(links, "self", self);
                    RoleView.link(links, "roles", self + "/roles");
                });
    }

    /** What governance says of the path's assignment and grant. */
    static RoleAssignment governed(OktaCall call, Holder holder) {
        var assignment = holder.assignment(call);
        var grant = call.path("grantId");
        if (!assignment.grant().equals(grant)) {
            throw NOT_FOUND.refusal(grant, "RoleGovernanceSource");
        }
        return assignment;
    }
}

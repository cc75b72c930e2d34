package dtu.okta.roles;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.TOO_MANY_TARGETS;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaError.WRONG_ROLE_TYPE;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ROLES_MANAGE;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.RoleAssignment.ASSIGNMENTS;
import static dtu.okta.roles.RoleAssignments.by;
import static dtu.okta.roles.RoleAssignments.on;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What standard roles are narrowed to: some groups, kinds of apps, or apps. A role without targets is for all. */
public final class Targets {
    private static final Set<AdminRole> FOR_GROUPS =
            EnumSet.of(AdminRole.USER_ADMIN, AdminRole.HELP_DESK_ADMIN, AdminRole.GROUP_MEMBERSHIP_ADMIN);
    private static final int TARGETS_MAX = 100;
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final String CATALOG = "/{roleAssignmentId}/targets/catalog/apps";
    private static final String KIND = CATALOG + "/{appName}";
    private static final String APP = KIND + "/{appId}";
    private static final String GROUPS = "/{roleAssignmentId}/targets/groups";

    private static final String ALL = "/{roleIdOrEncodedRoleId}/targets";
    private static final String USER = "/api/v1/users/{userId}/roles";

    // spotless:off - a table reads best as a table
    private static final List<String> OF_USERS = List.of(
        "listApplicationTargetsForApplicationAdministratorRoleForUser",
        "assignAppTargetToAdminRoleForUser",            "unassignAppTargetFromAppAdminRoleForUser",
        "assignAppInstanceTargetToAppAdminRoleForUser", "unassignAppInstanceTargetFromAdminRoleForUser",
        "listGroupTargetsForRole",
        "assignGroupTargetToUserRole",                  "unassignGroupTargetFromUserAdminRole");
    private static final List<String> OF_GROUPS = List.of(
        "listApplicationTargetsForApplicationAdministratorRoleForGroup",
        "assignAppTargetToAdminRoleForGroup",            "unassignAppTargetToAdminRoleForGroup",
        "assignAppInstanceTargetToAppAdminRoleForGroup", "unassignAppInstanceTargetToAppAdminRoleForGroup",
        "listGroupTargetsForGroupRole",
        "assignGroupTargetToGroupAdminRole",             "unassignGroupTargetFromGroupAdminRole");
    private static final List<String> OF_CLIENTS = List.of(
        "listAppTargetRoleToClient",
        "assignAppTargetRoleToClient",          "removeAppTargetRoleFromClient",
        "assignAppTargetInstanceRoleForClient", "removeAppTargetInstanceRoleForClient",
        "listGroupTargetRoleForClient",
        "assignGroupTargetRoleForClient",       "removeGroupTargetRoleFromClient");

    public static final List<Route> ROUTES = Stream.of(
            of(USER, Holder::user, "groupId", OF_USERS),
            of("/api/v1/groups/{groupId}/roles", Holder::group, "targetGroupId", OF_GROUPS),
            of("/oauth2/v1/clients/{clientId}/roles", Holder::client, "groupId", OF_CLIENTS),
            List.of(
                write("assignAllAppsAsTargetToRoleForUser", PUT, USER + CATALOG, ROLES_MANAGE, by(Holder::user, Targets::assignAllApps)),
                read ("getRoleTargetsByUserIdAndRoleId",   GET, USER + ALL,     ROLES_READ,   on(Holder::user, Targets::list))))
        .flatMap(List::stream)
        .toList();
    // spotless:on

    private Targets() {}

    /** The same eight for every kind of assignee; only their names differ. */
    private static List<Route> of(
            String path, Function<OktaCall, Holder> holder, String groupId, List<String> operations) {
        var group = path + GROUPS + "/{" + groupId + "}";
        Function<OktaCall, Target> read = call -> group(call, groupId);
        // spotless:off - a table reads best as a table
        return List.of(
            read (operations.get(0), GET,    path + CATALOG, ROLES_READ,   on(holder, Targets::listApps)),
            write(operations.get(1), PUT,    path + KIND,    ROLES_MANAGE, by(holder, adding(Targets::kind))),
            write(operations.get(2), DELETE, path + KIND,    ROLES_MANAGE, by(holder, removing(Targets::kind))),
            write(operations.get(3), PUT,    path + APP,     ROLES_MANAGE, by(holder, adding(Targets::app))),
            write(operations.get(4), DELETE, path + APP,     ROLES_MANAGE, by(holder, removing(Targets::app))),
            read (operations.get(5), GET,    path + GROUPS,  ROLES_READ,   on(holder, Targets::listGroups)),
            write(operations.get(6), PUT,    group,          ROLES_MANAGE, by(holder, adding(read))),
            write(operations.get(7), DELETE, group,          ROLES_MANAGE, by(holder, removing(read))));
        // spotless:on
    }

    private static Target group(OktaCall call, String placeholder) {
        return new Target(
                Target.Kind.GROUP, Holder.group(call, placeholder).id().value());
    }

    private static Target kind(OktaCall call) {
        return new Target(Target.Kind.APP_NAME, call.path("appName"));
    }

    private static Target app(OktaCall call) {
        var id = call.path("appId", Application.Id::new);
        var app = call.state()
                .find(Application.APPS, id)
                .filter(found -> found.name().equals(call.path("appName")))
                .orElseThrow(NOT_FOUND.about(id.value(), "AppInstance"));
        return new Target(Target.Kind.APP, app.id().value());
    }

    static String label(OktaCall call, Target target) {
        return switch (target.kind()) {
            case GROUP ->
                call.state().get(Group.GROUPS, new Group.Id(target.id())).name();
            case APP_NAME -> target.id();
            case APP ->
                call.state()
                        .get(Application.APPS, new Application.Id(target.id()))
                        .label();
        };
    }

    private static Response listApps(OktaCall call, Holder holder) {
        return page(call, RoleView.targetsOf(narrowable(call, holder, false), false));
    }

    private static Response listGroups(OktaCall call, Holder holder) {
        return page(call, RoleView.targetsOf(narrowable(call, holder, true), true));
    }

    private static Response page(OktaCall call, Stream<Target> targets) {
        return page(call, targets, (json, target) -> json.value(one -> RoleView.target(call, one, target)));
    }

    private static Response page(OktaCall call, Stream<Target> targets, BiConsumer<JsonOut, Target> write) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = call.query("after").orElse("");
        var all = targets.toList();
        var from = 0;
        while (!after.isEmpty() && from < all.size() && !all.get(from).id().equals(after)) {
            from++;
        }
        var rest = after.isEmpty() ? all : all.subList(Math.min(all.size(), from + 1), all.size());
        return OktaPages.page(call, rest, limit, Target::id, write);
    }

    /** Every target of a role, by the role's own id or by the assignment's. */
    private static Response list(OktaCall call, Holder holder) {
        var assignment = holder.assignment(call, call.path("roleIdOrEncodedRoleId"));
        var wanted = call.query("assignmentType").orElse("USER");
        var targets = wanted.equals("USER") ? assignment.targets() : List.<Target>of();
        return page(
                call,
                targets.stream(),
                (json, target) -> json.value(one -> {
                    var resource = RoleView.resource(target);
                    one.text("assignmentType", "USER")
                            .text("orn", resource.orn(call))
                            .object("_links", links -> RoleView.link(links, "self", resource.href(call)));
                }));
    }

    private static RoleAssignments.Deed<Commit> adding(Function<OktaCall, Target> read) {
        return (call, holder) -> {
            var target = read.apply(call);
            var assignment = narrowable(call, holder, target.kind() == Target.Kind.GROUP);
            if (assignment.targets().contains(target)) {
                return Commit.commit(call.state());
            }
            if (assignment.targets().size() >= TARGETS_MAX) {
                throw TOO_MANY_TARGETS.refusal();
            }
            var targets = new ArrayList<>(assignment.targets());
            targets.add(target);
            return changed(call, holder, assignment, targets);
        };
    }

    /** The last target stays: without any, the role would be for all. */
    private static RoleAssignments.Deed<Commit> removing(Function<OktaCall, Target> read) {
        return (call, holder) -> {
            var target = read.apply(call);
            var assignment = narrowable(call, holder, target.kind() == Target.Kind.GROUP);
            var targets = new ArrayList<>(assignment.targets());
            if (!targets.remove(target)) {
                throw NOT_FOUND.refusal(target.id(), "RoleTarget");
            }
            if (targets.isEmpty()) {
                throw VALIDATION_FAILED.because(
                        "Cannot delete the last target of a role assignment; unassign the role instead", "target");
            }
            return changed(call, holder, assignment, targets);
        };
    }

    private static Commit assignAllApps(OktaCall call, Holder holder) {
        var assignment = narrowable(call, holder, false);
        return changed(call, holder, assignment, List.of()).answer(Response.empty(200));
    }

    private static Commit changed(OktaCall call, Holder holder, RoleAssignment assignment, List<Target> targets) {
        var role = ((Granted.Standard) assignment.granted()).role();
        return call.logged(
                call.state().put(ASSIGNMENTS, assignment.narrowedTo(role, targets, call.stamp())),
                Event.of(holder.assignee().kind().event() + ".grant", holder.target()));
    }

    /** The assignment of the path, if its role can have such targets at all. */
    private static RoleAssignment narrowable(OktaCall call, Holder holder, boolean groups) {
        var assignment = holder.assignment(call);
        var fits = assignment.granted() instanceof Granted.Standard(var role, var targets)
                && (groups ? FOR_GROUPS.contains(role) : role == AdminRole.APP_ADMIN);
        if (!fits) {
            throw WRONG_ROLE_TYPE.refusal();
        }
        return assignment;
    }

    /** No role is narrowed to what is gone; one that would be left with no target goes as well. */
    public static State without(State state, String id) {
        var next = state;
        for (var assignment : state.scan(ASSIGNMENTS)) {
            if (assignment.granted() instanceof Granted.Standard(var role, var targets)
                    && targets.stream().anyMatch(target -> target.id().equals(id))) {
                var left = targets.stream()
                        .filter(target -> !target.id().equals(id))
                        .toList();
                next = left.isEmpty()
                        ? next.remove(ASSIGNMENTS, assignment.id())
                        : next.put(ASSIGNMENTS, assignment.narrowedTo(role, left, assignment.lastUpdated()));
            }
        }
        return next;
    }
}

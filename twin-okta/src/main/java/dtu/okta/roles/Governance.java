package dtu.okta.roles;

import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.RoleAssignments.on;
import static dtu.twins.http.Method.GET;

import dtu.okta.OktaCall;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Where a person's role comes from: here always from somebody who assigned it, never from an entitlement bundle. */
public final class Governance {
    private static final String PATH = "/api/v1/users/{userId}/roles/{roleAssignmentId}/governance";
    private static final String ONE = PATH + "/{grantId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("getUserAssignedRoleGovernance",             GET, PATH,               ROLES_READ, on(Holder::user, Governance::list)),
        read("getRoleAssignmentGovernanceGrant",          GET, ONE,                ROLES_READ, on(Holder::user, Governance::get)),
        read("getRoleAssignmentGovernanceGrantResources", GET, ONE + "/resources", ROLES_READ, on(Holder::user, Governance::resources)));
    // spotless:on

    private Governance() {}

    private static Response list(OktaCall call, Holder holder) {
        var assignment = holder.assignment(call);
        var self = call.request().origin() + call.request().path();
        return Response.json(
                200,
                json -> json.array(
                                "grants",
                                List.of(assignment),
                                (out, one) -> out.value(grant -> {
                                    source(grant, one);
                                    grant.object(
                                            "_links",
                                            links -> RoleView.link(
                                                    links, "resources", self + "/" + one.grant() + "/resources"));
                                }))
                        .object("_links", links -> {
                            RoleView.link(links, "self", self);
                            RoleView.link(
                                    links,
                                    "assignee",
                                    call.href(holder.assignee().path()));
                        }));
    }

    private static Response get(OktaCall call, Holder holder) {
        var assignment = RoleAssignments.governed(call, holder);
        var self = call.request().origin() + call.request().path();
        return Response.json(200, json -> {
            source(json, assignment);
            json.object("_links", links -> {
                RoleView.link(links, "self", self);
                RoleView.link(links, "resources", self + "/resources");
            });
        });
    }

    private static void source(JsonOut json, RoleAssignment assignment) {
        json.text("type", "CUSTOM").text("grantId", assignment.grant());
    }

    private static Response resources(OktaCall call, Holder holder) {
        var assignment = RoleAssignments.governed(call, holder);
        var self = call.request().origin() + call.request().path();
        return Response.json(
                200,
                json -> json.array(
                                "resources",
                                assignment.targets(),
                                (out, target) -> out.value(one -> one.text("label", Targets.label(call, target))
                                        .text(
                                                "resource",
                                                RoleView.resource(target).orn(call))))
                        .object("_links", links -> RoleView.link(links, "self", self)));
    }
}

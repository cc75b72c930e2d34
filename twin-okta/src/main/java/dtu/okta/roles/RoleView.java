package dtu.okta.roles;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.groups.GroupView;
import dtu.twins.json.JsonOut;
import java.util.stream.Stream;

/** Assignments and their targets as Okta shows them. */
final class RoleView {
    private RoleView() {}

    static void members(OktaCall call, JsonOut json, RoleAssignment assignment) {
        json.text("id", assignment.shown());
        switch (assignment.granted()) {
            case Granted.Standard(var role, var targets) ->
                json.text("label", role.label()).text("type", role.name());
            case Granted.Custom(var role, var set) ->
                json.text("role", role.value())
                        .text("label", call.state().get(CustomRole.ROLES, role).label())
                        .text("type", "CUSTOM")
                        .text("resource-set", set.value());
        }
        json.text("status", "ACTIVE")
                .text("created", OktaTime.text(assignment.created()))
                .text("lastUpdated", OktaTime.text(assignment.lastUpdated()))
                .text("assignmentType", assignment.assignee().kind().name());
        embedded(call, json, assignment);
        json.object("_links", links -> links(call, links, assignment));
    }

    private static void embedded(OktaCall call, JsonOut json, RoleAssignment assignment) {
        var expand = call.query("expand").orElse("");
        var groups = expand.contains("targets/groups");
        var apps = expand.contains("targets/catalog/apps");
        if (!groups && !apps) {
            return;
        }
        json.object(
                "_embedded",
                embedded -> embedded.object("targets", targets -> {
                    if (groups) {
                        targets.array(
                                "groups",
                                targetsOf(assignment, true),
                                (out, one) -> out.value(o -> target(call, o, one)));
                    }
                    if (apps) {
                        targets.object(
                                "catalog",
                                catalog -> catalog.array(
                                        "apps",
                                        targetsOf(assignment, false),
                                        (out, one) -> out.value(o -> target(call, o, one))));
                    }
                }));
    }

    static Stream<Target> targetsOf(RoleAssignment assignment, boolean groups) {
        return assignment.targets().stream().filter(target -> groups == (target.kind() == Target.Kind.GROUP));
    }

    private static void links(OktaCall call, JsonOut links, RoleAssignment assignment) {
        link(links, "assignee", call.href(assignment.assignee().path()));
        if (assignment.granted() instanceof Granted.Custom(var role, var set)) {
            var roleAt = call.href("/api/v1/iam/roles/" + role.value());
            var setAt = call.href("/api/v1/iam/resource-sets/" + set.value());
            link(links, "resource-set", setAt);
            link(links, "member", setAt + "/bindings/" + role.value() + "/members/" + assignment.shown());
            link(links, "role", roleAt);
            link(links, "permissions", roleAt + "/permissions");
        }
    }

    static void link(JsonOut links, String name, String href) {
        links.object(name, link -> link.text("href", href));
    }

    /** A group whole, an app by its label, and a kind of app by its name. */
    static void target(OktaCall call, JsonOut json, Target target) {
        switch (target.kind()) {
            case GROUP -> GroupView.members(call, json, call.state().get(Group.GROUPS, new Group.Id(target.id())));
            case APP_NAME ->
                json.text("name", target.id())
                        .text("displayName", target.id())
                        .text("status", "ACTIVE")
                        .object(
                                "_links",
                                links -> link(links, "self", call.href("/api/v1/catalog/apps/" + target.id())));
            case APP -> {
                var app = call.state().get(Application.APPS, new Application.Id(target.id()));
                json.text("name", app.label())
                        .text("status", app.status().name())
                        .text("id", app.id().value())
                        .object("_links", links -> link(links, "self", call.href("/api/v1/apps/" + target.id())));
            }
        }
    }

    static Resource resource(Target target) {
        return switch (target.kind()) {
            case GROUP -> new Resource(Resource.Collection.GROUPS, target.id());
            case APP_NAME -> new Resource(Resource.Collection.APP_NAME, target.id());
            case APP -> new Resource(Resource.Collection.APPS, target.id());
        };
    }
}

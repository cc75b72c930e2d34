package dtu.jira.permissions;

import static dtu.jira.JiraNeed.ADMIN;
import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.twins.http.Method.GET;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.issues.Issue;
import dtu.jira.projects.Project;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Optional;

/** Jira's permissions, and which of them the caller has. */
public final class Permissions {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("getMyPermissions",  GET, "/rest/api/3/mypermissions", ANYONE, Permissions::mine),
        read("getAllPermissions", GET, "/rest/api/3/permissions",   ADMIN,  Permissions::all));
    // spotless:on

    private Permissions() {}

    private static Response mine(JiraCall call) {
        var keys = call.queryList("permissions");
        if (keys.isEmpty()) {
            throw JiraError.saying(400, "The 'permissions' query parameter is required.");
        }
        var asked = keys.stream()
                .map(key -> Permission.byKey(key)
                        .orElseThrow(() -> JiraError.saying(400, "Unrecognized permission(s): " + key)))
                .distinct()
                .toList();
        var project = place(call);
        return Response.json(
                200,
                json -> json.object(
                        "permissions",
                        object -> asked.forEach(permission -> object.object(permission.name(), one -> {
                            members(one, permission);
                            one.truth("havePermission", has(call, permission, project));
                        }))));
    }

    private static Response all(JiraCall call) {
        return Response.json(
                200,
                json -> json.object(
                        "permissions",
                        object -> List.of(Permission.values())
                                .forEach(permission ->
                                        object.object(permission.name(), one -> members(one, permission)))));
    }

    private static void members(JsonOut json, Permission permission) {
        json.text("id", permission.id())
                .text("key", permission.name())
                .text("name", permission.label())
                .text("type", permission.kind().name())
                .text("description", permission.description());
    }

    /** Without a project, a project permission is had by who has it in any. */
    private static boolean has(JiraCall call, Permission permission, Optional<Project> project) {
        if (permission.kind() == Permission.Kind.GLOBAL) {
            return Scheme.allows(call, permission);
        }
        return project.map(one -> call.may(permission, one))
                .orElseGet(() -> call.state().scan(Project.LISTED).stream().anyMatch(one -> call.may(permission, one)));
    }

    private static Optional<Project> place(JiraCall call) {
        var issue = call.query("issueKey").or(() -> call.query("issueId"));
        if (issue.isPresent()) {
            return Optional.of(Issue.visible(call, issue.get()).project(call));
        }
        return call.query("projectKey").or(() -> call.query("projectId")).map(name -> Project.visible(call, name));
    }
}

package dtu.jira.issues;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.twins.http.Method.GET;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraPages.Window;
import dtu.jira.configuration.IssueType;
import dtu.jira.configuration.Priority;
import dtu.jira.configuration.Resolution;
import dtu.jira.configuration.SystemField;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.jira.projects.ProjectView;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;

/** What one may say when creating or editing an issue: the fields of the screens, and what they accept. */
public final class Metas {
    private static final int MOST = 200;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("getCreateIssueMetaIssueTypes", GET, "/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes", USER, Metas::types),
        read("getCreateIssueMetaIssueTypeId", GET,
                "/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}", USER, Metas::fields),
        read("getEditIssueMeta", GET, "/rest/api/3/issue/{issueIdOrKey}/editmeta", ANYONE, Metas::edit));
    // spotless:on

    private Metas() {}

    private static Response types(JiraCall call) {
        var project = creatable(call);
        var window = window(call);
        var types = call.may(Permission.CREATE_ISSUES, project) ? List.of(IssueType.values()) : List.<IssueType>of();
        return Response.json(
                200,
                json -> json.number("maxResults", window.maxResults())
                        .number("startAt", window.startAt())
                        .number("total", types.size())
                        .array(
                                "issueTypes",
                                window.of(types),
                                (out, type) -> out.value(object -> type.members(call, object))));
    }

    private static Response fields(JiraCall call) {
        var project = creatable(call);
        var window = window(call);
        var type = IssueType.byId(call.path("issueTypeId"))
                .orElseThrow(JiraError.ISSUE_TYPE_NOT_FOUND.about(call.path("issueTypeId")));
        var fields = onCreateScreen(type);
        return Response.json(
                200,
                json -> json.number("maxResults", window.maxResults())
                        .number("startAt", window.startAt())
                        .number("total", fields.size())
                        .array(
                                "fields",
                                window.of(fields),
                                (out, field) -> out.value(object -> {
                                    members(call, object, field, type, project);
                                    object.text("fieldId", field.id());
                                })));
    }

    private static Window window(JiraCall call) {
        if (call.queryInt("maxResults", 0) > MOST) {
            throw JiraError.saying(400, "Parameter 'maxResults' must not exceed the limit '" + MOST + "'");
        }
        return Window.of(call, 50, MOST);
    }

    private static Project creatable(JiraCall call) {
        return Project.visible(call, call.path("projectIdOrKey"));
    }

    private static List<SystemField> onCreateScreen(IssueType type) {
        return Arrays.stream(SystemField.values())
                .filter(field -> field.isOnScreen() || field == SystemField.PROJECT)
                .filter(field -> field != SystemField.PARENT || type != IssueType.EPIC)
                .toList();
    }

    private static Response edit(JiraCall call) {
        var issue = Issue.inPath(call);
        return Response.json(200, json -> json.object("fields", fields -> editable(call, fields, issue)));
    }

    /** Nothing, for those who may not edit. */
    static void editable(JiraCall call, JsonOut json, Issue issue) {
        var project = issue.project(call);
        if (!call.may(Permission.EDIT_ISSUES, project)) {
            return;
        }
        for (var field : SystemField.values()) {
            var mine = field != SystemField.REPORTER || call.may(Permission.MODIFY_REPORTER, project);
            if (field.isOnScreen() && mine) {
                json.object(
                        field.id(),
                        object -> members(call, object, field, issue.details().type(), project));
            }
        }
        json.object("comment", object -> {
            object.truth("required", false);
            object.object("schema", SystemField.COMMENT::schemaMembers);
            object.text("name", SystemField.COMMENT.label())
                    .text("key", SystemField.COMMENT.id())
                    .texts("operations", List.of("add", "edit", "remove"));
        });
    }

    private static void members(JiraCall call, JsonOut json, SystemField field, IssueType type, Project project) {
        var required = switch (field) {
            case SUMMARY, ISSUE_TYPE, PROJECT -> true;
            case PARENT -> type.isSubtask();
            default -> false;
        };
        json.truth("required", required)
                .object("schema", field::schemaMembers)
                .text("name", field.label())
                .text("key", field.id())
                .truth("hasDefaultValue", field == SystemField.PRIORITY || field == SystemField.REPORTER)
                .texts("operations", field.isList() ? List.of("add", "set", "remove") : List.of("set"));
        switch (field) {
            case PRIORITY -> {
                json.array(
                        "allowedValues",
                        List.of(Priority.values()),
                        (out, priority) -> out.value(object -> priority.members(call, object)));
                json.object("defaultValue", object -> Priority.USUAL.members(call, object));
            }
            case ISSUE_TYPE ->
                json.array(
                        "allowedValues",
                        sameLevel(type),
                        (out, other) -> out.value(object -> other.members(call, object)));
            case PROJECT ->
                json.array(
                        "allowedValues",
                        List.of(project),
                        (out, one) -> out.value(object -> ProjectView.inIssue(call, object, one)));
            case COMPONENTS, FIX_VERSIONS, VERSIONS -> json.array("allowedValues", List.<String>of(), JsonOut::value);
            case ASSIGNEE ->
                json.text("autoCompleteUrl", call.self("/user/assignable/search?project=" + project.key() + "&query="));
            case REPORTER -> json.text("autoCompleteUrl", call.self("/user/search?query="));
            case LABELS -> json.text("autoCompleteUrl", call.href("/rest/api/1.0/labels/suggest?query="));
            default -> {}
        }
    }

    private static List<IssueType> sameLevel(IssueType type) {
        return Arrays.stream(IssueType.values())
                .filter(other -> other.hierarchyLevel() == type.hierarchyLevel())
                .toList();
    }

    /** The one field of the screen of the transition to Done. */
    static void resolution(JiraCall call, JsonOut json) {
        json.object(
                "resolution",
                object -> object.truth("required", false)
                        .object("schema", SystemField.RESOLUTION::schemaMembers)
                        .text("name", SystemField.RESOLUTION.label())
                        .text("key", SystemField.RESOLUTION.id())
                        .truth("hasDefaultValue", true)
                        .texts("operations", List.of("set"))
                        .array(
                                "allowedValues",
                                List.of(Resolution.values()),
                                (out, one) -> out.value(members -> one.members(call, members))));
    }
}

package dtu.jira.issues;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.issues.Issue.ISSUES;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.jira.FieldErrors;
import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.configuration.SystemField;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.jira.webhooks.Event;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;

/** Jira's issues. */
public final class Issues {
    private static final int BULK_MOST = 50;
    private static final int FETCH_MOST = 100;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("createIssue",     POST,   "/rest/api/3/issue",                         USER,   Issues::create),
        write("createIssues",    POST,   "/rest/api/3/issue/bulk",                    USER,   Issues::createBulk),
        read ("bulkFetchIssues", POST,   "/rest/api/3/issue/bulkfetch",               ANYONE, Issues::fetch),
        read ("getIssue",        GET,    "/rest/api/3/issue/{issueIdOrKey}",          ANYONE, Issues::get),
        write("editIssue",       PUT,    "/rest/api/3/issue/{issueIdOrKey}",          ANYONE, Issues::edit),
        write("deleteIssue",     DELETE, "/rest/api/3/issue/{issueIdOrKey}",          ANYONE, Issues::delete),
        write("assignIssue",     PUT,    "/rest/api/3/issue/{issueIdOrKey}/assignee", ANYONE, Issues::assign));
    // spotless:on

    public static final List<Shape> SHAPES =
            List.of(ISSUES, Issue.WATCHERS, Issue.VOTERS, Change.CHANGES, IssueProperty.PROPERTIES);

    private Issues() {}

    private static Commit create(JiraCall call) {
        var created = Creation.of(call, call.state(), call.body());
        return created.commit().answer(Response.json(201, json -> created.members(call, json)));
    }

    /** Each on its own: those that can be created are, unless none can. */
    private static Commit createBulk(JiraCall call) {
        var updates = call.body().requiredArray("issueUpdates");
        if (updates.isEmpty() || updates.size() > BULK_MOST) {
            throw JiraError.saying(400, "The number of issues to create must be between 1 and " + BULK_MOST + ".");
        }
        var created = new ArrayList<Creation>();
        var failed = new ArrayList<BulkError>();
        var commit = commit(call.state());
        for (var number = 0; number < updates.size(); number++) {
            try {
                var one = Creation.of(call, commit.state(), call.fields(updates.get(number)));
                created.add(one);
                commit = commit.with(one.commit().state()).announce(one.commit().announcements());
            } catch (Refusal refusal) {
                failed.add(new BulkError(
                        number, Json.of(refusal.answer(call).body().text())));
            }
        }
        var state = commit.state();
        var answer = Response.json(
                created.isEmpty() ? 400 : 201,
                json -> json.array(
                                "issues",
                                created,
                                (out, one) -> out.value(object -> one.members(call.seeing(state), object)))
                        .array(
                                "errors",
                                failed,
                                (out, one) -> out.value(object -> object.number("status", 400)
                                        .json("elementErrors", one.errors())
                                        .number("failedElementNumber", one.number()))));
        if (created.isEmpty()) {
            throw new Refusal(answer);
        }
        return commit.answer(answer);
    }

    /** Why one of several issues was not created. */
    private record BulkError(int number, Json errors) {}

    private static Response fetch(JiraCall call) {
        var body = call.body();
        var names = body.texts("issueIdsOrKeys").or(List.of());
        if (names.isEmpty() || names.size() > FETCH_MOST) {
            throw JiraError.saying(400, "issueIdsOrKeys must contain between 1 and " + FETCH_MOST + " elements.");
        }
        var look = IssueLook.of(
                body.texts("fields").or(List.of("*navigable")),
                body.texts("expand").or(List.of()),
                body.texts("properties").or(List.of()));
        var found = new ArrayList<Issue>();
        var missing = new ArrayList<String>();
        for (var name : names) {
            Issue.seen(call, name)
                    .ifPresentOrElse(
                            issue -> {
                                if (!found.contains(issue)) {
                                    found.add(issue);
                                }
                            },
                            () -> missing.add(name));
        }
        return Response.json(
                200,
                json -> json.text("expand", IssueView.EXPAND)
                        .array(
                                "issues",
                                found,
                                (out, issue) -> out.value(object -> IssueView.members(call, object, issue, look)))
                        .array(
                                "issueErrors",
                                missing,
                                (out, name) -> out.value(object -> object.text("issueIdOrKey", name)
                                        .text("errorMessage", JiraError.ISSUE_NOT_FOUND.text()))));
    }

    private static Response get(JiraCall call) {
        return shown(call, Issue.inPath(call));
    }

    private static Commit edit(JiraCall call) {
        var issue = Issue.inPath(call);
        var project = issue.project(call);
        var body = call.body();
        if (!call.may(Permission.EDIT_ISSUES, project)) {
            throw refusedFields(body);
        }
        var errors = new FieldErrors();
        var edits = new Edits(call, Draft.of(project, issue), errors).editing(body);
        if (errors.isEmpty()) {
            Edits.requireSummary(edits.draft(), errors);
        }
        errors.refuse();
        var written = History.written(call, call.state(), issue, edits.draft().edited(issue));
        var state = Properties.given(written.state(), issue.id(), body);
        var commit = commit(state);
        if (written.change() != null) {
            commit = commit.announce(
                    Event.updated(written.issue(), project, written.change(), typeOf(written.change())));
        }
        commit = Creation.withComments(call, commit, written.issue(), project, edits.comments());
        return call.queryTruth("returnIssue", false)
                ? commit.answer(shown(call.seeing(commit.state()), written.issue()))
                : commit;
    }

    /** Jira says of every field that it is not on the screen; without any field there is nothing to name. */
    private static Refusal refusedFields(Fields body) {
        var errors = new FieldErrors();
        for (var part : List.of("fields", "update")) {
            body.objectOrEmpty(part).json().names().forEach(name -> errors.add(name, FieldValues.cannotBeSet(name)));
        }
        errors.refuse();
        return JiraError.saying(403, "You do not have permission to edit issues in this project.");
    }

    private static String typeOf(Change change) {
        var assigned = change.items().size() == 1 && change.items().getFirst().field() == SystemField.ASSIGNEE;
        return assigned ? "issue_assigned" : "issue_updated";
    }

    private static Commit delete(JiraCall call) {
        var issue = Issue.inPath(call);
        var project = issue.project(call);
        if (!call.may(Permission.DELETE_ISSUES, project)) {
            throw JiraError.saying(403, "You do not have permission to delete issues in this project.");
        }
        var subtasks = call.state().scan(Issue.BY_PARENT, issue.id()).stream()
                .filter(child -> child.details().type().isSubtask())
                .toList();
        if (!subtasks.isEmpty() && !call.queryTruth("deleteSubtasks", false)) {
            throw JiraError.saying(
                    400,
                    "The issue '" + issue.key(project) + "' has subtasks.  You must specify the 'deleteSubtasks' "
                            + "parameter to delete this issue and all its subtasks.");
        }
        var state = call.state();
        // Children of an epic stay, and belong to nothing.
        for (var child : call.state().scan(Issue.BY_PARENT, issue.id())) {
            state = child.details().type().isSubtask()
                    ? Removal.of(state, child.id())
                    : orphaned(state, child, project);
        }
        var commit = commit(Removal.of(state, issue.id()));
        for (var subtask : subtasks) {
            commit = commit.announce(Event.deleted(subtask, project));
        }
        return commit.announce(Event.deleted(issue, project));
    }

    private static State orphaned(State state, Issue child, Project project) {
        var draft = Draft.of(project, child);
        draft.parent = null;
        return state.put(ISSUES, draft.edited(child));
    }

    private static Commit assign(JiraCall call) {
        var issue = Issue.inPath(call);
        var project = issue.project(call);
        var body = call.json();
        if (!call.may(Permission.ASSIGN_ISSUES, project)) {
            throw JiraError.saying(403, "You do not have permission to assign issues.");
        }
        var id = body.at("accountId").orElseThrow(() -> JiraError.on("accountId", "The accountId is required."));
        var errors = new FieldErrors();
        var draft = Draft.of(project, issue);
        var value = id.isNull() ? Json.NULL : Json.EMPTY_OBJECT.with("accountId", id);
        new FieldValues(call, draft, errors).set(SystemField.ASSIGNEE, value);
        errors.refuse();
        var written = History.written(call, call.state(), issue, issue.assignedTo(draft.assignee));
        return written.change() == null
                ? commit(call.state())
                : commit(written.state())
                        .announce(Event.updated(written.issue(), project, written.change(), "issue_assigned"));
    }

    private static Response shown(JiraCall call, Issue issue) {
        return Response.json(200, json -> IssueView.members(call, json, issue, IssueLook.ofQuery(call, "*all")));
    }
}

package dtu.jira.issues;

import dtu.jira.FieldErrors;
import dtu.jira.JiraCall;
import dtu.jira.comments.Comment;
import dtu.jira.comments.Remark;
import dtu.jira.configuration.IssueType;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.jira.webhooks.Event;
import dtu.twins.Commit;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One issue brought into being: what was read from a body, checked, and committed. */
record Creation(Issue issue, Project project, Commit commit) {

    static Creation of(JiraCall call, State state, Fields body) {
        var seeing = call.seeing(state);
        var errors = new FieldErrors();
        var fields = body.objectOrEmpty("fields");
        var parent = fields.any("parent").toOptional().flatMap(json -> named(seeing, json));
        var type = type(fields, errors);
        var project = project(seeing, fields, parent.filter(issue -> type != null && type.isSubtask()), errors);
        if (project == null || type == null) {
            errors.refuse();
            throw new IllegalStateException("no project or type, and no complaint");
        }
        var edits = new Edits(seeing, Draft.of(project, type, call.user().id()), errors).creating(body);
        if (type.isSubtask() && edits.draft().parent == null) {
            errors.add("parent", "Issue type is a sub-task but parent issue key or id not specified.");
        }
        Edits.requireSummary(edits.draft(), errors);
        errors.refuse();
        var issue = edits.draft()
                .created(
                        call.mint(Issue.IDS),
                        call.mint(Issue.numbers(project)),
                        call.user().id(),
                        call.stamp());
        var put = state.put(Issue.ISSUES, issue)
                .link(Issue.WATCHERS, issue.id(), call.user().id());
        var commit = Commit.commit(Properties.given(put, issue.id(), body)).announce(Event.created(issue, project));
        return new Creation(issue, project, withComments(seeing, commit, issue, project, edits.comments()));
    }

    private static Optional<Issue> named(JiraCall call, Json parent) {
        return parent.at("key").or(() -> parent.at("id")).flatMap(name -> Issue.seen(call, name.asText()));
    }

    private static @Nullable IssueType type(Fields fields, FieldErrors errors) {
        var given = fields.any("issuetype").or(Json.NULL);
        if (given.isNull()) {
            errors.add("issuetype", "Specify an issue type");
            return null;
        }
        var type = FieldValues.issueType(given);
        if (type == null) {
            errors.add("issuetype", "Specify a valid issue type");
        }
        return type;
    }

    /** The project of a subtask is that of its parent. */
    private static @Nullable Project project(JiraCall call, Fields fields, Optional<Issue> parent, FieldErrors errors) {
        var given = fields.any("project").or(Json.NULL);
        if (given.isNull() && parent.isPresent()) {
            return parent.get().project(call);
        }
        var name = given.at("id").or(() -> given.at("key")).map(Json::asText);
        if (name.isEmpty()) {
            errors.add("project", "Specify a valid project ID or key");
            return null;
        }
        var project = Project.seen(call, name.get());
        if (project.isEmpty()) {
            errors.add("project", "valid project is required");
        } else if (!call.may(Permission.CREATE_ISSUES, project.get())) {
            errors.add("project", "You do not have permission to create issues in this project.");
            return null;
        }
        return project.orElse(null);
    }

    /** The commit with comments that came in the same body. */
    static Commit withComments(JiraCall call, Commit commit, Issue issue, Project project, List<Remark> comments) {
        var next = commit;
        for (var remark : comments) {
            var comment = Comment.create(
                            call.mint(Comment.IDS), issue.id(), call.user().id(), remark.text(), call.stamp())
                    .visibleTo(remark.visibility());
            next = next.with(next.state()
                            .put(Comment.COMMENTS, comment)
                            .link(Issue.WATCHERS, issue.id(), call.user().id()))
                    .announce(Event.commented("comment_created", comment, issue, project));
        }
        return next;
    }

    void members(JiraCall call, JsonOut json) {
        json.text("id", issue.id().value())
                .text("key", issue.key(project))
                .text("self", call.self("/issue/" + issue.id().value()));
    }
}

package dtu.jira.issues;

import dtu.jira.configuration.IssueType;
import dtu.jira.configuration.Priority;
import dtu.jira.configuration.Status;
import dtu.jira.projects.Project;
import dtu.jira.richtext.RichText;
import dtu.jira.users.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue in the making, while one request is read field by field; never leaves that request. */
final class Draft {
    final Project project;
    IssueType type;
    String summary = "";

    @Nullable
    RichText description;

    @Nullable
    RichText environment;

    Priority priority = Priority.USUAL;
    List<String> labels = List.of();

    @Nullable
    LocalDate dueDate;

    Issue.@Nullable Id parent;
    User.@Nullable Id assignee;
    User.@Nullable Id reporter;

    private Draft(Project project, IssueType type) {
        this.project = project;
        this.type = type;
    }

    /** A new issue as it is when the client says nothing about it. */
    static Draft of(Project project, IssueType type, User.Id caller) {
        var draft = new Draft(project, type);
        draft.assignee = project.defaultAssignee();
        draft.reporter = caller;
        return draft;
    }

    static Draft of(Project project, Issue issue) {
        var details = issue.details();
        var draft = new Draft(project, details.type());
        draft.summary = details.summary();
        draft.description = details.description();
        draft.environment = details.environment();
        draft.priority = details.priority();
        draft.labels = details.labels();
        draft.dueDate = details.dueDate();
        draft.parent = details.parent();
        draft.assignee = issue.assignee();
        draft.reporter = issue.reporter();
        return draft;
    }

    private Issue.Details details() {
        return new Issue.Details(type, summary, description, environment, priority, labels, dueDate, parent);
    }

    Issue created(Issue.Id id, long number, User.Id creator, Instant now) {
        return new Issue(
                id,
                new Issue.Place(project.id(), number),
                details(),
                new Issue.Flow(Status.TO_DO, null, null, now),
                new Issue.People(assignee, reporter, creator),
                new Issue.Times(now, now));
    }

    Issue edited(Issue before) {
        var people = new Issue.People(assignee, reporter, before.people().creator());
        return new Issue(before.id(), before.place(), details(), before.flow(), people, before.times());
    }
}

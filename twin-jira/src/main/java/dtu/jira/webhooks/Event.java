package dtu.jira.webhooks;

import dtu.jira.comments.Comment;
import dtu.jira.issues.Change;
import dtu.jira.issues.Issue;
import dtu.jira.projects.Project;
import dtu.jira.users.User;
import dtu.twins.Announcement;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the handler that did it tells it.
 *
 * @param name as webhooks subscribe to it, such as {@code jira:issue_created}
 */
public record Event(String name, Subject subject) implements Announcement {

    /** What an event is about, as it was then. */
    public sealed interface Subject {}

    /**
     * An issue that was created, changed or deleted.
     *
     * @param type the {@code issue_event_type_name}; empty when there is none
     */
    public record OfIssue(
            String type,
            Issue issue,
            Project project,
            @Nullable Change change) implements Subject {}

    /** A comment. */
    public record OfComment(Comment comment, Issue issue, Project project) implements Subject {}

    /** A project. */
    public record OfProject(Project project) implements Subject {}

    /** A person. */
    public record OfUser(User user) implements Subject {}

    /** The issue it is about; null when it is about none. */
    @Nullable
    Issue issue() {
        return switch (subject) {
            case OfIssue about -> about.issue();
            case OfComment about -> about.issue();
            case OfProject about -> null;
            case OfUser about -> null;
        };
    }

    boolean isDeletion() {
        return name.equals("jira:issue_deleted");
    }

    public static Event created(Issue issue, Project project) {
        return new Event("jira:issue_created", new OfIssue("issue_created", issue, project, null));
    }

    public static Event updated(Issue issue, Project project, Change change, String type) {
        return new Event("jira:issue_updated", new OfIssue(type, issue, project, change));
    }

    public static Event deleted(Issue issue, Project project) {
        return new Event("jira:issue_deleted", new OfIssue("", issue, project, null));
    }

    public static Event commented(String name, Comment comment, Issue issue, Project project) {
        return new Event(name, new OfComment(comment, issue, project));
    }

    public static Event of(String name, Project project) {
        return new Event(name, new OfProject(project));
    }

    public static Event of(String name, User user) {
        return new Event(name, new OfUser(user));
    }
}

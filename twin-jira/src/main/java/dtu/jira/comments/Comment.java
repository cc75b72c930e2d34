package dtu.jira.comments;

import dtu.jira.JiraCall;
import dtu.jira.JiraCaller;
import dtu.jira.JiraId;
import dtu.jira.JiraIds;
import dtu.jira.groups.Group;
import dtu.jira.issues.Issue;
import dtu.jira.projects.Project;
import dtu.jira.projects.Role;
import dtu.jira.richtext.RichText;
import dtu.jira.users.User;
import dtu.twins.Ids;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something said about an issue.
 *
 * @param visibility to whom it is restricted; null when to nobody
 */
public record Comment(
        Id id,
        Issue.Id issue,
        User.Id author,
        User.Id updateAuthor,
        RichText body,
        @Nullable Visibility visibility,
        Instant created,
        Instant updated) {
    public static final Table<Id, Comment> COMMENTS = Table.of("Comment", Comment::id);
    public static final Index<Issue.Id, Comment> BY_ISSUE = COMMENTS.index("issue", Comment::issue);
    public static final Ids<Id> IDS = JiraIds.of("comment", Id::new);

    /** From 10000 on. */
    public record Id(String value) implements JiraId {}

    /** One role or group. */
    record Visibility(Kind type, String value, String identifier) {
        /** A role or a group. */
        enum Kind {
            ROLE,
            GROUP
        }
    }

    public static Comment create(Id id, Issue.Id issue, User.Id author, RichText body, Instant now) {
        return new Comment(id, issue, author, author, body, null, now, now);
    }

    public Comment visibleTo(@Nullable Visibility whom) {
        return new Comment(id, issue, author, updateAuthor, body, whom, created, updated);
    }

    Comment rewritten(RichText text, User.Id by, Instant now) {
        return new Comment(id, issue, author, by, text, visibility, created, now);
    }

    /** Whether the caller, who sees the issue, sees the comment too. */
    public boolean isSeen(JiraCall call, Project project) {
        if (visibility == null) {
            return true;
        }
        var user = call.person().orElse(null);
        if (user == null) {
            return call.caller() instanceof JiraCaller.Observer;
        }
        return switch (visibility.type()) {
            case ROLE ->
                Role.byName(visibility.value())
                        .filter(role -> role.has(call.state(), project, user))
                        .isPresent();
            case GROUP -> call.state().isLinked(Group.MEMBERS, new Group.Id(visibility.identifier()), user.id());
        };
    }
}

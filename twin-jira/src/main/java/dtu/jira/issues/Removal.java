package dtu.jira.issues;

import dtu.jira.comments.Comment;
import dtu.jira.links.IssueLink;
import dtu.twins.state.State;

/** Takes an issue away with all that hangs on it. */
final class Removal {
    private Removal() {}

    static State of(State state, Issue.Id issue) {
        var next = state.unlinkAll(Issue.WATCHERS, issue).unlinkAll(Issue.VOTERS, issue);
        for (var comment : state.scan(Comment.BY_ISSUE, issue)) {
            next = next.remove(Comment.COMMENTS, comment.id());
        }
        for (var change : state.scan(Change.BY_ISSUE, issue)) {
            next = next.remove(Change.CHANGES, change.id());
        }
        for (var property : state.scan(IssueProperty.PROPERTIES, IssueProperty.of(issue))) {
            next = next.remove(IssueProperty.PROPERTIES, property.id());
        }
        for (var link : IssueLink.of(state, issue)) {
            next = next.remove(IssueLink.LINKS, link.id());
        }
        return next.remove(Issue.ISSUES, issue);
    }
}

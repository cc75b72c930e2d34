package dtu.jira.comments;

import dtu.jira.JiraCall;
import dtu.jira.issues.Issue;
import dtu.jira.users.UserView;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;

/** A comment as Jira shows one. */
public final class CommentView {
    private CommentView() {}

    public static void members(JiraCall call, JsonOut json, Comment comment) {
        json.text("self", self(call, comment.issue()) + "/" + comment.id().value())
                .text("id", comment.id().value());
        UserView.member(call, json, "author", comment.author());
        comment.body().member(call, json, "body");
        if (call.queryList("expand").contains("renderedBody")) {
            json.text("renderedBody", comment.body().html());
        }
        UserView.member(call, json, "updateAuthor", comment.updateAuthor());
        json.text("created", call.time(comment.created())).text("updated", call.time(comment.updated()));
        var visibility = comment.visibility();
        if (visibility != null) {
            json.object(
                    "visibility",
                    object -> object.text("type", visibility.type().name().toLowerCase(Locale.ROOT))
                            .text("value", visibility.value())
                            .text("identifier", visibility.identifier()));
        }
        json.truth("jsdPublic", true);
    }

    /** As a field of the issue: one page with all of them. */
    public static void embedded(JiraCall call, JsonOut json, Issue issue) {
        var comments = seen(call, issue);
        json.array("comments", comments, (out, comment) -> out.value(object -> members(call, object, comment)))
                .text("self", self(call, issue.id()))
                .number("maxResults", comments.size())
                .number("total", comments.size())
                .number("startAt", 0);
    }

    public static List<Comment> seen(JiraCall call, Issue issue) {
        var project = issue.project(call);
        return call.state().scan(Comment.BY_ISSUE, issue.id()).stream()
                .filter(comment -> comment.isSeen(call, project))
                .toList();
    }

    private static String self(JiraCall call, Issue.Id issue) {
        return call.self("/issue/" + issue.value() + "/comment");
    }
}

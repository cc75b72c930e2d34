package dtu.jira.webhooks;

import dtu.jira.JiraCall;
import dtu.jira.comments.CommentView;
import dtu.jira.issues.Issue;
import dtu.jira.issues.IssueLook;
import dtu.jira.issues.IssueView;
import dtu.jira.projects.Project;
import dtu.jira.projects.ProjectView;
import dtu.jira.users.UserView;
import dtu.twins.http.Parameters;
import dtu.twins.json.JsonOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a webhook is told. */
final class Payload {
    /** What comments are told with. */
    private static final IssueLook REDUCED = IssueLook.of(
            List.of("summary", "issuetype", "project", "assignee", "priority", "status"), List.of(), List.of());
    /** Everything but what has a page of its own; only a last message has that too. */
    private static final IssueLook WHOLE = IssueLook.of(List.of("*all", "-comment", "-worklog"), List.of(), List.of());

    private Payload() {}

    static byte[] of(JiraCall call, Hail hail) {
        return JsonOut.object(json -> {
            json.number("timestamp", hail.at().toEpochMilli())
                    .text("webhookEvent", hail.happened().name());
            switch (hail.happened().subject()) {
                case Event.OfIssue subject -> issue(call, json, hail, subject);
                case Event.OfComment(var comment, var issue, var project) -> {
                    json.object("comment", object -> CommentView.members(call, object, comment));
                    json.object("issue", object -> IssueView.inWebhook(call, object, issue, project, REDUCED));
                }
                case Event.OfProject(var project) -> {
                    json.object("project", object -> {
                        ProjectView.inIssue(call, object, project);
                        UserView.member(call, object, "projectLead", project.lead());
                        object.text("assigneeType", project.assigneeType());
                    });
                }
                case Event.OfUser(var user) -> json.object("user", object -> UserView.members(call, object, user));
            }
        });
    }

    private static void issue(JiraCall call, JsonOut json, Hail hail, Event.OfIssue subject) {
        if (!subject.type().isEmpty()) {
            json.text("issue_event_type_name", subject.type());
        }
        if (hail.by() != null) {
            UserView.member(call, json, "user", hail.by());
        }
        var look = hail.happened().isDeletion() ? IssueLook.everything() : WHOLE;
        json.object("issue", object -> IssueView.inWebhook(call, object, subject.issue(), subject.project(), look));
        var change = subject.change();
        if (change != null) {
            json.object("changelog", change::inWebhook);
        }
    }

    /** A URL may name the things an event is about. */
    static String filledIn(String url, Event event) {
        var values = new LinkedHashMap<String, String>();
        switch (event.subject()) {
            case Event.OfIssue subject -> name(values, subject.issue(), subject.project());
            case Event.OfComment(var comment, var issue, var project) -> {
                name(values, issue, project);
                values.put("comment.id", comment.id().value());
            }
            case Event.OfProject(var project) -> name(values, project);
            case Event.OfUser(var user) ->
                values.put("modifiedUser.accountId", user.id().value());
        }
        var filled = url;
        for (var value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", Parameters.encoded(value.getValue()));
        }
        return filled;
    }

    private static void name(Map<String, String> values, Issue issue, Project project) {
        values.put("issue.id", issue.id().value());
        values.put("issue.key", issue.key(project));
        name(values, project);
    }

    private static void name(Map<String, String> values, Project project) {
        values.put("project.id", project.id().value());
        values.put("project.key", project.key());
    }
}

package dtu.jira.words;

import dtu.jira.JiraCall;
import dtu.jira.comments.Comment;
import dtu.jira.configuration.SystemField;
import dtu.jira.issues.Issue;
import dtu.twins.state.EntityId;
import dtu.twins.words.Happening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to issues between two states, found by what differs. */
public final class IssueFacts {
    private final JiraCall before;
    private final JiraCall after;
    private final List<Happening> happenings = new ArrayList<>();

    private IssueFacts(JiraCall before, JiraCall after) {
        this.before = before;
        this.after = after;
    }

    public static List<Happening> between(JiraCall before, JiraCall after) {
        var facts = new IssueFacts(before, after);
        before.state().diff(after.state(), (shape, id, was, is) -> facts.row(was, is));
        return List.copyOf(facts.happenings);
    }

    private void row(@Nullable Object was, @Nullable Object is) {
        if (was == null && is instanceof Issue issue) {
            created(issue);
        } else if (was instanceof Issue old && is instanceof Issue issue) {
            changed(old, issue);
        } else if (was instanceof Issue old && is == null) {
            happenings.add(new Happening(JiraWords.DELETED, fields(before, old, List.of())));
        } else if (was == null && is instanceof Comment comment) {
            commented(comment);
        }
    }

    private void created(Issue issue) {
        var fields = fields(after, issue, List.of());
        fields.put("summary", issue.summary());
        fields.put("reporter", text(issue.reporter()));
        fields.put("labels", issue.details().labels());
        happenings.add(new Happening(JiraWords.CREATED, fields));
    }

    private void changed(Issue old, Issue issue) {
        var names = names(old, issue);
        if (old.status() != issue.status()) {
            var fields = fields(after, issue, names);
            fields.put("from", old.status().label());
            fields.put("to", issue.status().label());
            happenings.add(new Happening(JiraWords.MOVED, fields));
        }
        if (!Objects.equals(old.assignee(), issue.assignee())) {
            var fields = fields(after, issue, names);
            fields.put("from", text(old.assignee()));
            fields.put("to", text(issue.assignee()));
            happenings.add(new Happening(JiraWords.ASSIGNED, fields));
        }
        var others = new ArrayList<>(names);
        others.removeAll(List.of(SystemField.STATUS.id(), SystemField.RESOLUTION.id(), SystemField.ASSIGNEE.id()));
        if (!others.isEmpty()) {
            happenings.add(new Happening(JiraWords.EDITED, fields(after, issue, names)));
        }
    }

    private static List<String> names(Issue old, Issue issue) {
        var names = new ArrayList<String>();
        var was = old.details();
        var is = issue.details();
        add(names, SystemField.SUMMARY, was.summary(), is.summary());
        add(names, SystemField.DESCRIPTION, was.description(), is.description());
        add(names, SystemField.ENVIRONMENT, was.environment(), is.environment());
        add(names, SystemField.ISSUE_TYPE, was.type(), is.type());
        add(names, SystemField.PRIORITY, was.priority(), is.priority());
        add(names, SystemField.LABELS, was.labels(), is.labels());
        add(names, SystemField.DUE_DATE, was.dueDate(), is.dueDate());
        add(names, SystemField.PARENT, was.parent(), is.parent());
        add(names, SystemField.ASSIGNEE, old.assignee(), issue.assignee());
        add(names, SystemField.REPORTER, old.reporter(), issue.reporter());
        add(names, SystemField.STATUS, old.status(), issue.status());
        add(names, SystemField.RESOLUTION, old.flow().resolution(), issue.flow().resolution());
        return names;
    }

    private static void add(List<String> names, SystemField field, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            names.add(field.id());
        }
    }

    private void commented(Comment comment) {
        var issue = after.state().find(Issue.ISSUES, comment.issue());
        if (issue.isPresent()) {
            var project = issue.get().project(after);
            happenings.add(new Happening(
                    JiraWords.COMMENT,
                    Map.of(
                            "key", issue.get().key(project),
                            "project", project.key(),
                            "author", comment.author().value(),
                            "text", comment.body().plain())));
        }
    }

    private static Map<String, Object> fields(JiraCall call, Issue issue, List<String> names) {
        var project = issue.project(call);
        var fields = new HashMap<String, Object>();
        fields.put("key", issue.key(project));
        fields.put("project", project.key());
        fields.put("fields", names);
        return fields;
    }

    private static String text(@Nullable EntityId id) {
        return id == null ? "" : id.value();
    }
}

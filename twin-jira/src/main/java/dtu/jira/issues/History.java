package dtu.jira.issues;

import dtu.jira.JiraCall;
import dtu.jira.configuration.SystemField;
import dtu.jira.richtext.RichText;
import dtu.jira.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down what a write changed: one entry, whatever the number of fields; none when nothing did. */
final class History {
    private History() {}

    /** What an issue has become, and the entry that says so; null when nothing changed. */
    record Written(State state, Issue issue, @Nullable Change change) {}

    static Written written(JiraCall call, State state, Issue before, Issue after) {
        var items = items(call, state, before, after);
        if (items.isEmpty()) {
            return new Written(state, before, null);
        }
        var touched = after.touched(call.stamp());
        var change = new Change(call.mint(Change.IDS), before.id(), call.user().id(), call.stamp(), items);
        return new Written(state.put(Issue.ISSUES, touched).put(Change.CHANGES, change), touched, change);
    }

    private static List<Change.Item> items(JiraCall call, State state, Issue before, Issue after) {
        var items = new ArrayList<Change.Item>();
        var was = before.details();
        var is = after.details();
        add(
                items,
                SystemField.ISSUE_TYPE,
                was.type().id(),
                was.type().label(),
                is.type().id(),
                is.type().label());
        add(items, SystemField.SUMMARY, null, was.summary(), null, is.summary());
        add(items, SystemField.DESCRIPTION, null, wiki(was.description()), null, wiki(is.description()));
        add(items, SystemField.ENVIRONMENT, null, wiki(was.environment()), null, wiki(is.environment()));
        add(
                items,
                SystemField.PRIORITY,
                was.priority().id(),
                was.priority().label(),
                is.priority().id(),
                is.priority().label());
        add(items, SystemField.LABELS, null, String.join(" ", was.labels()), null, String.join(" ", is.labels()));
        add(
                items,
                SystemField.DUE_DATE,
                text(was.dueDate()),
                text(was.dueDate()),
                text(is.dueDate()),
                text(is.dueDate()));
        add(
                items,
                SystemField.PARENT,
                id(was.parent()),
                key(call, was.parent()),
                id(is.parent()),
                key(call, is.parent()));
        var out = before.people();
        var in = after.people();
        add(
                items,
                SystemField.ASSIGNEE,
                id(out.assignee()),
                name(state, out.assignee()),
                id(in.assignee()),
                name(state, in.assignee()));
        add(
                items,
                SystemField.REPORTER,
                id(out.reporter()),
                name(state, out.reporter()),
                id(in.reporter()),
                name(state, in.reporter()));
        flow(items, before.flow(), after.flow());
        return items;
    }

    private static void flow(List<Change.Item> items, Issue.Flow before, Issue.Flow after) {
        var was = before.resolution();
        var is = after.resolution();
        add(
                items,
                SystemField.RESOLUTION,
                was == null ? null : was.id(),
                was == null ? null : was.label(),
                is == null ? null : is.id(),
                is == null ? null : is.label());
        add(
                items,
                SystemField.STATUS,
                before.status().id(),
                before.status().label(),
                after.status().id(),
                after.status().label());
    }

    private static void add(
            List<Change.Item> items,
            SystemField field,
            @Nullable String from,
            @Nullable String fromString,
            @Nullable String to,
            @Nullable String toString) {
        if (!Objects.equals(from, to) || !Objects.equals(fromString, toString)) {
            items.add(new Change.Item(field, from, fromString, to, toString));
        }
    }

    private static @Nullable String wiki(@Nullable RichText text) {
        return text == null ? null : text.wiki();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String id(@Nullable EntityId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable String name(State state, User.@Nullable Id id) {
        return id == null ? null : state.get(User.USERS, id).displayName();
    }

    private static @Nullable String key(JiraCall call, Issue.@Nullable Id id) {
        return id == null
                ? null
                : call.state()
                        .find(Issue.ISSUES, id)
                        .map(issue -> issue.key(call))
                        .orElse(null);
    }
}

package dtu.jira.issues;

import dtu.jira.JiraCall;
import dtu.jira.configuration.SystemField;
import dtu.jira.richtext.RichText;
import dtu.jira.users.User;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
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
        details(items, call, before.details(), after.details());
        var was = before.people();
        var is = after.people();
        add(items, SystemField.ASSIGNEE, person(state, was.assignee()), person(state, is.assignee()));
        add(items, SystemField.REPORTER, person(state, was.reporter()), person(state, is.reporter()));
        add(items, SystemField.RESOLUTION, resolution(before.flow()), resolution(after.flow()));
        add(items, SystemField.STATUS, status(before.flow()), status(after.flow()));
        return items;
    }

    private static void details(List<Change.Item> items, JiraCall call, Issue.Details was, Issue.Details is) {
        add(items, SystemField.ISSUE_TYPE, type(was), type(is));
        add(items, SystemField.SUMMARY, Side.text(was.summary()), Side.text(is.summary()));
        add(items, SystemField.DESCRIPTION, wiki(was.description()), wiki(is.description()));
        add(items, SystemField.ENVIRONMENT, wiki(was.environment()), wiki(is.environment()));
        add(items, SystemField.PRIORITY, priority(was), priority(is));
        add(items, SystemField.LABELS, labels(was), labels(is));
        add(items, SystemField.DUE_DATE, dueDate(was), dueDate(is));
        add(items, SystemField.PARENT, issue(call, was.parent()), issue(call, is.parent()));
    }

    /** A value as an entry names it: its id, null for what has none, and its words. */
    private record Side(@Nullable String id, @Nullable String words) {
        static final Side NOTHING = new Side(null, null);

        static Side text(String words) {
            return new Side(null, words);
        }
    }

    private static void add(List<Change.Item> items, SystemField field, Side from, Side to) {
        if (!from.equals(to)) {
            items.add(new Change.Item(field, from.id(), from.words(), to.id(), to.words()));
        }
    }

    private static Side type(Issue.Details details) {
        return new Side(details.type().id(), details.type().label());
    }

    private static Side wiki(@Nullable RichText text) {
        return text == null ? Side.NOTHING : Side.text(text.wiki());
    }

    private static Side priority(Issue.Details details) {
        return new Side(details.priority().id(), details.priority().label());
    }

    /** The whole list, as one text. */
    private static Side labels(Issue.Details details) {
        return Side.text(String.join(" ", details.labels()));
    }

    private static Side dueDate(Issue.Details details) {
        var due = details.dueDate();
        return due == null ? Side.NOTHING : new Side(due.toString(), due.toString());
    }

    private static Side issue(JiraCall call, Issue.@Nullable Id id) {
        return id == null
                ? Side.NOTHING
                : new Side(
                        id.value(),
                        call.state()
                                .find(Issue.ISSUES, id)
                                .map(issue -> issue.key(call))
                                .orElse(null));
    }

    private static Side person(State state, User.@Nullable Id id) {
        return id == null
                ? Side.NOTHING
                : new Side(id.value(), state.get(User.USERS, id).displayName());
    }

    private static Side resolution(Issue.Flow flow) {
        var resolution = flow.resolution();
        return resolution == null ? Side.NOTHING : new Side(resolution.id(), resolution.label());
    }

    private static Side status(Issue.Flow flow) {
        return new Side(flow.status().id(), flow.status().label());
    }
}

package dtu.jira.jql;

import dtu.jira.JiraCall;
import dtu.jira.configuration.SystemField;
import dtu.jira.issues.Change;
import dtu.jira.issues.Issue;
import dtu.jira.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a field of an issue was in the course of time, as WAS and CHANGED look at it. */
record Past(JiraCall call, Facets facets) {

    /**
     * A value and how long it held.
     *
     * @param value null for an empty field
     * @param to null when it still holds
     * @param by who set it
     */
    private record Period(
            @Nullable String value, Instant from, @Nullable Instant to, User.@Nullable Id by) {}

    /** The limits that predicates set. */
    record Limits(
            @Nullable Instant after,
            @Nullable Instant before,
            Dates.@Nullable Span during,
            @Nullable Set<String> by,
            @Nullable Set<@Nullable String> from,
            @Nullable Set<@Nullable String> to) {
        static final Limits NONE = new Limits(null, null, null, null, null, null);

        private boolean allowsAuthor(User.@Nullable Id author) {
            return by == null || (author != null && by.contains(author.value()));
        }

        private boolean meets(Period period) {
            var end = period.to();
            return (after == null || end == null || end.isAfter(after))
                    && (before == null || period.from().isBefore(before))
                    && (during == null
                            || (period.from().isBefore(during.to()) && (end == null || end.isAfter(during.from()))))
                    && allowsAuthor(period.by());
        }

        private boolean meets(Change change, Change.Item item) {
            var at = change.created();
            return (after == null || at.isAfter(after))
                    && (before == null || at.isBefore(before))
                    && (during == null || during.holds(at))
                    && allowsAuthor(change.author())
                    && (from == null || from.contains(item.from()))
                    && (to == null || to.contains(item.to()));
        }
    }

    /** Whether the field ever had one of the values; null among them stands for empty. */
    boolean was(JqlField field, SystemField history, Issue issue, Set<@Nullable String> values, Limits limits) {
        return periods(field, history, issue).stream()
                .anyMatch(period -> values.contains(period.value()) && limits.meets(period));
    }

    /** Whether the field was changed; values set on creation are no changes. */
    boolean changed(SystemField history, Issue issue, Limits limits) {
        for (var change : call.state().scan(Change.BY_ISSUE, issue.id())) {
            for (var item : change.items()) {
                if (item.field() == history && limits.meets(change, item)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Period> periods(JqlField field, SystemField history, Issue issue) {
        var periods = new ArrayList<Period>();
        var present = facets.choices(field, issue);
        var from = issue.times().created();
        var by = (User.@Nullable Id) issue.people().creator();
        for (var change : call.state().scan(Change.BY_ISSUE, issue.id())) {
            for (var item : change.items()) {
                if (item.field() == history) {
                    periods.add(new Period(item.from(), from, change.created(), by));
                    from = change.created();
                    by = change.author();
                }
            }
        }
        periods.add(new Period(present.isEmpty() ? null : present.getFirst(), from, null, by));
        return periods;
    }
}

package dtu.jira.jql;

import dtu.jira.JiraCall;
import dtu.jira.comments.Comment;
import dtu.jira.comments.CommentView;
import dtu.jira.issues.Issue;
import dtu.jira.links.IssueLink;
import dtu.jira.projects.Project;
import dtu.jira.richtext.RichText;
import dtu.jira.users.User;
import dtu.twins.state.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an issue has in a field, in the form in which it is compared. */
final class Facets {
    private final JiraCall call;

    Facets(JiraCall call) {
        this.call = call;
    }

    /** The ids of what is chosen; none when the field is empty. */
    List<String> choices(JqlField field, Issue issue) {
        var details = issue.details();
        return switch (field) {
            case PROJECT -> List.of(issue.place().project().value());
            case PARENT -> ids(details.parent());
            case ISSUE_TYPE -> List.of(details.type().id());
            case STATUS -> List.of(issue.status().id());
            case STATUS_CATEGORY -> List.of(issue.status().category().id());
            case RESOLUTION ->
                issue.flow().resolution() == null
                        ? List.of()
                        : List.of(issue.flow().resolution().id());
            case PRIORITY -> List.of(details.priority().id());
            case LABELS ->
                details.labels().stream()
                        .map(label -> label.toLowerCase(Locale.ROOT))
                        .toList();
            case LINK_TYPE ->
                IssueLink.of(call.state(), issue.id()).stream()
                        .map(link -> link.type().name())
                        .toList();
            case ASSIGNEE -> ids(issue.assignee());
            case REPORTER -> ids(issue.reporter());
            case CREATOR -> ids(issue.people().creator());
            case WATCHER ->
                call.state().linked(Issue.WATCHERS, issue.id()).stream()
                        .map(User.Id::value)
                        .toList();
            case VOTER ->
                call.state().linked(Issue.VOTERS, issue.id()).stream()
                        .map(User.Id::value)
                        .toList();
            default -> List.of();
        };
    }

    private static List<String> ids(@Nullable EntityId id) {
        return id == null ? List.of() : List.of(id.value());
    }

    @Nullable
    Instant date(JqlField field, Issue issue) {
        return switch (field) {
            case CREATED -> issue.times().created();
            case UPDATED -> issue.times().updated();
            case RESOLVED -> issue.flow().resolved();
            case STATUS_CATEGORY_CHANGED -> issue.flow().categoryChanged();
            case DUE -> {
                var due = issue.details().dueDate();
                yield due == null ? null : due.atStartOfDay(call.zone()).toInstant();
            }
            default -> null;
        };
    }

    long number(JqlField field, Issue issue) {
        return field == JqlField.VOTES
                ? call.state().linked(Issue.VOTERS, issue.id()).size()
                : call.state().linked(Issue.WATCHERS, issue.id()).size();
    }

    /** All texts a text field has. */
    List<String> texts(JqlField field, Issue issue) {
        var texts = new ArrayList<String>();
        var whole = field == JqlField.TEXT;
        if (whole || field == JqlField.SUMMARY) {
            texts.add(issue.summary());
        }
        if (whole || field == JqlField.DESCRIPTION) {
            plain(issue.details().description()).ifPresent(texts::add);
        }
        if (whole || field == JqlField.ENVIRONMENT) {
            plain(issue.details().environment()).ifPresent(texts::add);
        }
        if (whole || field == JqlField.COMMENT) {
            CommentView.seen(call, issue).stream()
                    .map(Comment::body)
                    .map(RichText::plain)
                    .forEach(texts::add);
        }
        return texts;
    }

    private static Optional<String> plain(@Nullable RichText text) {
        return Optional.ofNullable(text).map(RichText::plain);
    }

    boolean isEmpty(JqlField field, Issue issue) {
        return switch (field.kind()) {
            case TEXT -> texts(field, issue).isEmpty();
            case DATE -> date(field, issue) == null;
            case NUMBER, KEY, ORDER -> false;
            case CHOICE, RANKED, USER -> choices(field, issue).isEmpty();
        };
    }

    /** How a field sorts upwards, empty ones last; empty when one cannot sort by it. */
    Optional<Comparator<Issue>> order(JqlField field) {
        return switch (field) {
            case KEY ->
                Optional.of(Comparator.comparing((Issue issue) -> project(issue).key())
                        .thenComparingLong(issue -> issue.place().number()));
            case PROJECT -> by(issue -> project(issue).key());
            case SUMMARY -> by(issue -> issue.summary().toLowerCase(Locale.ROOT));
            case ISSUE_TYPE -> by(issue -> issue.details().type().label());
            case STATUS -> by(Issue::status);
            case STATUS_CATEGORY -> by(issue -> issue.status().category().id());
            case RESOLUTION -> by(issue -> issue.flow().resolution());
            // Upwards is from the least to the most important.
            case PRIORITY ->
                by(issue -> -Integer.parseInt(issue.details().priority().id()));
            case LABELS ->
                by(issue -> issue.details().labels().isEmpty()
                        ? null
                        : issue.details().labels().getFirst());
            case ASSIGNEE -> by(issue -> name(issue.assignee()));
            case REPORTER -> by(issue -> name(issue.reporter()));
            case CREATOR -> by(issue -> name(issue.people().creator()));
            case PARENT -> by(issue -> issue.details().parent());
            case WATCHERS, VOTES -> by(issue -> number(field, issue));
            case CREATED, UPDATED, RESOLVED, DUE, STATUS_CATEGORY_CHANGED -> by(issue -> date(field, issue));
            case RANK -> by(Issue::id);
            case COMPONENT, FIX_VERSION, AFFECTED_VERSION -> by(issue -> 0);
            case DESCRIPTION, ENVIRONMENT, COMMENT, TEXT, LINK_TYPE, WATCHER, VOTER -> Optional.empty();
        };
    }

    private static <T extends Comparable<? super T>> Optional<Comparator<Issue>> by(
            Function<Issue, @Nullable T> facet) {
        return Optional.of((one, other) -> {
            var left = facet.apply(one);
            var right = facet.apply(other);
            if (left == null || right == null) {
                return left == right ? 0 : left == null ? 1 : -1;
            }
            return left.compareTo(right);
        });
    }

    private Project project(Issue issue) {
        return issue.project(call);
    }

    private @Nullable String name(User.@Nullable Id id) {
        return id == null
                ? null
                : call.state().get(User.USERS, id).displayName().toLowerCase(Locale.ROOT);
    }
}

package dtu.jira.jql;

import dtu.jira.JiraCall;
import dtu.jira.JiraCaller;
import dtu.jira.configuration.IssueType;
import dtu.jira.configuration.Priority;
import dtu.jira.configuration.Resolution;
import dtu.jira.configuration.Status;
import dtu.jira.configuration.StatusCategory;
import dtu.jira.groups.Group;
import dtu.jira.issues.Issue;
import dtu.jira.links.LinkType;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.jira.users.User;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the names in a query stand for, to the one who asks; complains about those that stand for nothing. */
final class Values {
    private final JiraCall call;
    private final List<String> complaints;
    private final Functions functions;

    Values(JiraCall call, List<String> complaints) {
        this.call = call;
        this.complaints = complaints;
        this.functions = new Functions(call, complaints);
    }

    void complain(String message) {
        complaints.add(message);
    }

    /** The ids of what an operand names; null among them stands for empty. */
    Set<@Nullable String> ids(JqlField field, Operand operand) {
        var ids = new HashSet<@Nullable String>();
        collect(field, operand, ids);
        return ids;
    }

    private void collect(JqlField field, Operand operand, Set<@Nullable String> ids) {
        switch (operand) {
            case Operand.Empty empty -> ids.add(null);
            case Operand.Values(var all, var written) -> all.forEach(one -> collect(field, one, ids));
            case Operand.Function function -> ids.addAll(functions.ids(field, function));
            case Operand.Value(var text, var written) -> {
                if (field == JqlField.RESOLUTION && text.equalsIgnoreCase("unresolved")) {
                    ids.add(null);
                } else {
                    found(field, text).ifPresentOrElse(ids::add, () -> complain(missing(field, text)));
                }
            }
        }
    }

    private Optional<String> found(JqlField field, String text) {
        return switch (field) {
            case PROJECT -> project(text).map(project -> project.id().value());
            case KEY, PARENT -> Issue.seen(call, text).map(issue -> issue.id().value());
            case ISSUE_TYPE -> either(text, IssueType::byId, IssueType::byName).map(IssueType::id);
            case STATUS -> either(text, Status::byId, Status::byName).map(Status::id);
            case STATUS_CATEGORY -> StatusCategory.named(text).map(StatusCategory::id);
            case RESOLUTION ->
                either(text, Resolution::byId, Resolution::byName).map(Resolution::id);
            case PRIORITY -> either(text, Priority::byId, Priority::byName).map(Priority::id);
            case LABELS -> Optional.of(text.toLowerCase(Locale.ROOT));
            case LINK_TYPE ->
                Arrays.stream(LinkType.values())
                        .filter(type -> type.name().equalsIgnoreCase(text)
                                || type.inward().equalsIgnoreCase(text)
                                || type.outward().equalsIgnoreCase(text))
                        .map(LinkType::name)
                        .findFirst();
            case ASSIGNEE, REPORTER, CREATOR, WATCHER, VOTER ->
                user(text).map(user -> user.id().value());
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> either(
            String text, Function<String, Optional<T>> byId, Function<String, Optional<T>> byName) {
        return byId.apply(text).or(() -> byName.apply(text));
    }

    /** By key in whatever case, by name, or by id. */
    private Optional<Project> project(String text) {
        return Project.byKey(call.state(), text.toUpperCase(Locale.ROOT))
                .or(() -> Project.byName(call.state(), text))
                .or(() -> Project.byId(call.state(), text))
                .filter(project -> call.may(Permission.BROWSE_PROJECTS, project));
    }

    private Optional<User> user(String text) {
        return user(call, text);
    }

    /** By account id, and for people who type by address. */
    static Optional<User> user(JiraCall call, String text) {
        return call.state()
                .find(User.USERS, new User.Id(text))
                .or(() -> call.state().find(User.BY_EMAIL, User.key(text)));
    }

    private String missing(JqlField field, String text) {
        if (field == JqlField.KEY || field == JqlField.PARENT) {
            return "An issue with key '" + text + "' does not exist for field '" + field.label() + "'.";
        }
        var isNumber = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        return isNumber
                ? "A value with ID '" + text + "' does not exist for the field '" + field.label() + "'."
                : "The value '" + text + "' does not exist for the field '" + field.label() + "'.";
    }

    /** The field of that name; null when there is none, and that has been said. */
    @Nullable
    JqlField field(Clause.Field named) {
        var field = JqlField.named(named.name());
        if (field.isEmpty()) {
            var reader = call.caller() instanceof JiraCaller.Anonymous
                    ? "this field cannot be viewed by anonymous users."
                    : "you do not have permission to view it.";
            complain("Field '" + named.name() + "' does not exist or " + reader);
        }
        return field.orElse(null);
    }

    /** The point in time that an operand names; null when it names none, and that has been said. */
    Dates.@Nullable Span date(String field, Operand operand) {
        var dates = new Dates(call.now(), call.zone());
        var span = switch (operand) {
            case Operand.Value(var text, var written) -> dates.read(text);
            case Operand.Function(var name, var arguments, var written) -> dates.function(name, arguments);
            case Operand.Values values -> Optional.<Dates.Span>empty();
            case Operand.Empty empty -> Optional.<Dates.Span>empty();
        };
        if (span.isEmpty()) {
            complain(
                    operand instanceof Operand.Function(var name, var arguments, var written)
                            ? "Unable to find JQL function '" + written + "'."
                            : "Date value '" + operand.written() + "' for field '" + field
                                    + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', "
                                    + "'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
        }
        return span.orElse(null);
    }

    @Nullable
    Long number(JqlField field, Operand operand) {
        if (operand instanceof Operand.Value(var text, var written)) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException notANumber) {
                complain("Value '" + text + "' is invalid for the '" + field.label()
                        + "' field. Use a positive integer.");
                return null;
            }
        }
        complain("Operator does not support the value '" + operand.written() + "' for field '" + field.label() + "'.");
        return null;
    }

    /** Who belongs to a group. */
    static List<String> members(JiraCall call, Group group) {
        return call.state().linked(Group.MEMBERS, group.id()).stream()
                .map(User.Id::value)
                .toList();
    }
}

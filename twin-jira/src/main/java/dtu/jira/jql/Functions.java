package dtu.jira.jql;

import dtu.jira.JiraCall;
import dtu.jira.configuration.IssueType;
import dtu.jira.groups.Group;
import dtu.jira.issues.Change;
import dtu.jira.issues.Issue;
import dtu.jira.links.IssueLink;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.jira.projects.Role;
import dtu.jira.users.User;
import dtu.twins.state.Relation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions of JQL that name people, projects, types and issues. */
final class Functions {
    private final JiraCall call;
    private final List<String> complaints;

    Functions(JiraCall call, List<String> complaints) {
        this.call = call;
        this.complaints = complaints;
    }

    List<String> ids(JqlField field, Operand.Function function) {
        var ids = switch (field.kind()) {
            case USER -> people(function);
            case KEY -> issues(function);
            case CHOICE, RANKED, NUMBER, DATE, TEXT, ORDER -> choices(field, function);
        };
        if (ids == null) {
            complaints.add("Unable to find JQL function '" + function.written() + "'.");
            return List.of();
        }
        return ids;
    }

    private @Nullable List<String> people(Operand.Function function) {
        return switch (function.name().toLowerCase(Locale.ROOT)) {
            case "currentuser" ->
                call.person().map(user -> user.id().value()).stream().toList();
            case "membersof" -> {
                var name = argument(function, 0);
                var group = call.state()
                        .find(Group.BY_NAME, Group.key(name))
                        .or(() -> call.state().find(Group.GROUPS, new Group.Id(name)));
                if (group.isEmpty()) {
                    complaints.add("Function 'membersOf' can not generate a list of usernames for group '" + name
                            + "'; the group does not exist.");
                }
                yield group.map(found -> Values.members(call, found)).orElse(List.of());
            }
            default -> null;
        };
    }

    private @Nullable List<String> choices(JqlField field, Operand.Function function) {
        var name = function.name().toLowerCase(Locale.ROOT);
        return switch (field) {
            case ISSUE_TYPE ->
                switch (name) {
                    case "standardissuetypes" -> types(type -> !type.isSubtask());
                    case "subtaskissuetypes" -> types(IssueType::isSubtask);
                    default -> null;
                };
            case PROJECT ->
                switch (name) {
                    case "projectsleadbyuser" -> {
                        var leader = person(function, 0);
                        yield projects(project -> project.lead().equals(leader));
                    }
                    case "projectswhereuserhaspermission" -> {
                        var permission = Permission.byKey(
                                argument(function, 0).toUpperCase(Locale.ROOT).replace(' ', '_'));
                        yield projects(project ->
                                permission.filter(one -> call.may(one, project)).isPresent());
                    }
                    case "projectswhereuserhasrole" -> {
                        var role = Role.byName(argument(function, 0));
                        yield projects(project -> call.person()
                                .filter(user -> role.filter(one -> one.has(call.state(), project, user))
                                        .isPresent())
                                .isPresent());
                    }
                    default -> null;
                };
            default -> null;
        };
    }

    private static List<String> types(Predicate<IssueType> wanted) {
        return Arrays.stream(IssueType.values())
                .filter(wanted)
                .map(IssueType::id)
                .toList();
    }

    private List<String> projects(Predicate<Project> wanted) {
        return call.state().scan(Project.LISTED).stream()
                .filter(project -> call.may(Permission.BROWSE_PROJECTS, project))
                .filter(wanted)
                .map(project -> project.id().value())
                .toList();
    }

    private @Nullable List<String> issues(Operand.Function function) {
        return switch (function.name().toLowerCase(Locale.ROOT)) {
            case "linkedissues" -> linked(argument(function, 0), argument(function, 1));
            case "linkedissue" -> linked(argument(function, 0), argument(function, 1));
            case "votedissues" -> of(mine(Issue.VOTERS));
            case "watchedissues" -> of(mine(Issue.WATCHERS));
            case "issuehistory" -> List.of();
            case "updatedby" -> updatedBy(function);
            default -> null;
        };
    }

    private Stream<Issue.Id> mine(Relation<Issue.Id, User.Id> relation) {
        return call.person().stream().flatMap(user -> call.state().linking(relation, user.id()).stream());
    }

    private static List<String> of(Stream<Issue.Id> ids) {
        return ids.map(Issue.Id::value).toList();
    }

    /** Those at the other end of a link; with a description, of links that read so from this end. */
    private List<String> linked(String key, String description) {
        var issue = Issue.seen(call, key);
        if (issue.isEmpty()) {
            complaints.add("Issue '" + key + "' could not be found in function 'linkedIssues'.");
            return List.of();
        }
        var end = issue.get().id();
        return IssueLink.of(call.state(), end).stream()
                .filter(link -> description.isEmpty() || reads(link, end).equalsIgnoreCase(description))
                .map(link -> link.inward().equals(end) ? link.outward() : link.inward())
                .map(Issue.Id::value)
                .toList();
    }

    private static String reads(IssueLink link, Issue.Id end) {
        return link.inward().equals(end) ? link.type().outward() : link.type().inward();
    }

    private List<String> updatedBy(Operand.Function function) {
        var user = person(function, 0);
        var dates = new Dates(call.now(), call.zone());
        var from = dates.read(argument(function, 1)).map(Dates.Span::from).orElse(Instant.MIN);
        var to = dates.read(argument(function, 2)).map(Dates.Span::from).orElse(Instant.MAX);

        return call.state().scan(Issue.ISSUES).stream()
                .filter(issue -> call.state().scan(Change.BY_ISSUE, issue.id()).stream()
                        .anyMatch(change -> change.author().equals(user)
                                && !change.created().isBefore(from)
                                && change.created().isBefore(to)))
                .map(issue -> issue.id().value())
                .toList();
    }

    /** The person an argument names; the caller when there is none; nobody's id when it is nobody. */
    private User.Id person(Operand.Function function, int number) {
        var name = argument(function, number);
        if (name.isEmpty()) {
            return call.person().map(User::id).orElse(new User.Id(""));
        }
        var user = Values.user(call, name);
        if (user.isEmpty()) {
            complaints.add("The user '" + name + "' does not exist and cannot be used in the '" + function.name()
                    + "' function.");
        }
        return user.map(User::id).orElse(new User.Id(""));
    }

    private static String argument(Operand.Function function, int number) {
        return number < function.arguments().size() ? function.arguments().get(number) : "";
    }
}

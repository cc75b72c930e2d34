package dtu.jira.issues;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraId;
import dtu.jira.JiraIds;
import dtu.jira.configuration.IssueType;
import dtu.jira.configuration.Priority;
import dtu.jira.configuration.Resolution;
import dtu.jira.configuration.Status;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.jira.richtext.RichText;
import dtu.jira.users.User;
import dtu.twins.Ids;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A piece of work. */
public record Issue(Id id, Place place, Details details, Flow flow, People people, Times times) {
    /** In the order in which they were created. */
    public static final Table<Id, Issue> ISSUES = Table.of("Issue", Issue::id);

    public static final Index<Place, Issue> BY_PLACE = ISSUES.index("place", Issue::place);
    public static final Index<Status, Issue> BY_STATUS = ISSUES.index("status", Issue::status);
    public static final Index<User.Id, Issue> BY_ASSIGNEE = ISSUES.index("assignee", Issue::assignee);
    public static final Index<User.Id, Issue> BY_REPORTER = ISSUES.index("reporter", Issue::reporter);
    public static final Index<Instant, Issue> BY_UPDATED = ISSUES.index("updated", issue -> issue.times.updated());
    public static final Index<Id, Issue> BY_PARENT = ISSUES.index("parent", issue -> issue.details.parent());
    public static final Index<String, Issue> BY_LABEL = ISSUES.indexEach("label", issue -> issue.details.labels());

    public static final Relation<Id, User.Id> WATCHERS = Relation.of("Watcher");
    public static final Relation<Id, User.Id> VOTERS = Relation.of("Voter");

    public static final Ids<Id> IDS = JiraIds.of("issue", Id::new);

    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9]+)-([1-9][0-9]{0,17})");

    /** From 10000 on. */
    public record Id(String value) implements JiraId {}

    /** The project and the number in it: what the key is made of. */
    public record Place(Project.Id project, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byProject = project.compareTo(other.project);
            return byProject != 0 ? byProject : Long.compare(number, other.number);
        }
    }

    /** What the issue says. */
    public record Details(
            IssueType type,
            String summary,
            @Nullable RichText description,
            @Nullable RichText environment,
            Priority priority,
            List<String> labels,
            @Nullable LocalDate dueDate,
            Issue.@Nullable Id parent) {}

    /** Where it stands. */
    public record Flow(
            Status status,
            @Nullable Resolution resolution,
            @Nullable Instant resolved,
            Instant categoryChanged) {

        /** Entering Done resolves, leaving it forgets that. */
        Flow moved(Status next, @Nullable Resolution as, Instant now) {
            var since = next.category() == status.category() ? categoryChanged : now;
            if (next != Status.DONE) {
                return new Flow(next, null, null, since);
            }
            var reason = as != null ? as : resolution != null ? resolution : Resolution.DONE;
            return new Flow(next, reason, resolved != null && status == Status.DONE ? resolved : now, since);
        }
    }

    /** Who has to do with it. */
    public record People(User.@Nullable Id assignee, User.@Nullable Id reporter, User.Id creator) {}

    /** When it was made and last changed. */
    public record Times(Instant created, Instant updated) {}

    public Status status() {
        return flow.status();
    }

    public User.@Nullable Id assignee() {
        return people.assignee();
    }

    public User.@Nullable Id reporter() {
        return people.reporter();
    }

    public String summary() {
        return details.summary();
    }

    /** Numbers of one project, never used again. */
    static Ids<Long> numbers(Project project) {
        return new Ids<>("jira.number." + project.id().value(), Ids.decimal(1), Long::valueOf);
    }

    Issue touched(Instant now) {
        return new Issue(id, place, details, flow, people, new Times(times.created(), now));
    }

    Issue moved(Status next, @Nullable Resolution as, Instant now) {
        return new Issue(id, place, details, flow.moved(next, as, now), people, times);
    }

    Issue assignedTo(User.@Nullable Id user) {
        return new Issue(id, place, details, flow, new People(user, people.reporter(), people.creator()), times);
    }

    public Project project(JiraCall call) {
        return call.state().get(Project.PROJECTS, place.project());
    }

    /** The key, which follows the project's. */
    public String key(JiraCall call) {
        return key(project(call));
    }

    public String key(Project project) {
        return project.key() + "-" + place.number();
    }

    /** Finds by id or by key, present or former, in whatever case; whoever asks. */
    public static Optional<Issue> find(State state, String idOrKey) {
        var key = KEY.matcher(idOrKey);
        if (!key.matches()) {
            return state.find(ISSUES, new Id(idOrKey))
                    .filter(issue ->
                            Project.byId(state, issue.place().project().value()).isPresent());
        }
        return Project.byKey(state, key.group(1).toUpperCase(Locale.ROOT))
                .flatMap(project -> state.find(BY_PLACE, new Place(project.id(), Long.parseLong(key.group(2)))));
    }

    /** The same, if the caller may see it. */
    public static Optional<Issue> seen(JiraCall call, String idOrKey) {
        return find(call.state(), idOrKey).filter(issue -> call.may(Permission.BROWSE_PROJECTS, issue.project(call)));
    }

    /** The one place that says of issues that they do not exist, or that one may not see them: it is the same. */
    public static Issue visible(JiraCall call, String idOrKey) {
        return seen(call, idOrKey).orElseThrow(JiraError.ISSUE_NOT_FOUND.about());
    }

    /** The issue of the path. */
    public static Issue inPath(JiraCall call) {
        return visible(call, call.path("issueIdOrKey"));
    }

    /** Without any issue of that project. */
    public static State removeAll(State state, Project.Id project) {
        var next = state;
        for (var issue :
                state.scan(BY_PLACE, BY_PLACE.where(place -> place.project().compareTo(project)))) {
            next = Removal.of(next, issue.id());
        }
        return next;
    }
}

package dtu.jira.jql;

import dtu.jira.JiraCall;
import dtu.jira.issues.Issue;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A query as somebody asks it: read, its names looked up, ready to find issues that they may see. */
public final class Jql {
    private static final int SORT_KEYS_MAX = 7;

    private final Parsed parsed;
    private final List<String> complaints = new ArrayList<>();
    private final Predicate<Issue> wanted;
    private final Sources.Plan plan;

    private Jql(JiraCall call, Parsed parsed) {
        this.parsed = parsed;
        var query = parsed instanceof Parsed.Sound(var sound) ? sound : new Query(null, List.of());
        var values = new Values(call, complaints);
        var compiler = new Compiler(call, values);
        var where = query.where();
        Predicate<Issue> matching = where == null ? issue -> true : compiler.test(where);
        this.wanted = visible(call).and(matching);
        if (query.order().size() > SORT_KEYS_MAX) {
            values.complain("The maximum number of fields in the ORDER BY clause is " + SORT_KEYS_MAX + ".");
        }
        this.plan = Sources.plan(call, query, compiler.order(query.order()));
    }

    public static Jql of(JiraCall call, String text) {
        return new Jql(call, call.queries().parse(text));
    }

    private static Predicate<Issue> visible(JiraCall call) {
        Map<Project.Id, Boolean> seen = new HashMap<>();
        return issue -> seen.computeIfAbsent(
                issue.place().project(),
                id -> call.state()
                        .find(Project.PROJECTS, id)
                        .filter(project ->
                                Project.byId(call.state(), id.value()).isPresent())
                        .filter(project -> call.may(Permission.BROWSE_PROJECTS, project))
                        .isPresent());
    }

    /** Why it cannot be read; empty when it can. */
    public Optional<String> syntaxError() {
        return parsed instanceof Parsed.Broken(var message) ? Optional.of(message) : Optional.empty();
    }

    /** What it names that is not there, or compares that cannot be compared. */
    public List<String> semanticErrors() {
        return List.copyOf(complaints);
    }

    /** Whether it restricts anything at all. */
    public boolean isBounded() {
        return parsed instanceof Parsed.Sound(var query) && query.where() != null;
    }

    public boolean matches(Issue issue) {
        return isAnswerable() && wanted.test(issue);
    }

    private boolean isAnswerable() {
        return complaints.isEmpty() && parsed instanceof Parsed.Sound;
    }

    public int count() {
        return isAnswerable() ? plan.count(wanted) : 0;
    }

    /** Everything it finds, in its order. */
    public List<Issue> all() {
        return page(0, Integer.MAX_VALUE).issues();
    }

    /**
     * A page of what it finds.
     *
     * @param from where the page before ended; 0 for the first
     */
    public Page page(long from, int size) {
        return isAnswerable() ? plan.page(wanted, from, size) : new Page(List.of(), null);
    }

    /**
     * Some of what a query finds.
     *
     * @param next where the next page begins; null when there is none
     */
    public record Page(List<Issue> issues, @Nullable Long next) {}

    /** How it is built, as {@code jql/parse} shows it. */
    public void structure(JsonOut json) {
        if (parsed instanceof Parsed.Sound(var query)) {
            Structure.members(json, query);
        }
    }
}

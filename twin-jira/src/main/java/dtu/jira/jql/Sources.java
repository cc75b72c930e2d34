package dtu.jira.jql;

import dtu.jira.JiraCall;
import dtu.jira.configuration.Status;
import dtu.jira.issues.Issue;
import dtu.jira.projects.Project;
import dtu.jira.users.User;
import dtu.twins.persistent.Range;
import dtu.twins.state.Found;
import dtu.twins.state.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where the issues of a query are looked for: in the smallest index that one of its conditions allows. */
final class Sources {
    private final JiraCall call;
    private final Values values;

    private Sources(JiraCall call) {
        this.call = call;
        this.values = new Values(call, new ArrayList<>());
    }

    /** Which way rows are read. */
    private enum Course {
        UP,
        DOWN
    }

    /** Rows of one index in the order of their ids, to be read either way. */
    private record Source(Function<Course, Found<Issue>> rows) {
        int size() {
            return rows.apply(Course.UP).size();
        }
    }

    static Plan plan(JiraCall call, Query query, Comparator<Issue> order) {
        var sources = new Sources(call);
        var where = query.where();
        List<Source> chosen = null;
        if (where != null) {
            chosen = sources.smallest(where);
        }
        var range = Range.<Issue.Id>all();
        var all =
                new Source(course -> call.state().scan(Issue.ISSUES, course == Course.UP ? range : range.descending()));
        var parts = chosen == null ? List.of(all) : chosen;
        return new Plan(parts.stream().map(Source::rows).toList(), natural(query, parts.size()), order);
    }

    /** The course in which one source already has the order that is asked for; null when it must be sorted. */
    private static @Nullable Course natural(Query query, int sources) {
        if (sources > 1 || query.order().size() > 1) {
            return null;
        }
        if (query.order().isEmpty()) {
            return Course.DOWN;
        }
        var key = query.order().getFirst();
        var isCreation = JqlField.named(key.field().name())
                .filter(field -> field == JqlField.CREATED || field == JqlField.RANK)
                .isPresent();
        if (!isCreation) {
            return null;
        }
        return key.direction() == Clause.Direction.ASC ? Course.UP : Course.DOWN;
    }

    /** Of the conditions that must all hold, the one with the fewest issues; null when none has an index. */
    private @Nullable List<Source> smallest(Clause clause) {
        if (clause instanceof Clause.And(var clauses)) {
            List<Source> best = null;
            for (var one : clauses) {
                var found = smallest(one);
                if (found != null && (best == null || size(found) < size(best))) {
                    best = found;
                }
            }
            return best;
        }
        return clause instanceof Clause.Terminal terminal ? indexed(terminal) : null;
    }

    private static int size(List<Source> sources) {
        return sources.stream().mapToInt(Source::size).sum();
    }

    private @Nullable List<Source> indexed(Clause.Terminal clause) {
        var field = JqlField.named(clause.field().name()).orElse(null);
        var fits = clause.operator() == Operator.EQUALS || clause.operator() == Operator.IN;
        if (field == null || !fits || clause.operand() instanceof Operand.Empty) {
            return null;
        }
        Function<String, Source> source = switch (field) {
            case KEY -> id -> row(new Issue.Id(id));
            case PROJECT -> id -> project(new Project.Id(id));
            case STATUS -> id -> rows(Issue.BY_STATUS, Status.byId(id).orElseThrow());
            case ASSIGNEE -> id -> rows(Issue.BY_ASSIGNEE, new User.Id(id));
            case REPORTER -> id -> rows(Issue.BY_REPORTER, new User.Id(id));
            case PARENT -> id -> rows(Issue.BY_PARENT, new Issue.Id(id));
            default -> null;
        };
        if (source == null) {
            return null;
        }
        var sources = new ArrayList<Source>();
        for (var id : new HashSet<>(values.ids(field, clause.operand()))) {
            if (id == null) {
                return null;
            }
            sources.add(source.apply(id));
        }
        return sources;
    }

    private Source row(Issue.Id id) {
        var one = Range.<Issue.Id>where(other -> other.compareTo(id));
        return new Source(course -> call.state().scan(Issue.ISSUES, one));
    }

    /** Numbers of a project grow with the ids of its issues. */
    private Source project(Project.Id id) {
        return rows(
                Issue.BY_PLACE, Issue.BY_PLACE.where(place -> place.project().compareTo(id)));
    }

    private <K extends Comparable<? super K>> Source rows(Index<K, Issue> index, K key) {
        return rows(index, index.exactly(key));
    }

    private <K extends Comparable<? super K>> Source rows(Index<K, Issue> index, Range<Index.Key<?>> range) {
        return new Source(course -> call.state().scan(index, course == Course.UP ? range : range.descending()));
    }

    /** Where to look, and in which order to answer. */
    static final class Plan {
        private final List<Function<Course, Found<Issue>>> sources;
        private final @Nullable Course natural;
        private final Comparator<Issue> order;

        private Plan(List<Function<Course, Found<Issue>>> sources, @Nullable Course natural, Comparator<Issue> order) {
            this.sources = sources;
            this.natural = natural;
            this.order = order;
        }

        int count(Predicate<Issue> wanted) {
            return (int) sources.stream()
                    .flatMap(source -> source.apply(Course.UP).stream())
                    .filter(wanted)
                    .count();
        }

        Jql.Page page(Predicate<Issue> wanted, long from, int size) {
            var start = (int) Math.min(from, Integer.MAX_VALUE);
            return natural == null || sources.size() != 1
                    ? sorted(wanted, start, size)
                    : streamed(sources.getFirst().apply(natural), wanted, start, size);
        }

        /** Reads no further than the page needs; the cursor counts what was read. */
        private static Jql.Page streamed(Found<Issue> rows, Predicate<Issue> wanted, int from, int size) {
            var issues = new ArrayList<Issue>();
            var read = from;
            for (var issue : rows.skip(from)) {
                if (wanted.test(issue)) {
                    if (issues.size() == size) {
                        return new Jql.Page(issues, (long) read);
                    }
                    issues.add(issue);
                }
                read++;
            }
            return new Jql.Page(issues, null);
        }

        /** The cursor counts what was found. */
        private Jql.Page sorted(Predicate<Issue> wanted, int from, int size) {
            var found = sources.stream()
                    .flatMap(source -> source.apply(Course.UP).stream())
                    .filter(wanted)
                    .sorted(order)
                    .toList();
            var start = Math.min(from, found.size());
            var end = (int) Math.min(found.size(), (long) start + size);
            return new Jql.Page(found.subList(start, end), end < found.size() ? (long) end : null);
        }
    }
}

package dtu.jira.jql;

import dtu.jira.JiraCall;
import dtu.jira.issues.Issue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns clauses into a test of one issue, with the names looked up. A negation is carried down to the fields, since
 * {@code NOT x = y} never matches an empty x.
 */
final class Compiler {
    private final JiraCall call;
    private final Values values;
    private final Facets facets;
    private final Past past;

    Compiler(JiraCall call, Values values) {
        this.call = call;
        this.values = values;
        this.facets = new Facets(call);
        this.past = new Past(call, facets);
    }

    /** What a condition that makes no sense finds; that has been complained about. */
    private static boolean none(Issue issue) {
        return false;
    }

    Predicate<Issue> test(Clause clause) {
        return test(clause, Sense.AS_IS);
    }

    /** Whether a clause or its opposite is wanted. */
    private enum Sense {
        AS_IS,
        OPPOSITE;

        Sense other() {
            return this == AS_IS ? OPPOSITE : AS_IS;
        }
    }

    private Predicate<Issue> test(Clause clause, Sense sense) {
        return switch (clause) {
            case Clause.And(var clauses) -> joined(clauses, sense, sense == Sense.AS_IS ? Junction.ALL : Junction.ANY);
            case Clause.Or(var clauses) -> joined(clauses, sense, sense == Sense.AS_IS ? Junction.ANY : Junction.ALL);
            case Clause.Not(var inner) -> test(inner, sense.other());
            case Clause.Terminal terminal -> terminal(terminal, sense);
            case Clause.Changed changed -> changed(changed, sense);
        };
    }

    /** How clauses are joined. */
    private enum Junction {
        ALL,
        ANY
    }

    private Predicate<Issue> joined(List<Clause> clauses, Sense sense, Junction junction) {
        var tests = clauses.stream().map(clause -> test(clause, sense)).toList();
        return switch (junction) {
            case ALL -> issue -> tests.stream().allMatch(test -> test.test(issue));
            case ANY -> issue -> tests.stream().anyMatch(test -> test.test(issue));
        };
    }

    private Predicate<Issue> terminal(Clause.Terminal clause, Sense sense) {
        var field = values.field(clause.field());
        if (field == null) {
            return Compiler::none;
        }
        if (!isSupported(field, clause)) {
            return Compiler::none;
        }
        var operator = sense == Sense.AS_IS ? clause.operator() : opposite(clause.operator());
        if (operator.looksBack()) {
            return wasTest(field, operator, clause);
        }
        if (clause.operand() instanceof Operand.Empty && !operator.wantsList()) {
            return operator.isNegative()
                    ? issue -> !facets.isEmpty(field, issue)
                    : issue -> facets.isEmpty(field, issue);
        }
        return switch (field.kind()) {
            case CHOICE, USER -> choice(field, operator, clause.operand());
            case RANKED ->
                operator.compares()
                        ? ranked(field, operator, clause.operand())
                        : choice(field, operator, clause.operand());
            case KEY -> key(operator, clause.operand());
            case NUMBER -> number(field, operator, clause.operand());
            case DATE -> date(field, operator, clause.operand());
            case TEXT -> text(field, operator, clause.operand());
            case ORDER -> Compiler::none;
        };
    }

    private boolean isSupported(JqlField field, Clause.Terminal clause) {
        var operator = clause.operator();
        var name = clause.field().name();
        if (!field.allows(operator)
                && !(operator.wantsList()
                        && field.kind() == JqlField.Kind.TEXT
                        && !(clause.operand() instanceof Operand.Values))) {
            values.complain("The operator '" + operator.text() + "' is not supported by the '" + name + "' field.");
            return false;
        }
        var isList = clause.operand() instanceof Operand.Values || clause.operand() instanceof Operand.Function;
        if (operator.wantsList() && !isList) {
            values.complain("Operator '" + operator.text() + "' does not support the non-list value '"
                    + quoted(clause.operand()) + "' for field '" + name + "'.");
            return false;
        }
        if (!operator.wantsList() && clause.operand() instanceof Operand.Values) {
            values.complain("Operator '" + operator.text() + "' does not support the list value '"
                    + clause.operand().written() + "' for field '" + name + "'.");
            return false;
        }
        var isEmpty = clause.operand() instanceof Operand.Empty;
        if ((operator == Operator.IS || operator == Operator.IS_NOT) && !isEmpty) {
            values.complain("The operator '" + operator.text() + "' is not supported by the '" + name
                    + "' field for the value '" + clause.operand().written() + "'.");
            return false;
        }
        if (!clause.predicates().isEmpty() && !operator.looksBack()) {
            values.complain("The operator '" + operator.text() + "' does not support any predicates.");
            return false;
        }
        return true;
    }

    private static String quoted(Operand operand) {
        return operand instanceof Operand.Value(var text, var written) ? "\"" + text + "\"" : operand.written();
    }

    private static Operator opposite(Operator operator) {
        return switch (operator) {
            case EQUALS -> Operator.NOT_EQUALS;
            case NOT_EQUALS -> Operator.EQUALS;
            case LESS -> Operator.GREATER_EQUALS;
            case GREATER -> Operator.LESS_EQUALS;
            case LESS_EQUALS -> Operator.GREATER;
            case GREATER_EQUALS -> Operator.LESS;
            case LIKE -> Operator.NOT_LIKE;
            case NOT_LIKE -> Operator.LIKE;
            case IN -> Operator.NOT_IN;
            case NOT_IN -> Operator.IN;
            case IS -> Operator.IS_NOT;
            case IS_NOT -> Operator.IS;
            case WAS -> Operator.WAS_NOT;
            case WAS_NOT -> Operator.WAS;
            case WAS_IN -> Operator.WAS_NOT_IN;
            case WAS_NOT_IN -> Operator.WAS_IN;
        };
    }

    private Predicate<Issue> choice(JqlField field, Operator operator, Operand operand) {
        var ids = values.ids(field, operand);
        if (!operator.isNegative()) {
            return issue -> {
                var mine = facets.choices(field, issue);
                return mine.isEmpty() ? ids.contains(null) : mine.stream().anyMatch(ids::contains);
            };
        }
        return issue -> {
            var mine = facets.choices(field, issue);
            return !mine.isEmpty() && mine.stream().noneMatch(ids::contains);
        };
    }

    /** Priorities stand from the most to the least important; greater is more important. */
    private Predicate<Issue> ranked(JqlField field, Operator operator, Operand operand) {
        var ids = values.ids(field, operand);
        if (field != JqlField.PRIORITY || ids.isEmpty()) {
            return Compiler::none;
        }
        var wanted = ids.stream()
                .map(id -> id == null ? 0 : Integer.parseInt(id))
                .findFirst()
                .orElse(0);
        return issue -> compares(
                operator,
                Integer.compare(
                        wanted, Integer.parseInt(issue.details().priority().id())));
    }

    private Predicate<Issue> key(Operator operator, Operand operand) {
        var ids = values.ids(JqlField.KEY, operand);
        if (!operator.compares()) {
            return operator.isNegative()
                    ? issue -> !ids.contains(issue.id().value())
                    : issue -> ids.contains(issue.id().value());
        }
        var places = ids.stream()
                .flatMap(id -> call.state().find(Issue.ISSUES, new Issue.Id(String.valueOf(id))).stream())
                .map(Issue::place)
                .toList();
        return issue -> places.stream()
                .anyMatch(place -> place.project().equals(issue.place().project())
                        && compares(operator, Long.compare(issue.place().number(), place.number())));
    }

    private Predicate<Issue> number(JqlField field, Operator operator, Operand operand) {
        var wanted =
                operands(operand).stream().map(one -> values.number(field, one)).toList();
        if (wanted.contains(null)) {
            return Compiler::none;
        }
        return issue -> {
            var mine = facets.number(field, issue);
            return operator.isNegative()
                    ? wanted.stream().noneMatch(number -> number != null && number == mine)
                    : wanted.stream()
                            .anyMatch(number -> number != null && compares(operator, Long.compare(mine, number)));
        };
    }

    private Predicate<Issue> date(JqlField field, Operator operator, Operand operand) {
        var wanted = operands(operand).stream()
                .map(one -> values.date(field.label(), one))
                .toList();
        if (wanted.contains(null)) {
            return Compiler::none;
        }
        return issue -> {
            var mine = facets.date(field, issue);
            if (mine == null) {
                return false;
            }
            return operator.isNegative()
                    ? wanted.stream().noneMatch(span -> span != null && span.holds(mine))
                    : wanted.stream().anyMatch(span -> span != null && compares(operator, span, mine));
        };
    }

    private static boolean compares(Operator operator, Dates.Span span, Instant mine) {
        return operator.compares() ? compares(operator, mine.compareTo(span.from())) : span.holds(mine);
    }

    private static boolean compares(Operator operator, int comparison) {
        return switch (operator) {
            case LESS -> comparison < 0;
            case GREATER -> comparison > 0;
            case LESS_EQUALS -> comparison <= 0;
            case GREATER_EQUALS -> comparison >= 0;
            default -> comparison == 0;
        };
    }

    private static List<Operand> operands(Operand operand) {
        return operand instanceof Operand.Values(var all, var written) ? all : List.of(operand);
    }

    private Predicate<Issue> text(JqlField field, Operator operator, Operand operand) {
        if (!(operand instanceof Operand.Value(var query, var written))) {
            values.complain("The operator '" + operator.text() + "' does not support the value '" + operand.written()
                    + "' for field '" + field.label() + "'.");
            return Compiler::none;
        }
        var match = TextMatch.of(query);
        return operator.isNegative()
                ? issue -> !match.holds(facets.texts(field, issue))
                : issue -> match.holds(facets.texts(field, issue));
    }

    private Predicate<Issue> wasTest(JqlField field, Operator operator, Clause.Terminal clause) {
        var history = field.history().orElseThrow();
        var ids = values.ids(field, clause.operand());
        var limits = limits(field, clause.predicates(), PredicateUse.WAS);
        return operator.isNegative()
                ? issue -> !past.was(field, history, issue, ids, limits)
                : issue -> past.was(field, history, issue, ids, limits);
    }

    private Predicate<Issue> changed(Clause.Changed clause, Sense sense) {
        var field = values.field(clause.field());
        if (field == null) {
            return Compiler::none;
        }
        if (field.history().isEmpty()) {
            values.complain("The operator 'changed' is not supported by the '"
                    + clause.field().name() + "' field.");
            return Compiler::none;
        }
        var limits = limits(field, clause.predicates(), PredicateUse.CHANGED);
        var history = field.history().get();
        return sense == Sense.AS_IS
                ? issue -> past.changed(history, issue, limits)
                : issue -> !past.changed(history, issue, limits);
    }

    /** Which operator predicates stand behind. */
    private enum PredicateUse {
        WAS,
        CHANGED
    }

    private Past.Limits limits(JqlField field, List<Clause.Predicate> predicates, PredicateUse use) {
        @Nullable Instant after = null;
        @Nullable Instant before = null;
        Dates.@Nullable Span during = null;
        Set<String> by = null;
        Set<@Nullable String> from = null;
        Set<@Nullable String> to = null;
        for (var predicate : predicates) {
            var operand = predicate.operand();
            switch (predicate.kind()) {
                case AFTER -> after = start(operand);
                case BEFORE -> before = start(operand);
                case ON -> during = values.date("date", operand);
                case DURING -> during = during(operand);
                case BY ->
                    by = Set.copyOf(values.ids(JqlField.ASSIGNEE, operand).stream()
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .toList());
                case FROM -> from = changedOnly(field, operand, use, "FROM");
                case TO -> to = changedOnly(field, operand, use, "TO");
            }
        }
        return new Past.Limits(after, before, during, by, from, to);
    }

    private @Nullable Instant start(Operand operand) {
        var span = values.date("date", operand);
        return span == null ? null : span.from();
    }

    private Dates.@Nullable Span during(Operand operand) {
        var ends = operands(operand);
        if (ends.size() != 2) {
            values.complain("The predicate 'during' needs two dates.");
            return null;
        }
        var first = values.date("date", ends.getFirst());
        var last = values.date("date", ends.getLast());
        return first == null || last == null ? null : new Dates.Span(first.from(), last.to());
    }

    private Set<@Nullable String> changedOnly(JqlField field, Operand operand, PredicateUse use, String word) {
        if (use == PredicateUse.WAS) {
            values.complain("The predicate '" + word + "' is only supported by the 'changed' operator.");
        }
        return values.ids(field, operand);
    }

    /** The order that the keys ask for, the newest first where they leave it open. */
    Comparator<Issue> order(List<Clause.SortKey> keys) {
        var newestFirst = Comparator.comparing(Issue::id).reversed();
        Comparator<Issue> order = null;
        for (var key : keys) {
            var field = values.field(key.field());
            if (field == null) {
                continue;
            }
            var next = facets.order(field);
            if (next.isEmpty()) {
                values.complain("Not able to sort using field '" + key.field().name() + "'.");
                continue;
            }
            var directed = key.direction() == Clause.Direction.DESC ? next.get().reversed() : next.get();
            order = order == null ? directed : order.thenComparing(directed);
        }
        return order == null ? newestFirst : order.thenComparing(newestFirst);
    }
}

package dtu.jira.jql;

import java.util.List;

/** A condition on issues, as the query says it; names are not looked up yet. */
sealed interface Clause {
    /** Every one of them. */
    record And(List<Clause> clauses) implements Clause {}

    /** Any of them. */
    record Or(List<Clause> clauses) implements Clause {}

    /** The other one. */
    record Not(Clause clause) implements Clause {}

    /** A field compared with something. */
    record Terminal(Field field, Operator operator, Operand operand, List<Predicate> predicates) implements Clause {}

    /** A field that has been changed. */
    record Changed(Field field, List<Predicate> predicates) implements Clause {}

    /** A field as it is named, decoded and as written. */
    record Field(String name, String written) {}

    /** When, by whom, from what and to what. */
    record Predicate(Kind kind, Operand operand) {
        /** The word before the operand. */
        enum Kind {
            AFTER,
            BEFORE,
            ON,
            DURING,
            BY,
            FROM,
            TO
        }
    }

    /** One key of the order. */
    record SortKey(Field field, Direction direction) {}

    /** Upwards or downwards. */
    enum Direction {
        ASC,
        DESC
    }
}

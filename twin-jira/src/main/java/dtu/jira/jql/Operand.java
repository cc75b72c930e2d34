package dtu.jira.jql;

import java.util.List;

/** What a field is compared with. */
sealed interface Operand {
    /** As it stands in the query. */
    String written();

    /** A text or a number; what it means depends on the field. */
    record Value(String text, String written) implements Operand {}

    /** Several. */
    record Values(List<Operand> all, String written) implements Operand {}

    /** Something to be worked out when the query runs. */
    record Function(String name, List<String> arguments, String written) implements Operand {}

    /** Nothing. */
    record Empty(String written) implements Operand {}
}

package dtu.jira.jql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that has been read.
 *
 * @param where null when it restricts nothing
 */
record Query(@Nullable Clause where, List<Clause.SortKey> order) {
    Query {
        order = List.copyOf(order);
    }
}

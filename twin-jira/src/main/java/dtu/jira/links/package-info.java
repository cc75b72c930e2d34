/**
 * Links between issues, and their types.
 *
 * <p>Start with {@link dtu.jira.links.IssueLinks}, the route table.
 *
 * <p>What surprises people, and is therefore tested: creating a link answers 201 with an empty body; of
 * {@code inwardIssue: X, outwardIssue: Y} it is X that shows Y as its {@code outwardIssue} (X blocks Y).
 */
@NullMarked
package dtu.jira.links;

import org.jspecify.annotations.NullMarked;

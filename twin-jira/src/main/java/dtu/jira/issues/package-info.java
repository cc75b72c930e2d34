/**
 * Jira's issues: creating, editing and moving them, and what has become of them since.
 *
 * <p>Start with {@link dtu.jira.issues.Issues}, the route table. {@link dtu.jira.issues.Issue} is what an issue is;
 * {@code Edits} reads what a client wants changed, {@code History} writes down what did change.
 *
 * <p>What surprises people, and is therefore tested: an issue that one may not see does not exist; all errors of fields
 * come in one answer and then nothing changes; a value equal to the present one leaves no trace; numbers are never used
 * again; entering Done sets the resolution and leaving it clears it, in one entry of the history.
 */
@NullMarked
package dtu.jira.issues;

import org.jspecify.annotations.NullMarked;

/**
 * Jira Cloud: projects, issues, the JQL that finds them, and the webhooks that tell of them.
 *
 * <p>Start with {@link dtu.jira.JiraTwin}. One folder for each group of Jira's REST reference;
 * {@link dtu.jira.JiraError} is how Jira says no, {@link dtu.jira.JiraNeed} who may at all, {@link dtu.jira.JiraPages}
 * how it pages. Vendor's page: developer.atlassian.com/cloud/jira/platform/rest/v3.
 *
 * <p>What surprises people, and is therefore tested: a failed pair of e-mail and token is not refused but goes on as
 * anonymous; what one may not see does not exist (404); {@code /rest/api/2} and {@code /rest/api/3} are the same
 * operations with other rich text.
 */
@NullMarked
package dtu.jira;

import org.jspecify.annotations.NullMarked;

/**
 * Jira's groups: the site's administrators, everybody who may use Jira, and any others.
 *
 * <p>Start with {@link dtu.jira.groups.Groups}. Who is in {@code jira-users} may use Jira at all; who is in
 * {@code administrators} or {@code site-admins} administers the site, which alone does not let them see a project.
 */
@NullMarked
package dtu.jira.groups;

import org.jspecify.annotations.NullMarked;

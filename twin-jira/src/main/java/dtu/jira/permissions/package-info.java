/**
 * Who may do what: Jira's permissions and the scheme that hands them out.
 *
 * <p>Start with {@link dtu.jira.permissions.Scheme}. {@link dtu.jira.permissions.Permission} is the vendor's list, with
 * whom the scheme gives each to.
 *
 * <p>What surprises people, and is therefore tested: administering the site does not include seeing its projects. All
 * projects share one scheme; what differs between them is who is in their roles.
 */
@NullMarked
package dtu.jira.permissions;

import org.jspecify.annotations.NullMarked;

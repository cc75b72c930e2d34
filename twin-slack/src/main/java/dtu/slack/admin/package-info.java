/**
 * Slack's methods admin.users.* and admin.teams.*: what owners and administrators do with accounts.
 *
 * <p>Start with {@link dtu.slack.admin.AdminUsers}. What surprises people: the workspace is named in nearly every call;
 * nobody touches the primary owner.
 */
@NullMarked
package dtu.slack.admin;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's methods usergroups.*: people who can be mentioned together.
 *
 * <p>Start with {@link dtu.slack.usergroups.Usergroups}, the route table. {@link dtu.slack.usergroups.Usergroup} is
 * what a user group is; SCIM knows them as groups.
 *
 * <p>What surprises people, and is therefore tested: an unknown group is {@code no_such_subteam}; who is in it is told
 * only when asked; a disabled group keeps its people and its names.
 */
@NullMarked
package dtu.slack.usergroups;

import org.jspecify.annotations.NullMarked;

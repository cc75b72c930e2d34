/**
 * Slack's methods users.*: people, bot users, and what they tell about themselves.
 *
 * <p>Start with {@link dtu.slack.users.Users}, the route table. {@link dtu.slack.users.User} is who a member is.
 *
 * <p>What surprises people, and is therefore tested: a list holds bots, Slackbot and those who left; an unknown address
 * is {@code users_not_found}, an unknown id {@code user_not_found}; addresses need a scope of their own. The codes for
 * a value that is not of a field's type, or not the caller's to write, are chosen among those of the method's
 * reference.
 */
@NullMarked
package dtu.slack.users;

import org.jspecify.annotations.NullMarked;

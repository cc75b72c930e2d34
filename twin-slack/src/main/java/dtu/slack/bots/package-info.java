/**
 * Slack's bots: the faces under which apps post.
 *
 * <p>Start with {@link dtu.slack.bots.Bot}. What surprises people: a bot ({@code B…}) is not its bot user ({@code U…}).
 */
@NullMarked
package dtu.slack.bots;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's methods dnd.*: when somebody is not to be disturbed.
 *
 * <p>Start with {@link dtu.slack.dnd.Dnd}. What surprises people: everybody sleeps from ten at night until eight, in
 * their own time zone; only oneself is told of a snooze; ending a snooze that is not there is fine.
 */
@NullMarked
package dtu.slack.dnd;

import org.jspecify.annotations.NullMarked;

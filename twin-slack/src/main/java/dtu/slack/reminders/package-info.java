/**
 * Slack's methods reminders.*: what Slackbot is to remind somebody of.
 *
 * <p>Start with {@link dtu.slack.reminders.Reminders}. {@code Moment} is how a time may be written.
 *
 * <p>What surprises people: only for oneself any more; a reminder that repeats has no time and cannot be completed.
 * Simplified: English times are understood in their commonest forms only.
 */
@NullMarked
package dtu.slack.reminders;

import org.jspecify.annotations.NullMarked;

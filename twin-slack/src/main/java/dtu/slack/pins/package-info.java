/**
 * Slack's methods pins.*: messages that a channel keeps at hand.
 *
 * <p>Start with {@link dtu.slack.pins.Pins}. What surprises people: only messages can be pinned any more; a pin goes
 * with its message.
 */
@NullMarked
package dtu.slack.pins;

import org.jspecify.annotations.NullMarked;

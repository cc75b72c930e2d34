/**
 * Slack's incoming webhooks: addresses that need no token and post into one channel.
 *
 * <p>Start with {@link dtu.slack.webhooks.Webhooks}. What surprises people: the answer is the text {@code ok}, no
 * {@code ts}; errors are plain text with a status.
 */
@NullMarked
package dtu.slack.webhooks;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's methods reactions.*: emoji on messages.
 *
 * <p>Start with {@link dtu.slack.reactions.Reactions}. What surprises people: the same emoji twice is an error, and so
 * is taking off one that is not there. Simplified: any name that could be an emoji's is one.
 */
@NullMarked
package dtu.slack.reactions;

import org.jspecify.annotations.NullMarked;

/**
 * What people do in Slack's own client, and how apps answer.
 *
 * <p>Start with {@link dtu.slack.interactions.Interactions}. {@link dtu.slack.interactions.ResponseUrl} is the address
 * an app gets to answer later.
 *
 * <p>Old buttons of attachments ({@code interactive_message}) are shown and cannot be pressed.
 *
 * <p>What surprises people, and is therefore tested: an app has three seconds; there are no second tries; an empty
 * object as an answer means no answer; a response URL works five times.
 */
@NullMarked
package dtu.slack.interactions;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's methods bookmarks.*: links that stand above a channel.
 *
 * <p>Start with {@link dtu.slack.bookmarks.Bookmarks}. What surprises people: the argument is {@code channel_id}, not
 * {@code channel}.
 */
@NullMarked
package dtu.slack.bookmarks;

import org.jspecify.annotations.NullMarked;

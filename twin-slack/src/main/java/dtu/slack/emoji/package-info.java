/**
 * Slack's methods emoji.* and admin.emoji.*: the workspace's own emoji.
 *
 * <p>Start with {@link dtu.slack.emoji.Emojis}. What surprises people: an alias is told as {@code alias:name}; every
 * workspace begins with a handful that nobody added. The emoji of all workspaces are in {@code standard.txt}.
 */
@NullMarked
package dtu.slack.emoji;

import org.jspecify.annotations.NullMarked;

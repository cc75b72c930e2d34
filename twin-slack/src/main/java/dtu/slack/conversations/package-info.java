/**
 * Slack's methods conversations.*: channels public and private, direct messages, and who is in them.
 *
 * <p>Start with {@link dtu.slack.conversations.Conversations}, the route table. {@link dtu.slack.conversations.Channel}
 * is what a conversation is, {@link dtu.slack.conversations.Places} finds the one a client means.
 *
 * <p>What surprises people, and is therefore tested: a private channel does not exist for those outside, and for guests
 * only those exist that they are in; {@code oldest} and {@code latest} are both excluded; replies are not in the
 * history; leaving a channel one is not in is neither a success nor an error; a page of a list may hold fewer than
 * asked for while there is more.
 */
@NullMarked
package dtu.slack.conversations;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's methods chat.*: messages, threads, and messages that wait for their time.
 *
 * <p>Start with {@link dtu.slack.chat.Chat}, the route table. {@link dtu.slack.chat.Message} is what a message is,
 * {@link dtu.slack.chat.Posting} how one gets into a channel, {@link dtu.slack.chat.MessageView} how it is shown.
 *
 * <p>What surprises people, and is therefore tested: a deleted message with replies stays as a tombstone; an answer to
 * a reply goes into the same thread; an update without metadata removes it; not even an administrator edits others'
 * messages. Simplified: nobody previews the links and pictures of a message but apps that have asked for them.
 */
@NullMarked
package dtu.slack.chat;

import org.jspecify.annotations.NullMarked;

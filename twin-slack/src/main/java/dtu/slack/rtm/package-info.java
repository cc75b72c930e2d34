/**
 * Slack's methods rtm.*: the Real Time Messaging API, the sockets that apps had before Socket Mode.
 *
 * <p>Start with {@link dtu.slack.rtm.Rtm}. {@link dtu.slack.rtm.Session} is one connection, {@code Frames} what a bot
 * says on it, {@link dtu.slack.rtm.Broadcast} who hears of what.
 *
 * <p>What surprises people, and is therefore tested: only apps from before granular scopes may connect; each connection
 * hears everything that its bot may know, unasked, and acknowledges nothing; what a connection says itself it does not
 * hear again, though the bot's other connections do; presence comes to those alone who have named the people; what
 * happened between {@code rtm.connect} and the first frame is told too. Simplified: of the numbers of errors the vendor
 * has published hardly any, so all but three refusals carry the code of chat.postMessage under the number 2; not told
 * is what keeps several clients alike, such as {@code im_open}, {@code im_close}, {@code im_marked} and
 * {@code bot_added}.
 *
 * @see <a href="https://docs.slack.dev/legacy/legacy-rtm-api">The legacy RTM API</a>
 */
@NullMarked
package dtu.slack.rtm;

import org.jspecify.annotations.NullMarked;

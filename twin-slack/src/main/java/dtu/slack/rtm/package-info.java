/**
 * Slack's methods rtm.*: the sockets that apps had before Socket Mode.
 *
 * <p>Start with {@link dtu.slack.rtm.Rtm}. What surprises people: no app that can be made today may use them.
 */
@NullMarked
package dtu.slack.rtm;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's own Java libraries, as they are published, against the running server: the API client, and Bolt over HTTP and
 * over sockets.
 *
 * <p>Start with {@link dtu.contracts.slack.BoltContract}: what an app may rely on, however Slack reaches it. The API
 * client refuses members that Slack's answers do not have.
 */
@NullMarked
package dtu.contracts.slack;

import org.jspecify.annotations.NullMarked;

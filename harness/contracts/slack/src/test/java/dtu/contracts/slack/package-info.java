/**
 * Slack's own libraries, as they are published, against the running server: the API client for Java, and Bolt for Java
 * and for JavaScript, each over HTTP and over sockets.
 *
 * <p>Start with {@link dtu.contracts.slack.BoltContract}: what an app may rely on, in whatever language it is written
 * and however Slack reaches it. The API client refuses members that Slack's answers do not have. The app in JavaScript
 * needs Node.js and, the first time, npm's registry; where there is neither, its tests skip and say so.
 */
@NullMarked
package dtu.contracts.slack;

import org.jspecify.annotations.NullMarked;

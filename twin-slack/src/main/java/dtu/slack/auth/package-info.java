/**
 * Slack's tokens, who holds them, and the two methods that tell.
 *
 * <p>Start with {@link dtu.slack.auth.Token}; {@link dtu.slack.auth.Caller} is whoever presents one. What surprises
 * people: a token without scopes of its own has those of its app, so a new manifest changes what it may do.
 */
@NullMarked
package dtu.slack.auth;

import org.jspecify.annotations.NullMarked;

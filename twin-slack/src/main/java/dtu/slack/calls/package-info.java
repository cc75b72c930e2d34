/**
 * Slack's methods calls.*: calls that other services hold, as Slack knows them.
 *
 * <p>Start with {@link dtu.slack.calls.Calls}. What surprises people: a bot has to say who made the call; whoever is
 * not in the workspace takes part under an id and a name of the service's own.
 */
@NullMarked
package dtu.slack.calls;

import org.jspecify.annotations.NullMarked;

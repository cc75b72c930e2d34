/**
 * Slack's workspace as the API shows it.
 *
 * <p>Start with {@link dtu.slack.team.TeamInfo}. What surprises people: what it is called is not stored but the
 * tenant's; what its owners have decided is {@link dtu.slack.team.Preferences}, and methods obey it.
 */
@NullMarked
package dtu.slack.team;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's workspace as the API shows it.
 *
 * <p>Start with {@link dtu.slack.team.TeamInfo}. What surprises people: nothing about it is stored, all of it is the
 * tenant's.
 */
@NullMarked
package dtu.slack.team;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's methods stars.*: what somebody saved for later.
 *
 * <p>Start with {@link dtu.slack.stars.Stars}. What surprises people: only the one who starred something sees it; a
 * whole channel can be starred too.
 */
@NullMarked
package dtu.slack.stars;

import org.jspecify.annotations.NullMarked;

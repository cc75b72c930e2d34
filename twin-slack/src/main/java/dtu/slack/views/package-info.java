/**
 * Slack's methods views.*: modals, stacked three high, and Home tabs.
 *
 * <p>Start with {@link dtu.slack.views.Views}, the route table; {@link dtu.slack.views.Trigger} is what an app needs to
 * show anything. What surprises people, and is therefore tested: a trigger works once and for three seconds; the view
 * is checked before the trigger; a stale hash is refused.
 */
@NullMarked
package dtu.slack.views;

import org.jspecify.annotations.NullMarked;

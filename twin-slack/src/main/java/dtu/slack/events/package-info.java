/**
 * Slack's Events API: what happens in the workspace, told to the apps that asked for it and may know it.
 *
 * <p>Start with {@link dtu.slack.events.Event}. {@link dtu.slack.events.Subscriptions} decides who hears of one,
 * {@link dtu.slack.events.EventParcel} carries it. What surprises people: an app hears its own messages too, and a
 * mention twice.
 */
@NullMarked
package dtu.slack.events;

import org.jspecify.annotations.NullMarked;

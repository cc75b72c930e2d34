/**
 * Slack's apps: how one is configured, and the lines between it and Slack.
 *
 * <p>Start with {@link dtu.slack.apps.App}; {@link dtu.slack.apps.Manifest} is its configuration in Slack's own format,
 * {@link dtu.slack.apps.Line} how it is reached.
 *
 * <p>What surprises people, and is therefore tested: a request URL that has not answered its challenge gets no events;
 * an app in Socket Mode gets nothing over HTTP.
 */
@NullMarked
package dtu.slack.apps;

import org.jspecify.annotations.NullMarked;

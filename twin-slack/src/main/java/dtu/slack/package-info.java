/**
 * Slack: a workspace, its people and channels, one app, and everything the app's tokens may do.
 *
 * <p>Start with {@link dtu.slack.SlackTwin}. One folder for each method family of Slack's reference;
 * {@link dtu.slack.SlackError} is how Slack says no, {@link dtu.slack.Access} who may, {@link dtu.slack.Cursor} how it
 * pages, {@link dtu.slack.Arguments} how one argument may arrive in four ways. Vendor's page: docs.slack.dev.
 *
 * <p>What surprises people: an error is HTTP 200 too; a method that reads no JSON ignores a JSON body without a word; a
 * private channel does not exist for those who are not in it.
 */
@NullMarked
package dtu.slack;

import org.jspecify.annotations.NullMarked;

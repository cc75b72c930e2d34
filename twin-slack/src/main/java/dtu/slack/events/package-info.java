/**
 * Slack's Events API: what happens in the workspace, told to the apps that asked for it and may know it.
 *
 * <p>Start with {@link dtu.slack.events.Event}. {@link dtu.slack.events.Subscriptions} decides who hears of one,
 * {@link dtu.slack.events.EventParcel} carries it, {@code Traffic} counts, {@code Metadata} is what becomes of the
 * metadata of messages, told to those alone whose manifest follows its type. What surprises people, and is therefore
 * tested: an app hears its own messages too, and a mention twice, but in a direct message only once; an app that hardly
 * ever answers is told nothing more until its owner configures it anew. The allowance of 30,000 events an hour holds
 * where rate limits are on; two redirects of a request URL are followed, and one with a 301 or 302 loses the event on
 * the way, as clients of HTTP do.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api">The Events API</a>
 */
@NullMarked
package dtu.slack.events;

import org.jspecify.annotations.NullMarked;

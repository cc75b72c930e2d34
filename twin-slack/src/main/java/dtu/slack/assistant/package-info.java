/**
 * Slack's methods assistant.threads.*: what an app shows around a conversation with it.
 *
 * <p>Start with {@link dtu.slack.assistant.Assistant}. What surprises people: a status goes by itself as soon as the
 * app says something in the thread, and after two minutes.
 */
@NullMarked
package dtu.slack.assistant;

import org.jspecify.annotations.NullMarked;

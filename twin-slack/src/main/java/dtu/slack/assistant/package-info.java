/**
 * Slack's methods assistant.threads.*: what an app shows around a conversation with it.
 *
 * <p>Start with {@link dtu.slack.assistant.Assistant}. What surprises people, and is therefore tested: a status goes by
 * itself as soon as the app says something in the thread, and after two minutes; the first message of a thread that a
 * person begins is the bot's, has a subtype of its own, and says the title.
 */
@NullMarked
package dtu.slack.assistant;

import org.jspecify.annotations.NullMarked;

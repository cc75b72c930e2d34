/**
 * Jira's administrator webhooks: who wants to hear of what, and what they are told.
 *
 * <p>Start with {@link dtu.jira.webhooks.Webhooks}, the route table. {@link dtu.jira.webhooks.Event} is what the other
 * resources announce; {@code Hail} is one message on its way.
 *
 * <p>What surprises people, and is therefore tested: the JQL filter is evaluated after the change, and before it for
 * deletions; the identifier of a delivery stays the same over its retries; the signature is over the raw body; comment
 * events carry a reduced issue and no user; bodies speak version 2, with wiki markup.
 */
@NullMarked
package dtu.jira.webhooks;

import org.jspecify.annotations.NullMarked;

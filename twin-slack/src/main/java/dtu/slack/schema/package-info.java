/**
 * Structures that clients send, checked as Slack's own validator of JSON schemas checks them.
 *
 * <p>Start with {@link dtu.slack.schema.Rules}, the kinds of values; a {@link dtu.slack.schema.Rule} is a function that
 * also completes what it checks. What surprises people: lengths are told one off, as in {@code must be less than 3001
 * characters}.
 */
@NullMarked
package dtu.slack.schema;

import org.jspecify.annotations.NullMarked;

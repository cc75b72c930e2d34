/**
 * Okta's System Log: one event for everything that happens.
 *
 * <p>Start with {@link dtu.okta.logs.Event}, what a handler announces, and {@link dtu.okta.logs.SystemLog}, which turns
 * it into the log's own {@link dtu.okta.logs.LogEvent}. What surprises people: an event has its actor's and its
 * targets' names as they were when it happened.
 */
@NullMarked
package dtu.okta.logs;

import org.jspecify.annotations.NullMarked;

/**
 * Okta's System Log: one event for everything that happens.
 *
 * <p>Start with {@link dtu.okta.logs.Event}, what a handler announces, and {@link dtu.okta.logs.SystemLog}, which turns
 * it into the log's own {@link dtu.okta.logs.LogEvent}. {@link dtu.okta.logs.Logs} is the route table,
 * {@code LogSearch} what may be asked.
 *
 * <p>What surprises people, and is therefore tested: an event has its actor's and its targets' names as they were when
 * it happened; a feed without end has always a next page; the time of an event cannot be filtered for.
 */
@NullMarked
package dtu.okta.logs;

import org.jspecify.annotations.NullMarked;

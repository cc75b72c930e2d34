/**
 * What a twin is made of: operations as data, handlers as pure functions, and everything that happens later as a record
 * that knows what to do.
 *
 * <p>Start with {@link dtu.twins.Twin}, then {@link dtu.twins.Route}, {@link dtu.twins.Call} and
 * {@link dtu.twins.Commit}. What surprises people: nothing here runs anything. A handler is handed a state and returns
 * the next one; who takes the writer, moves the clock and sends webhooks lives in {@link dtu.twins.universe}.
 */
@NullMarked
package dtu.twins;

import org.jspecify.annotations.NullMarked;

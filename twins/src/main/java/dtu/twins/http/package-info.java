/**
 * Requests and answers as immutable values, without any server behind them.
 *
 * <p>Start with {@link dtu.twins.http.Request} and {@link dtu.twins.http.Response}. The same values travel over
 * sockets, inside the process, and out of a universe as webhooks.
 */
@NullMarked
package dtu.twins.http;

import org.jspecify.annotations.NullMarked;

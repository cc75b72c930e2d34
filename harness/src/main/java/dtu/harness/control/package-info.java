/**
 * The control plane, and the server that it governs.
 *
 * <p>Start with {@link dtu.harness.control.UniverseServer}, which puts twins, ports and time together; then
 * {@link dtu.harness.control.ControlRoutes}, the table of all calls, from which the OpenAPI document is made too.
 */
@NullMarked
package dtu.harness.control;

import org.jspecify.annotations.NullMarked;

/**
 * The wire: what stands between sockets and the universes of this process, in both directions.
 *
 * <p>Start with {@link dtu.harness.server.Bridge}, which turns what arrives at a port into a request for its
 * {@link dtu.harness.server.Site}; {@link dtu.harness.server.TwinSite} finds the universe that a request belongs to.
 * {@link dtu.harness.server.Timekeeper} lets happen what falls due, and {@link dtu.harness.server.Outside} carries it
 * away.
 *
 * <p>What surprises people: requests are answered in front of Javalin's servlet, which sees WebSocket upgrades only,
 * since a vendor's paths, headers and errors must reach the client exactly as the twin says.
 */
@NullMarked
package dtu.harness.server;

import org.jspecify.annotations.NullMarked;

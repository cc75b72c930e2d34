/**
 * Universes, and everything that makes them move.
 *
 * <p>Start with {@link dtu.twins.universe.Universe} (an id and a reference to the current
 * {@link dtu.twins.universe.World}), then {@link dtu.twins.universe.Dispatcher}, the way of every request. What
 * surprises people: a world is a value, so a fork is one reference copied, and a checkpoint is the reference kept.
 */
@NullMarked
package dtu.twins.universe;

import org.jspecify.annotations.NullMarked;

package dtu.twins.universe;

import dtu.twins.Twin;
import java.time.Instant;

/**
 * A commit that has just been made.
 *
 * @param by who made it: an actor of a scenario, {@code sut}, or a mechanism such as {@code rule}
 */
public record Change(Universe universe, Twin twin, String by, Instant at, World before, World after) {}

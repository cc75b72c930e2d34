package dtu.twins.universe;

import java.time.Instant;

/**
 * A world that was kept.
 *
 * @param id {@code v0}, {@code v1}, … in the order in which they were made
 * @param name what whoever made it calls it; empty when nothing
 * @param at the universe's time when it was made
 */
public record Checkpoint(String id, String name, Instant at, World world) {}

/**
 * Worlds: the companies in which scenarios take place, generated from a file and a seed.
 *
 * <p>Start with {@link dtu.scenarios.worlds.WorldBuilder}. Everything but the people themselves is made by the vendors'
 * own operations, through the dispatcher.
 */
@NullMarked
package dtu.scenarios.worlds;

import org.jspecify.annotations.NullMarked;

/**
 * Seeded randomness without a sequence: every draw is a pure function of a seed, a key and an ordinal.
 *
 * <p>Start with {@link dtu.twins.chance.Chance}. What surprises people: two draws with the same key and ordinal are
 * equal, however many other draws happened in between; that is the point, since one more draw elsewhere shifts nothing.
 */
@NullMarked
package dtu.twins.chance;

import org.jspecify.annotations.NullMarked;

/**
 * The persistent collections every universe state is made of: a change makes a new version and leaves the old one as it
 * was, and both share all they have in common.
 *
 * <p>Start with {@link dtu.twins.persistent.OrderedMap}, rows by key in key order. A {@link dtu.twins.persistent.Range}
 * says which part of it to read, a {@link dtu.twins.persistent.Scan} reads it. {@link dtu.twins.persistent.Sequence}
 * keeps what has a position instead of a key: the runs of a text, the rows of a sheet.
 *
 * <p>What surprises people, and is therefore tested: {@code put} of the very same value returns the very same map; a
 * scan knows its size and skips without walking; {@code diff} costs what differs, however large the two maps are; a
 * measure belongs to the sequence and not to its elements, so that two sequences may measure the same elements
 * differently.
 */
@NullMarked
package dtu.twins.persistent;

import org.jspecify.annotations.NullMarked;

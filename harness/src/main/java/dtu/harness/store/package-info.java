/**
 * The run folder: what a run was asked to do, and every trajectory it has judged.
 *
 * <p>Start with {@link dtu.harness.store.RunFolder}, which writes one, and {@link dtu.harness.store.Run}, which reads
 * it. The truth is {@code spec.json} and the append-only {@code segments/*.seg}, one per worker; {@code run.db} is
 * derived from them and may be deleted.
 *
 * <p>What surprises people, and is therefore tested: a record is on its way to the disk when {@code append} returns, so
 * that {@code kill -9} loses at most the record being written; a torn last record is cut off on resuming, but damage
 * further in is refused; the same trajectory twice is fine as long as it ended the same way.
 */
@NullMarked
package dtu.harness.store;

import org.jspecify.annotations.NullMarked;

/**
 * What happened in the universes of a process: every request, delivery and task, as long as there is room.
 *
 * <p>Start with {@link dtu.twins.trace.Trace}. What surprises people: records are kept as they came and masked of
 * secrets only when they are shown, so that keeping one costs next to nothing.
 */
@NullMarked
package dtu.twins.trace;

import org.jspecify.annotations.NullMarked;

/**
 * How fast the twins are, measured: {@code ./dtu bench} prints tables of figures beside their goals.
 *
 * <p>Start with {@link dtu.bench.Bench}, the list of what is measured. A figure is a ratio to a limit of the same run,
 * or counts seconds of processor time, so that it says the same on an idle and on a busy machine.
 */
@NullMarked
package dtu.bench;

import org.jspecify.annotations.NullMarked;

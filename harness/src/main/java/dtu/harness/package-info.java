/**
 * Everything that runs: the command line, and what its verbs start.
 *
 * <p>Start with {@link dtu.harness.Main}. What surprises people: {@code ./dtu} builds this jar when it is missing or
 * old, and {@code test}, {@code verify} and {@code bench} never reach it.
 */
@NullMarked
package dtu.harness;

import org.jspecify.annotations.NullMarked;

/**
 * What is said of a trajectory when it has ended.
 *
 * <p>Start with {@link dtu.scenarios.verdict.Verdict}.
 */
@NullMarked
package dtu.scenarios.verdict;

import org.jspecify.annotations.NullMarked;

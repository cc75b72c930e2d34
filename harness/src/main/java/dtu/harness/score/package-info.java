/**
 * What a heap of judged trajectories says about the app under test, and how sure that is.
 *
 * <p>Start with {@link dtu.harness.score.Score}, the figures of a run; {@link dtu.harness.score.Gate} turns them into
 * an exit code.
 *
 * <p>What surprises people, and is therefore tested: trajectories that could not be judged stay in the denominator and
 * widen the bounds; a Wilson interval is for reading and must never decide when to stop, which is what
 * {@link dtu.harness.score.Evidence} is for; an e-process may only be looked at when every scenario has had its turn.
 */
@NullMarked
package dtu.harness.score;

import org.jspecify.annotations.NullMarked;

/**
 * Runs trajectories: one universe, one event loop in virtual time, simulated users and an app under test.
 *
 * <p>Start with {@link dtu.scenarios.engine.Trajectory}, one run from forked world to verdict.
 * {@link dtu.scenarios.engine.Loop} is time, {@link dtu.scenarios.engine.Strand} is how blocking code waits in it. What
 * surprises people: many threads take part, and never two at once, so nothing here is locked and everything is
 * reproducible.
 */
@NullMarked
package dtu.scenarios.engine;

import org.jspecify.annotations.NullMarked;

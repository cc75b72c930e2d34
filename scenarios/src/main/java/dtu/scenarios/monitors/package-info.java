/**
 * Watches a trajectory while it runs and judges it when it has ended.
 *
 * <p>Start with {@link dtu.scenarios.monitors.Watch}, which an engine feeds with facts, commits and the passing of
 * time; it ends in a {@link dtu.scenarios.monitors.Judgement}. Each temporal form is one {@code Monitor}, whose work
 * per fact does not grow with the number of facts: what is open is kept in slices, by the values that tie one fact to
 * another.
 *
 * <p>What surprises people: a fact never answers itself, nor precedes itself; an expectation that cannot be evaluated
 * leaves the trajectory undecided, it does not pass; with {@code phase: calm} nothing is reported before the end, since
 * only then it is known when the last fault had healed.
 */
@NullMarked
package dtu.scenarios.monitors;

import org.jspecify.annotations.NullMarked;

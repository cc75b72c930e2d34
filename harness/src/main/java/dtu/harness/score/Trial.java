package dtu.harness.score;

import dtu.scenarios.verdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sequential test of one run: gathers trajectories in whatever order workers finish them, and lets the evidence see
 * whole blocks only, in the order of their index, so that a slow failure cannot hide behind fast successes.
 */
public final class Trial {

    /** What the evidence has shown so far. */
    public enum Decision {
        OPEN,
        ABOVE,
        BELOW
    }

    /** The evidence after a number of blocks, as natural logarithms. */
    public record Point(long blocks, double logAbove, double logBelow) {}

    private static final int POINTS_MAX = 400;

    private final int scenarios;
    private final double logNeeded;
    private final Evidence above;
    private final Evidence below;
    private final Map<Integer, Outcome[]> waiting = new HashMap<>();
    private final List<Point> curve = new ArrayList<>(List.of(new Point(0, 0, 0)));
    private Point last = new Point(0, 0, 0);
    private Decision decision = Decision.OPEN;
    private long decidedAfter;
    private long stride = 1;
    private int next;

    public Trial(double threshold, double confidence, List<Double> weights) {
        scenarios = weights.size();
        logNeeded = -Math.log(1 - confidence);
        above = new Evidence(Evidence.Claim.ABOVE, threshold, weights);
        below = new Evidence(Evidence.Claim.BELOW, threshold, weights);
    }

    /**
     * Takes in one trajectory and says what is shown by now.
     *
     * @param scenario its place in the list of weights
     * @param turn its place among the trajectories of its scenario in this run, from zero without gaps (a shard counts
     *     its own)
     */
    public synchronized Decision add(int scenario, int turn, Outcome outcome) {
        var block = waiting.computeIfAbsent(turn, t -> new Outcome[scenarios]);
        block[scenario] = outcome;
        for (var ready = waiting.get(next); ready != null && complete(ready); ready = waiting.get(next)) {
            waiting.remove(next++);
            take(ready);
        }
        return decision;
    }

    public synchronized Decision decision() {
        return decision;
    }

    /** The blocks that were needed for the decision; zero while it is open. */
    public synchronized long decidedAfter() {
        return decidedAfter;
    }

    public synchronized Point last() {
        return last;
    }

    /** The evidence over time, thinned to some hundred points, the last one included. */
    public synchronized List<Point> curve() {
        var points = new ArrayList<>(curve);
        if (points.get(points.size() - 1).blocks() != last.blocks()) {
            points.add(last);
        }
        return List.copyOf(points);
    }

    /** The natural logarithm of 1/α, which the evidence must exceed. */
    public double logNeeded() {
        return logNeeded;
    }

    private void take(Outcome[] block) {
        boolean[] surely = new boolean[scenarios];
        boolean[] possibly = new boolean[scenarios];
        for (int scenario = 0; scenario < scenarios; scenario++) {
            surely[scenario] = block[scenario].surelySatisfied();
            possibly[scenario] = block[scenario].possiblySatisfied();
        }
        above.block(surely);
        below.block(possibly);
        last = new Point(last.blocks() + 1, above.log(), below.log());
        if (decision == Decision.OPEN && Math.max(last.logAbove(), last.logBelow()) >= logNeeded) {
            decision = last.logAbove() >= logNeeded ? Decision.ABOVE : Decision.BELOW;
            decidedAfter = last.blocks();
        }
        remember();
    }

    private void remember() {
        if (last.blocks() % stride == 0) {
            curve.add(last);
        }
        if (curve.size() > POINTS_MAX) {
            stride *= 2;
            curve.removeIf(point -> point.blocks() % stride != 0);
        }
    }

    private static boolean complete(Outcome[] block) {
        for (Outcome outcome : block) {
            if (outcome == null) {
                return false;
            }
        }
        return true;
    }
}

package dtu.harness.score;

import java.util.Arrays;
import java.util.List;

/**
 * Evidence that the weighted mean satisfaction lies on one side of a threshold: an e-process, which may be looked at as
 * often as one likes. If the claim is false, it ever exceeds 1/α in at most a fraction α of all runs.
 *
 * <p>It is the wealth of a gambler who stakes on every trajectory, averaged over {@value #NODES} opinions spread evenly
 * over the claimed side (the uniform beta mixture; a sum over fixed opinions stays exact where an integral would need
 * series). An opinion {@code q} pays {@code q/p0} for a success and {@code (1-q)/(1-p0)} for a failure. Within a block
 * of one trajectory per scenario the expected pay is a product of terms linear in the scenarios' own rates, which by
 * the inequality of means is at most the term of their mean: hence blocks, for scenarios are not equally hard. A
 * scenario of less weight is staked on in proportion, so that the linear terms add up to the weighted mean.
 */
public final class Evidence {
    private static final int NODES = 1000;

    /** Which side of the threshold is claimed. */
    public enum Claim {
        ABOVE,
        BELOW
    }

    private final double[][] logSuccess;
    private final double[][] logFailure;
    private final int[] kindOf;
    private final double[] logWealth = new double[NODES];

    public Evidence(Claim claim, double threshold, List<Double> weights) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("a threshold lies between 0 and 1, not at " + threshold);
        }
        double heaviest =
                weights.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double[] stakes =
                weights.stream().mapToDouble(w -> w / heaviest).distinct().toArray();
        kindOf = weights.stream().mapToInt(w -> indexOf(stakes, w / heaviest)).toArray();
        logSuccess = new double[stakes.length][NODES];
        logFailure = new double[stakes.length][NODES];
        for (int kind = 0; kind < stakes.length; kind++) {
            for (int node = 0; node < NODES; node++) {
                double far = (node + 0.5) / NODES;
                double opinion = claim == Claim.ABOVE
                        ? threshold + (1 - threshold) * far * stakes[kind]
                        : threshold * (1 - far * stakes[kind]);
                logSuccess[kind][node] = Math.log(opinion / threshold);
                logFailure[kind][node] = Math.log1p(-opinion) - Math.log1p(-threshold);
            }
        }
    }

    /** Takes in one trajectory of every scenario, in the order of the weights. */
    public void block(boolean... successes) {
        if (successes.length != kindOf.length) {
            throw new IllegalArgumentException("a block holds one trajectory of each scenario");
        }
        int[] won = new int[logSuccess.length];
        int[] lost = new int[logSuccess.length];
        for (int scenario = 0; scenario < successes.length; scenario++) {
            (successes[scenario] ? won : lost)[kindOf[scenario]]++;
        }
        for (int kind = 0; kind < won.length; kind++) {
            for (int node = 0; node < NODES; node++) {
                logWealth[node] += won[kind] * logSuccess[kind][node] + lost[kind] * logFailure[kind][node];
            }
        }
    }

    /** The natural logarithm of the evidence; zero before the first block. */
    public double log() {
        double most = Arrays.stream(logWealth).max().orElse(0);
        double sum = 0;
        for (double wealth : logWealth) {
            sum += Math.exp(wealth - most);
        }
        return most + Math.log(sum / NODES);
    }

    /** How many trajectories of equal weight show "above" if none of them fails: nobody should ask .999 of 200. */
    public static long sizeWithoutFailure(double threshold, double confidence) {
        double wanted = -Math.log(1 - confidence);
        long low = 0;
        long high = 1;
        while (logWithoutFailure(threshold, high) < wanted) {
            low = high;
            high = Math.multiplyExact(high, 2);
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (logWithoutFailure(threshold, middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The mixture integral of (q/p0)^n over the opinions above p0, in closed form. */
    private static double logWithoutFailure(double threshold, long n) {
        double logAll = (n + 1) * Math.log(threshold);
        return Math.log1p(-Math.exp(logAll)) - Math.log((n + 1) * (1 - threshold)) - n * Math.log(threshold);
    }

    private static int indexOf(double[] stakes, double stake) {
        int index = 0;
        while (stakes[index] != stake) {
            index++;
        }
        return index;
    }
}

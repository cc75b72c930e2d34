package dtu.harness.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/** Exact tests for two runs over the same seeds, where a pair of trajectories had the same weather. */
public final class Pairs {
    private Pairs() {}

    /**
     * The two-sided p-value of McNemar's exact test, which is a sign test on the pairs that disagree.
     *
     * @param onlyFirst pairs in which the first run alone succeeded
     * @param onlySecond pairs in which the second run alone succeeded
     */
    public static double exact(int onlyFirst, int onlySecond) {
        int discordant = Math.addExact(onlyFirst, onlySecond);
        if (discordant == 0) {
            return 1;
        }
        return BinomialTest.withDefaults()
                .with(AlternativeHypothesis.TWO_SIDED)
                .test(discordant, onlyFirst, 0.5)
                .getPValue();
    }

    /** Holm's adjustment: p-values that may be read side by side, in the order given. */
    public static double[] holm(double... values) {
        int[] ascending = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = Arrays.copyOf(values, values.length);
        double least = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            int at = ascending[rank];
            least = Math.max(least, Math.min(1, values[at] * (values.length - rank)));
            adjusted[at] = least;
        }
        return adjusted;
    }
}

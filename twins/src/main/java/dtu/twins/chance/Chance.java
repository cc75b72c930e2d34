package dtu.twins.chance;

import java.time.Duration;
import java.util.List;

/**
 * A source of keyed draws. {@code chance.in("faults").in("rule-1").draw(3)} depends on the seed, the path of keys and
 * the ordinal only, so adding a draw in one stream never changes another.
 */
public record Chance(long seed) {
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    /** The stream below this one that is named by {@code key}. */
    public Chance in(String key) {
        var hash = seed ^ 0xcbf29ce484222325L;
        for (var i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        return new Chance(mixed(hash + seed));
    }

    /** The stream below this one that is named by {@code number}. */
    public Chance in(long number) {
        return new Chance(mixed(mixed(seed + 0x9e3779b97f4a7c15L) ^ mixed(number)));
    }

    /** 64 uniformly distributed bits for the n-th draw of this stream. */
    public long draw(long ordinal) {
        return mixed(seed + 0x9e3779b97f4a7c15L * (ordinal + 1));
    }

    /** Uniform in [0, 1). */
    public double unit(long ordinal) {
        return (draw(ordinal) >>> 11) * DOUBLE_UNIT;
    }

    /** Uniform in [0, bound). */
    public int below(int bound, long ordinal) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, is " + bound);
        }
        return (int) Math.multiplyHigh(draw(ordinal) >>> 1, (long) bound << 1);
    }

    /** One of the items, each as likely as the others. */
    public <T> T pick(List<T> items, long ordinal) {
        return items.get(below(items.size(), ordinal));
    }

    /** True with the given probability. */
    public boolean happens(double probability, long ordinal) {
        return unit(ordinal) < probability;
    }

    /** Exponentially distributed with the given mean. */
    public Duration exponential(Duration mean, long ordinal) {
        return scaled(mean, -Math.log1p(-unit(ordinal)));
    }

    /** Log-normally distributed, given by its median and its 99th percentile. */
    public Duration lognormal(Duration median, Duration p99, long ordinal) {
        var sigma = Math.log((double) p99.toNanos() / median.toNanos()) / 2.3263478740408408;
        return scaled(median, Math.exp(sigma * normal(ordinal)));
    }

    /** Uniform between two durations, the upper one excluded. */
    public Duration between(Duration from, Duration to, long ordinal) {
        return from.plus(scaled(to.minus(from), unit(ordinal)));
    }

    private double normal(long ordinal) {
        var other = new Chance(mixed(seed ^ 0x5bf03635L));
        return Math.sqrt(-2 * Math.log1p(-unit(ordinal))) * Math.cos(2 * Math.PI * other.unit(ordinal));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor));
    }

    /** The finaliser of SplitMix64: every bit of the input moves half of the bits of the output. */
    private static long mixed(long value) {
        var z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

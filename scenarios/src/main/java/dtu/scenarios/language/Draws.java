package dtu.scenarios.language;

import dtu.scenarios.language.Overrides.Place;
import dtu.twins.chance.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The draws of one evaluation of one expression. They depend on the seed, the expression's path in the scenario and the
 * occasion, and on nothing else that is drawn.
 */
public final class Draws {
    private final Chance chance;
    private final String key;
    private final int ordinal;
    private final Overrides overrides;
    private int drawn;

    /**
     * @param key the path: {@code draw/ttl}, {@code actors/hire/arrive}
     * @param ordinal which occasion: the place of a cohort's member, how often a persona was in the state before
     */
    public Draws(Chance chance, String key, int ordinal, Overrides overrides) {
        this.chance = chance.in(key);
        this.key = key;
        this.ordinal = ordinal;
        this.overrides = overrides;
    }

    Object pick(List<?> items) {
        if (items.isEmpty()) {
            throw new EvaluationFailed("pick() of an empty list");
        }
        return draw(stream -> stream.pick(items, ordinal));
    }

    List<?> sample(List<?> items, long count) {
        return (List<?>) draw(stream -> {
            var left = new ArrayList<Object>(items);
            var taken = new ArrayList<>();
            while (taken.size() < count && !left.isEmpty()) {
                taken.add(left.remove(stream.in(ordinal).below(left.size(), taken.size())));
            }
            return taken;
        });
    }

    Object uniform(Duration from, Duration to) {
        return draw(stream -> stream.between(from, to, ordinal));
    }

    /** Both ends included. */
    Object uniform(long from, long to) {
        return draw(stream -> from + stream.below(Math.toIntExact(to - from + 1), ordinal));
    }

    Object uniform(double from, double to) {
        return draw(stream -> from + (to - from) * stream.unit(ordinal));
    }

    Object exponential(Duration mean) {
        return draw(stream -> stream.exponential(mean, ordinal));
    }

    Object lognormal(Duration median, Duration p99) {
        return draw(stream -> stream.lognormal(median, p99, ordinal));
    }

    /** When the arrival of this ordinal comes, in a Poisson process with so many arrivals per window. */
    Object poisson(long arrivals, Duration window) {
        return draw(stream -> {
            var at = Duration.ZERO;
            for (var earlier = 0; earlier <= ordinal; earlier++) {
                at = at.plus(stream.exponential(window.dividedBy(arrivals), earlier));
            }
            return at;
        });
    }

    /** One of the keys, in proportion to its weight. */
    Object weighted(Map<?, ?> weights) {
        var sum = weights.values().stream().mapToDouble(Draws::weight).sum();
        if (sum <= 0) {
            throw new EvaluationFailed("weighted() needs a weight above 0");
        }
        return draw(stream -> {
            var left = stream.unit(ordinal) * sum;
            Object last = "";
            for (var entry : weights.entrySet()) {
                last = entry.getKey();
                left -= weight(entry.getValue());
                if (left < 0) {
                    break;
                }
            }
            return last;
        });
    }

    private static double weight(Object weight) {
        return ((Number) weight).doubleValue();
    }

    /**
     * The first draw of an expression is known by the expression's path, later ones by their place behind a {@code #}.
     */
    private Object draw(Function<Chance, Object> how) {
        var place = new Place(drawn == 0 ? key : key + "#" + drawn, ordinal);
        var stream = chance.in(drawn++);
        var overridden = overrides.values().get(place);
        return overridden != null ? overridden : how.apply(stream);
    }
}

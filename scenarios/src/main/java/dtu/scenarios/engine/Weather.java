package dtu.scenarios.engine;

import dtu.twins.chance.Chance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long messages travel in one trajectory; drawn by sender and destination, so one message more shifts no other. */
final class Weather {
    private static final Duration MEDIAN = Duration.ofMillis(40);
    private static final Duration P99 = Duration.ofMillis(250);

    private final Chance chance;
    private final Map<String, Long> ordinals = new HashMap<>();

    Weather(Chance chance) {
        this.chance = chance.in("weather");
    }

    /** One way. */
    Duration travel(String route) {
        var ordinal = ordinals.merge(route, 1L, Long::sum);
        return chance.in(route).lognormal(MEDIAN, P99, ordinal);
    }
}

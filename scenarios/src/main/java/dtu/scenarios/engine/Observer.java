package dtu.scenarios.engine;

import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.universe.Faults;
import dtu.twins.universe.Own;
import dtu.twins.universe.Universe;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the twins what only the wire shows, as the world's administrator: in a fork of the present state that nobody
 * sees, where no fault strikes and no call is counted.
 */
final class Observer {
    private final Universe universe;

    Observer(Universe universe) {
        this.universe = universe;
    }

    /** The answer of an operation as plain values; text that is no JSON as it is. */
    @Nullable
    Object asked(String name, Map<String, Object> arguments, Map<?, ?> administrator) {
        var fork =
                Universe.from(universe.world(), universe.id(), universe.tenant(), InstantSource.fixed(universe.wall()));
        Faults.remove(fork, rule -> true);
        for (var twin : fork.world().cast().twins()) {
            fork.changeOwn(
                    own -> own.put(Own.SETTINGS, new Own.Setting(twin.name() + ".rateLimits", Json.of("false"))));
        }
        var response = Errand.run(fork, name, arguments, administrator, "observer");
        try {
            return Json.parse(response.body().bytes()).plain();
        } catch (MalformedJson words) {
            return response.body().text();
        }
    }
}

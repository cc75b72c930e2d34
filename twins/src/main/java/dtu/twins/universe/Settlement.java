package dtu.twins.universe;

import dtu.twins.Settler;
import dtu.twins.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People who come to live in a universe. */
public final class Settlement {
    private Settlement() {}

    /** Admits people to every service, each in its own way; from then on the universe knows who they are in each. */
    public static void admit(Universe universe, List<Settler> settlers) {
        var ids = new HashMap<String, Map<String, String>>();
        for (var twin : universe.world().cast().twins()) {
            var answer = universe.act(twin, "settler", call -> twin.settle(call, settlers));
            if (!answer.isSuccess()) {
                throw new IllegalArgumentException(
                        twin.name() + " does not admit them: " + answer.body().text());
            }
            Json.written(answer.body().bytes())
                    .members((key, id) ->
                            ids.computeIfAbsent(key, any -> new HashMap<>()).put(twin.name(), id.asText()));
        }
        universe.changeOwn(own -> {
            var next = own;
            for (var settler : settlers) {
                next = next.put(
                        Own.RESIDENTS,
                        new Own.Resident(settler.key(), settler, ids.getOrDefault(settler.key(), Map.of())));
            }
            return next;
        });
    }
}

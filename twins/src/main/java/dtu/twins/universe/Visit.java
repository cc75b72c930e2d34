package dtu.twins.universe;

import dtu.twins.Settler;
import dtu.twins.Twin;
import dtu.twins.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the owner of a universe does in it: admits people, hands out credentials, reads the connection variables. */
public final class Visit {
    private static final String OWNER = "owner";

    private Visit() {}

    /** Admits people to every service and notes under which id each lives where. */
    public static void settle(Universe universe, List<Settler> settlers) {
        var ids = new HashMap<String, Map<String, String>>();
        for (var twin : universe.world().cast().twins()) {
            var answer = Writer.write(universe, twin, OWNER, call -> twin.settle(call, settlers))
                    .response();
            Json.written(answer.body().bytes())
                    .members((key, id) ->
                            ids.computeIfAbsent(key, person -> new HashMap<>()).put(twin.name(), id.asText()));
        }
        universe.changeOwn(own -> {
            var next = own;
            for (var settler : settlers) {
                var known = ids.getOrDefault(settler.key(), Map.of());
                next = next.put(Own.RESIDENTS, new Own.Resident(settler.key(), settler, known));
            }
            return next;
        });
    }

    /**
     * A credential to act as a person: {@code token}, {@code authorization} (the header's value) and what else is
     * needed.
     */
    public static Json issue(Universe universe, Twin twin, String person, List<String> scopes) {
        var answer = Writer.write(universe, twin, OWNER, call -> twin.issue(call, person, scopes))
                .response();
        return Json.written(answer.body().bytes());
    }

    /** The connection variables of the contract, of all services. */
    public static Map<String, String> environment(Universe universe) {
        var all = new HashMap<String, String>();
        for (var twin : universe.world().cast().twins()) {
            all.putAll(twin.environment(universe.look(twin)));
        }
        return all;
    }
}

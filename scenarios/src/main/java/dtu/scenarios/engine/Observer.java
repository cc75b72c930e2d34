package dtu.scenarios.engine;

import dtu.scenarios.language.EvaluationFailed;
import dtu.twins.Operation;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Faults;
import dtu.twins.universe.Own;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import java.time.InstantSource;
import java.util.List;
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
        var operation = Operation.find(fork.world().cast().twins(), name)
                .orElseThrow(() -> new EvaluationFailed("no operation is called '" + name + "'"));
        var twin = operation.twin();
        fork.changeOwn(own -> own.put(Own.SETTINGS, new Own.Setting(twin.name() + ".rateLimits", Json.of("false"))));
        var person = administrator.get(twin.name()) instanceof String id ? id : "";
        var credential = Visit.issue(fork, twin, person, List.of());
        var request = operation
                .request(arguments)
                .from(fork.tenant().root(twin.name()))
                .header("Authorization", credential.textAt("authorization").orElse(""));
        var reply = new Dispatcher(Courier.NOBODY).dispatch(fork, twin, request, "observer");
        if (!(reply instanceof Reply.Answered(var response, var latency))) {
            throw new EvaluationFailed(name + " was not answered");
        }
        try {
            return Json.parse(response.body().bytes()).plain();
        } catch (MalformedJson words) {
            return response.body().text();
        }
    }
}

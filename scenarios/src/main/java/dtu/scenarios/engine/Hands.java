package dtu.scenarios.engine;

import dtu.scenarios.sut.Env.Unreachable;
import dtu.twins.Answer;
import dtu.twins.Operation;
import dtu.twins.Twin;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people can do: click and type in the vendors' clients, and call vendor operations with credentials of their own.
 */
final class Hands {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Universe universe;
    private final Network network;
    private final Map<String, String> authorizations = new HashMap<>();

    Hands(Universe universe, Network network) {
        this.universe = universe;
        this.network = network;
    }

    /** What a person does in a vendor's own client. */
    Response inClient(String twin, String path, Json body, Actor actor) {
        var request = Request.of(Method.POST, path)
                .json(body.toString())
                .from(universe.tenant().root(twin));
        return network.dispatcher().control(universe, universe.world().cast().twin(twin), request, actor.by());
    }

    /** A vendor operation, by the name that {@code dtu routes} has, with the person's own credential. */
    Optional<Response> operate(String name, Map<String, Object> with, Actor actor) {
        var operation = Operation.find(universe.world().cast().twins(), name);
        if (operation.isEmpty()) {
            return Optional.empty();
        }
        var twin = operation.get().twin();
        var request = operation
                .get()
                .request(with)
                .from(universe.tenant().root(twin.name()))
                .header("Authorization", authorization(twin, actor));
        try {
            return Optional.of(network.call(request, PATIENCE, actor.by()));
        } catch (Unreachable noAnswer) {
            return Optional.empty();
        }
    }

    private String authorization(Twin twin, Actor actor) {
        return authorizations.computeIfAbsent(twin.name() + "/" + actor.name(), key -> {
            var answer = Visit.issue(universe, twin, actor.id(twin.name()), List.of());
            return answer.textAt("authorization").orElse("");
        });
    }

    /** A request straight to the app, as anybody on the internet can make one. */
    Answer toApp(Request request) {
        return network.post(request, PATIENCE);
    }

    /** What the app answered to a genuine request is none of our business; that it crashed is. */
    static boolean failed(Answer answer) {
        return answer instanceof Answer.Responded(var response) && response.status() >= 500;
    }
}

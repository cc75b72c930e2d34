package dtu.scenarios.engine;

import dtu.scenarios.language.EvaluationFailed;
import dtu.twins.Operation;
import dtu.twins.http.Response;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import java.util.List;
import java.util.Map;

/** One operation that a person of the world runs by a credential of their own, outside the story. */
final class Errand {
    private Errand() {}

    /**
     * The answer of an operation.
     *
     * @param person a card of the world
     * @param by as whom the universe's witness knows the sender
     */
    static Response run(Universe universe, String name, Map<String, Object> arguments, Map<?, ?> person, String by) {
        var operation = Operation.find(universe.world().cast().twins(), name)
                .orElseThrow(() -> new EvaluationFailed("no operation is called '" + name + "'"));
        var twin = operation.twin();
        var id = person.get(twin.name()) instanceof String known ? known : "";
        var credential = Visit.issue(universe, twin, id, List.of());
        var request = operation
                .request(arguments)
                .from(universe.tenant().root(twin.name()))
                .header("Authorization", credential.textAt("authorization").orElse(""));
        var reply = new Dispatcher(Courier.NOBODY).dispatch(universe, twin, request, by);
        if (reply instanceof Reply.Answered(var response, var latency)) {
            return response;
        }
        throw new EvaluationFailed(name + " was not answered");
    }
}

package dtu.harness.cli;

import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.harness.server.HttpCourier;
import dtu.twins.Operation;
import dtu.twins.Outgoing;
import dtu.twins.http.Request;
import dtu.twins.universe.Own;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import dtu.twins.universe.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code dtu rehearse}: a server on free ports that answers a few calls and ends, silently. {@code ./dtu} has the JVM
 * record it, so that later starts find their classes loaded and linked.
 */
@Command(name = "rehearse", hidden = true, description = "Starts a server on free ports, asks each twin, and ends.")
public final class Rehearse implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, Map<String, Object>> CALLS = Map.of(
            "okta.listUsers", Map.of("limit", 10),
            "slack.users.list", Map.of("limit", 10),
            "jira.searchAndReconsileIssuesUsingJql", Map.of("jql", "project = ACC", "fields", "summary"),
            "drive.files.list", Map.of("pageSize", 10));

    private final HttpCourier client = new HttpCourier();

    @Override
    public Integer call() {
        try (var server = UniverseServer.start(ServerSpec.usual().at(ServerSpec.LOOPBACK, 0))) {
            Greeting.of(server, "");
            ask(Request.get("/v1/universes").from(server.controlUrl()));
            var universe = server.universe(Universes.DEFAULT);
            CALLS.forEach((operation, with) -> ask(universe, operation, with));
        }
        return ExitCode.OK;
    }

    private void ask(Universe universe, String name, Map<String, Object> with) {
        var operation = Operation.find(universe.world().cast().twins(), name).orElseThrow();
        var twin = operation.twin();
        var admin = universe.world().own().scan(Own.RESIDENTS).stream()
                .filter(resident -> resident.settler().kind().equals("admin"))
                .findFirst()
                .orElseThrow();
        var issued = Visit.issue(universe, twin, admin.ids().getOrDefault(twin.name(), ""), List.of());
        ask(operation
                .request(with)
                .from(universe.tenant().root(twin.name()))
                .header("Authorization", issued.textAt("authorization").orElseThrow()));
    }

    private void ask(Request request) {
        client.send(new Outgoing.Http(request, PATIENCE));
    }
}

package dtu.bench;

import dtu.twins.Operation;
import dtu.twins.Settler;
import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Own;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small company in a universe: a hundred people, one channel, a hundred issues and a hundred files. */
final class Office {
    private static final int SIZE = 100;

    private final Universe universe;
    private final Dispatcher dispatcher = new Dispatcher(Courier.NOBODY);
    private final Map<String, String> authorizations = new HashMap<>();
    private final Map<String, String> administrator;

    /**
     * A request whose cost is measured.
     *
     * @param calls how many of it one core should answer in a second
     * @param ratio how many of it the server should answer for each answer of a bare one
     */
    record Ask(String name, Twin twin, Request request, double calls, double ratio) {}

    private Office(Universe universe) {
        this.universe = universe;
        Visit.settle(universe, people());
        administrator = universe.world().own().get(Own.RESIDENTS, "admin").ids();
    }

    /** Moves in and says what to ask for. */
    static List<Ask> asks(Universe universe) {
        return new Office(universe).asks();
    }

    private static List<Settler> people() {
        var people = new ArrayList<Settler>();
        people.add(person("admin", "admin"));
        for (var i = 1; i < SIZE; i++) {
            people.add(person("person" + i, "employee"));
        }
        return people;
    }

    private static Settler person(String key, String kind) {
        return new Settler(
                key, "First " + key, "Last", key + "@acme.test", "Engineer", "IT", kind, "", List.of(), Map.of());
    }

    private List<Ask> asks() {
        var channel = made("slack.conversations.create", Map.of("name", "bench"));
        made(
                "jira.createProject",
                Map.of(
                        "key", "BENCH",
                        "name", "Bench",
                        "projectTypeKey", "business",
                        "leadAccountId", administrator.getOrDefault("jira", "")));
        for (var i = 0; i < SIZE; i++) {
            made(
                    "jira.createIssue",
                    Map.of(
                            "fields",
                            Map.of(
                                    "project", Map.of("key", "BENCH"),
                                    "summary", "Issue " + i,
                                    "issuetype", Map.of("name", "Task"))));
            made("drive.files.create", Map.of("name", "Plan " + i, "mimeType", "text/plain"));
        }
        var id = channel.at("channel").flatMap(fields -> fields.textAt("id")).orElseThrow();
        var search = Map.<String, Object>of(
                "jql", "project = BENCH order by created", "maxResults", 10, "fields", "summary,status,created");
        return List.of(
                ask("okta.getUser", Map.of("id", administrator.getOrDefault("okta", "")), 100_000, 0.6),
                ask("slack.chat.postMessage", Map.of("channel", id, "text", "Hello, world"), 100_000, 0.5),
                ask("jira.searchAndReconsileIssuesUsingJql", search, 30_000, 0.6),
                ask("drive.files.list", Map.of("pageSize", 10), 30_000, 0.6));
    }

    private Json made(String operation, Map<String, Object> with) {
        var ask = ask(operation, with, 0, 0);
        var text = answer(dispatcher, universe, ask).body().text();
        return text.isEmpty() ? Json.EMPTY_OBJECT : Json.of(text);
    }

    private Ask ask(String name, Map<String, Object> with, double calls, double ratio) {
        var operation = Operation.find(universe.world().cast().twins(), name)
                .orElseThrow(() -> new IllegalStateException(name));
        var twin = operation.twin();
        var request = operation
                .request(with)
                .from(universe.tenant().root(twin.name()))
                .header("Authorization", authorization(twin));
        return new Ask(name, twin, request, calls, ratio);
    }

    private String authorization(Twin twin) {
        return authorizations.computeIfAbsent(
                twin.name(),
                missing -> Visit.issue(universe, twin, administrator.getOrDefault(twin.name(), ""), List.of())
                        .textAt("authorization")
                        .orElseThrow());
    }

    /** The answer, which must say yes: what is refused is not what is measured. */
    static Response answer(Dispatcher dispatcher, Universe universe, Ask ask) {
        var reply = dispatcher.dispatch(universe, ask.twin(), ask.request(), "bench");
        if (reply instanceof Reply.Answered(var response, var latency)
                && response.isSuccess()
                && !response.body().text().startsWith("{\"ok\":false")) {
            return response;
        }
        throw new IllegalStateException(ask + " was answered with " + reply);
    }
}

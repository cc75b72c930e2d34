package dtu.scenarios.broker;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The broker's Okta: who somebody is, which group an application has, who is in it. */
final class Okta {
    private static final int NOT_FOUND = 404;

    private final Wire wire;
    private final String url;
    private final String token;

    Okta(Wire wire, Map<String, String> variables) {
        this.wire = wire;
        this.url = variables.getOrDefault("OKTA_CLIENT_ORGURL", "");
        this.token = variables.getOrDefault("OKTA_CLIENT_TOKEN", "");
    }

    /** A person as Okta knows one. */
    record Person(String id, String status, Json profile) {
        boolean active() {
            return status.equals("ACTIVE");
        }

        String email() {
            return profile.textAt("email").orElse("");
        }

        String name() {
            return profile.textAt("firstName").orElse("") + " "
                    + profile.textAt("lastName").orElse("");
        }

        String department() {
            return profile.textAt("department").orElse("");
        }

        /** The manager's address; empty when there is none. */
        String manager() {
            return profile.textAt("managerId").orElse("");
        }
    }

    /** An application that can be asked for. */
    record App(String name, String group, boolean sensitive) {}

    /** By id or login. */
    Optional<Person> person(String idOrLogin) {
        return get("/api/v1/users/" + Parameters.encoded(idOrLogin), Parameters.NONE)
                .map(Okta::person);
    }

    /** The first one whom a search finds; searches ignore the case of values. */
    Optional<Person> found(String search) {
        return people(Parameters.of("search", search, "limit", "10")).stream().findFirst();
    }

    /** The first one whom a filter finds; filters do not ignore the case of values. */
    Optional<Person> filtered(String filter) {
        return people(Parameters.of("filter", filter, "limit", "10")).stream().findFirst();
    }

    private List<Person> people(Parameters query) {
        return get("/api/v1/users", query)
                .map(list -> list.elements().stream().map(Okta::person).toList())
                .orElse(List.of());
    }

    /** An application by its label, with the first group it is assigned to. */
    Optional<App> app(String label) {
        var apps = get("/api/v1/apps", Parameters.of("q", label))
                .map(Json::elements)
                .orElse(List.of());
        return apps.stream()
                .filter(app -> app.textAt("label").equals(Optional.of(label)))
                .findFirst()
                .flatMap(app -> get("/api/v1/apps/" + app.textAt("id").orElse("") + "/groups", Parameters.NONE)
                        .flatMap(groups -> groups.elements().stream().findFirst())
                        .flatMap(group -> group.textAt("id"))
                        .map(group -> new App(label, group, sensitive(app))));
    }

    private static boolean sensitive(Json app) {
        return app.at("profile")
                .flatMap(profile -> profile.at("sensitive"))
                .map(Json::asTruth)
                .orElse(false);
    }

    boolean isMember(String group, String user) {
        return get("/api/v1/users/" + user + "/groups", Parameters.NONE)
                .map(groups -> groups.elements().stream()
                        .anyMatch(one -> one.textAt("id").equals(Optional.of(group))))
                .orElse(false);
    }

    boolean add(String group, String user) {
        return send(Method.PUT, "/api/v1/groups/" + group + "/users/" + user)
                .map(Response::isSuccess)
                .orElse(false);
    }

    /** Somebody who is not there any more is removed, too. */
    boolean remove(String group, String user) {
        return send(Method.DELETE, "/api/v1/groups/" + group + "/users/" + user)
                .map(response -> response.isSuccess() || response.status() == NOT_FOUND)
                .orElse(false);
    }

    /** Asks to be told of events, unless the broker has asked before. */
    void hook(String name, String uri, String secret, List<String> events) {
        var known =
                get("/api/v1/eventHooks", Parameters.NONE).map(Json::elements).orElse(List.of());
        if (known.stream().anyMatch(hook -> hook.textAt("name").equals(Optional.of(name)))) {
            return;
        }
        var channel = Map.of(
                "type", "HTTP",
                "version", "1.0.0",
                "config",
                        Map.of(
                                "uri",
                                uri,
                                "authScheme",
                                Map.of("type", "HEADER", "key", "Authorization", "value", secret)));
        var body = Json.from(
                Map.of("name", name, "events", Map.of("type", "EVENT_TYPE", "items", events), "channel", channel));
        var request =
                request(Method.POST, "/api/v1/eventHooks", Parameters.NONE).json(body.toString());
        wire.send(request)
                .filter(Response::isSuccess)
                .flatMap(response -> Json.written(response.body().bytes()).textAt("id"))
                .ifPresent(id -> send(Method.POST, "/api/v1/eventHooks/" + id + "/lifecycle/verify"));
    }

    private Optional<Json> get(String path, Parameters query) {
        return wire.send(request(Method.GET, path, query))
                .filter(Response::isSuccess)
                .map(response -> Json.written(response.body().bytes()));
    }

    private Optional<Response> send(Method method, String path) {
        return wire.send(request(method, path, Parameters.NONE));
    }

    private Request request(Method method, String path, Parameters query) {
        var bare = Request.of(method, path).from(url).header("Authorization", "SSWS " + token);
        var request = new Request(bare.method(), bare.origin(), path, query, bare.headers(), bare.body());
        return Urls.absolute(request);
    }

    private static Person person(Json json) {
        return new Person(
                json.textAt("id").orElse(""),
                json.textAt("status").orElse(""),
                json.at("profile").orElse(Json.EMPTY_OBJECT));
    }
}

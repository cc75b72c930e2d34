package dtu.harness.control;

import static io.restassured.RestAssured.given;

import dtu.okta.OktaTwin;
import dtu.twins.json.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** A server at free ports, as a client sees it. */
final class Running implements AutoCloseable {
    private final UniverseServer server;

    private Running(UniverseServer server) {
        this.server = server;
    }

    static Running start() {
        return start(spec());
    }

    /** Okta alone, with nobody in it. */
    static ServerSpec spec() {
        return ServerSpec.usual().with(List.of(new OktaTwin())).in(ServerSpec.Time.REAL, 1, "empty");
    }

    static Running start(ServerSpec spec) {
        return new Running(UniverseServer.start(spec.at(ServerSpec.LOOPBACK, 0)));
    }

    UniverseServer server() {
        return server;
    }

    /** The control plane. */
    RequestSpecification control() {
        return given().baseUri(server.controlUrl());
    }

    /** A call of the control plane that must succeed. */
    Json post(String path, String json) {
        return json(control().body(json).post(path), 201, 200);
    }

    Json get(String path) {
        return json(control().get(path), 200);
    }

    /** Okta as the administrator of a universe, at the port itself: the credential alone says which universe it is. */
    RequestSpecification okta(String universe) {
        return given().baseUri(server.urls().getOrDefault("okta", ""))
                .header("Authorization", "SSWS " + token(universe))
                .contentType("application/json");
    }

    String token(String universe) {
        return variables(universe).getOrDefault("OKTA_CLIENT_TOKEN", "");
    }

    Map<String, String> variables(String universe) {
        return server.variables(universe);
    }

    /** A group in a universe; its id. */
    String group(String universe, String name) {
        return json(
                        okta(universe)
                                .body("{\"profile\": {\"name\": \"" + name + "\"}}")
                                .post("/api/v1/groups"),
                        200)
                .textAt("id")
                .orElseThrow();
    }

    /** The names of all groups of a universe. */
    List<String> groups(String universe) {
        return json(okta(universe).get("/api/v1/groups"), 200).elements().stream()
                .map(group -> group.at("profile").orElseThrow().textAt("name").orElseThrow())
                .toList();
    }

    static Json json(Response response, int... statuses) {
        for (var status : statuses) {
            if (response.statusCode() == status) {
                return Json.of(response.asString());
            }
        }
        throw new AssertionError("unexpected " + response.statusCode() + ": " + response.asString());
    }

    @Override
    public void close() {
        server.close();
    }
}

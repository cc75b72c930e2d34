package dtu.okta.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.OktaTwin;
import dtu.okta.Org;
import dtu.okta.Recordings;
import dtu.okta.description.Description;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class BodiesTest {
    /** What whoever recorded them wrote over secrets. */
    private static final String BLOTTED = "REDACTED";

    /** Where the table is left as it should be, to be compared with what it is. */
    private static final Path DRAWN = Path.of("target", "bodies.txt");

    private final Org okta = Org.inMemory();

    @Test
    void the_table_says_what_the_descriptions_say() throws IOException {
        Assumptions.assumeFalse(Description.all().isEmpty(), "no descriptions beside the repository");
        var table = new BodyTable(departures());
        new OktaTwin()
                .routes().all().stream()
                        .filter(Route::live)
                        .forEach(route -> Description.all().stream()
                                .filter(description -> description.has(
                                        route.method(), route.path().text()))
                                .findFirst()
                                .ifPresent(description -> table.add(description, route)));

        assertThat(table.unused()).as("departures that change nothing").isEmpty();
        Files.createDirectories(DRAWN.getParent());
        Files.writeString(DRAWN, table.text());
        assertThat(resource("bodies.txt").lines().filter(line -> !line.startsWith("#")))
                .containsExactlyElementsOf(table.text().lines().toList());
    }

    /** A description is no proof: where Okta did otherwise, the table departs from it. */
    @Test
    void what_okta_was_recorded_accepting_is_as_described() {
        var refused = new TreeSet<String>();
        var judged = 0;
        for (var line : Recordings.read("recorded-exchanges.jsonl").lines().toList()) {
            var exchange = Json.of(line.replace(BLOTTED, "a-secret-of-some-length"));
            var operation = exchange.textAt("op").orElse("");
            var kind = Bodies.DESCRIBED.of(operation);
            // Clients send back what they were given.
            for (var side : List.of("request", "response")) {
                var body = exchange.at(side).orElse(Json.NULL);
                if (exchange.at("status").orElseThrow().asLong() < 400 && body.isObject()) {
                    judged += kind instanceof Kind.Any ? 0 : 1;
                    causes(body, kind).stream()
                            .filter(cause -> side.equals("request") || !cause.endsWith("be left blank"))
                            .forEach(cause -> refused.add(operation + " " + side + ": " + cause));
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(judged).isGreaterThan(160);
    }

    @Test
    void the_examples_of_the_descriptions_are_as_described() {
        Assumptions.assumeFalse(Description.all().isEmpty(), "no descriptions beside the repository");
        var refused = new TreeSet<String>();
        new OktaTwin()
                .routes().all().stream()
                        .filter(Route::live)
                        .forEach(route -> Description.all().stream()
                                .filter(description -> description.has(
                                        route.method(), route.path().text()))
                                .flatMap(
                                        description -> description
                                                .bodies(
                                                        route.method(),
                                                        route.path().text())
                                                .stream())
                                .forEach(example -> causes(
                                                Json.of(example.toString()), Bodies.DESCRIBED.of(route.operation()))
                                        .forEach(cause -> refused.add(route.operation() + ": " + cause))));
        // An array around a claim, an object where constraints are an array, commas within quotation marks.
        assertThat(refused)
                .allMatch(refusal -> refusal.matches("(create|replace)(OAuth2Claim|PolicyRule): not well-formed .*"));
    }

    private static List<String> causes(Json request, Kind kind) {
        var faults = new Faults(Bodies.DESCRIBED);
        try {
            faults.judge("", request, kind);
            return faults.causes();
        } catch (Refusal malformed) {
            return List.of("not well-formed " + request);
        }
    }

    @Test
    void a_value_of_the_wrong_type_is_not_well_formed() {
        for (var profile : List.of("7", "\"x\"", "[]", "{\"name\": 7}", "{\"name\": {}}", "{\"name\": true}")) {
            okta.post("/api/v1/groups", "{\"profile\": " + profile + "}")
                    .is(400, Org.error("E0000003", "The request body was not well-formed."));
        }
        okta.post("/api/v1/zones", "{\"type\": \"IP\", \"name\": \"Z\", \"gateways\": {}}")
                .is(400, Org.error("E0000003", "The request body was not well-formed."));
        okta.post("/api/v1/policies", "{\"type\": \"OKTA_SIGN_ON\", \"name\": \"P\", \"priority\": \"first\"}")
                .is(400, Org.error("E0000003", "The request body was not well-formed."));
    }

    @Test
    void everything_else_that_is_wrong_is_said_at_once() {
        okta.post("/api/v1/zones", "{\"type\": \"IP\", \"usage\": \"NEVER\", \"gateways\": [{\"type\": \"CIRCLE\"}]}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: The field cannot be left blank",
                                "usage: The field has an invalid value",
                                "type: The field has an invalid value"));
        okta.post("/api/v1/zones", "{\"type\": \"IP\", \"name\": \"" + "x".repeat(129) + "\"}")
                .is(400, Org.error("E0000001", "Api validation failed: name", "name: The field is too long"));
    }

    @Test
    void what_an_object_is_decides_what_may_stand_in_it() {
        var asns = "\"name\": \"Z\", \"asns\": {\"include\": [\"23457\"]}";
        okta.post("/api/v1/zones", "{\"type\": \"DYNAMIC\", " + asns + "}")
                .is(400, Org.error("E0000003", "The request body was not well-formed."));
        okta.post("/api/v1/zones", "{\"type\": \"DYNAMIC_V2\", " + asns + "}").is(200);
    }

    @Test
    void null_and_what_nobody_describes_are_let_pass() {
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"A\", \"description\": null}, \"unheardOf\": 7}")
                .is(200);
    }

    @Test
    void who_may_not_call_is_not_told_what_is_wrong_with_the_body() {
        var nobody = Request.of(Method.POST, "/api/v1/groups").json("{\"profile\": 7}");
        okta.sendBare(nobody).is(403, Org.error("E0000005", "Invalid session"));
    }

    private static Map<String, String> departures() throws IOException {
        var found = new TreeMap<String, String>();
        resource("departures.tsv").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var parts = line.split("\t", 3);
            found.put(parts[0], parts[1]);
        });
        return found;
    }

    private static String resource(String name) throws IOException {
        try (var content = BodiesTest.class.getResourceAsStream(name)) {
            assertThat(content).as(name).isNotNull();
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

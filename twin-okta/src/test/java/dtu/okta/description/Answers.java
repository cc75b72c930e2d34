package dtu.okta.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds answers against what Okta says that they are. */
public final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** What is wrong with an answer, and the place in the description that says so. */
    record Fault(String place, String says) {}

    /** Fails when an answer is not as described, unless Okta itself is known to answer otherwise. */
    public static void judge(Routes routes, Request request, Response response) {
        if (routes.find(request.method(), request.path()) instanceof Routes.Operation(var route, var path)
                && !response.headers().has("X-DTU-Stub")) {
            var faults = faults(route, response);
            assertThat(faults.stream().filter(fault -> !Deviations.LISTED.excuse(fault)))
                    .as(() -> route.operation() + " answers " + response.status() + " "
                            + response.body().text())
                    .isEmpty();
        }
    }

    /** Empty for a good answer and for one of which nothing is said. */
    static List<Fault> faults(Route route, Response response) {
        return Description.all().stream()
                .filter(description ->
                        description.has(route.method(), route.path().text()))
                .findFirst()
                .map(description -> faults(description, route, response))
                .orElse(List.of());
    }

    private static List<Fault> faults(Description description, Route route, Response response) {
        var faults = new ArrayList<Fault>();
        var template = route.path().text();
        if (response.isSuccess()
                && !description.successes(route.method(), template).contains(response.status())) {
            faults.add(new Fault(description.responses(route.method(), template), "not " + response.status()));
        }
        schema(description, route, response).ifPresent(schema -> {
            for (var error : schema.validate(body(response))) {
                var says =
                        error.getInstanceLocation() + ": " + error.getMessage() + " (" + error.getInstanceNode() + ")";
                faults.add(new Fault(description.place(error.getSchemaLocation()), says));
            }
        });
        return faults;
    }

    /** No body is a fault too where one is described, but not of a refusal that is all in its WWW-Authenticate. */
    private static Optional<Schema> schema(Description description, Route route, Response response) {
        var template = route.path().text();
        var type = response.headers().first("Content-Type").orElse("application/json");
        var challenge = response.body().isEmpty() && response.headers().has("WWW-Authenticate");
        if (challenge || !type.startsWith("application/json")) {
            return Optional.empty();
        }
        var said = description.answer(route.method(), template, response.status());
        var refused = response.status() >= 400 && template.startsWith("/api/v1/");
        return said.isEmpty() && refused ? description.error() : said;
    }

    private static JsonNode body(Response response) {
        try {
            return JSON.readTree(response.body().text());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}

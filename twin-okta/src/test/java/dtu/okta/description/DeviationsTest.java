package dtu.okta.description;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.OktaTwin;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs last ({@link LastOfAll}), because it looks at what all others have met. */
class DeviationsTest {
    private static final Path SAMPLES =
            Path.of("..", "..", "shared", "specs", "okta", "samples", "recorded-exchanges.jsonl");

    @Test
    void every_listed_deviation_is_needed() throws IOException, URISyntaxException {
        Assumptions.assumeFalse(Description.all().isEmpty(), "no descriptions beside the repository");
        var all = testClasses();
        Assumptions.assumeTrue(
                Deviations.LISTED.classes() == all,
                () -> "only " + Deviations.LISTED.classes() + " of " + all + " test classes run");

        assertThat(Deviations.LISTED.unmet()).isEmpty();
    }

    @Test
    void what_is_called_recorded_was_recorded() throws IOException {
        Assumptions.assumeTrue(Files.exists(SAMPLES), "no recordings beside the repository");

        assertThat(Deviations.LISTED.because(Deviations.RECORDED)).isNotEmpty().isSubsetOf(recorded());
    }

    @Test
    void what_is_said_to_be_in_an_example_is_in_one() {
        Assumptions.assumeFalse(Description.all().isEmpty(), "no descriptions beside the repository");

        assertThat(Deviations.LISTED.because(Deviations.EXEMPLIFIED))
                .isNotEmpty()
                .isSubsetOf(exemplified());
    }

    private static int testClasses() throws IOException, URISyntaxException {
        var root = Path.of(
                        OktaTwin.class.getResource("/junit-platform.properties").toURI())
                .getParent();
        try (var files = Files.walk(root)) {
            return (int)
                    files.filter(file -> file.toString().endsWith("Test.class")).count();
        }
    }

    private static Set<String> exemplified() {
        var places = new TreeSet<String>();
        for (var route : new OktaTwin().routes().all()) {
            for (var description : Description.all()) {
                description
                        .examples(route.method(), route.path().text())
                        .forEach((status, examples) -> examples.forEach(example -> Answers.faults(
                                        route, Response.of(status, "application/json", Blob.of(example.toString())))
                                .forEach(fault -> places.add(fault.place()))));
            }
        }
        return places;
    }

    private static Set<String> recorded() throws IOException {
        var routes = new OktaTwin().routes();
        var places = new TreeSet<String>();
        for (var line : Files.readAllLines(SAMPLES)) {
            var exchange = Json.of(line);
            var status = (int) exchange.at("status").orElseThrow().asLong();
            routes.named(exchange.textAt("op").orElse("")).ifPresent(route -> {
                var body = exchange.at("response").map(Json::toString).orElse("");
                Answers.faults(route, Response.of(status, "application/json", Blob.of(body)))
                        .forEach(fault -> places.add(fault.place()));
            });
        }
        return places;
    }
}

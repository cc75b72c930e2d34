package dtu.harness.cli;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpTest {
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void it_greets_writes_the_variables_answers_and_stops_when_told_to() throws IOException, InterruptedException {
        var variables = folder.resolve(".env");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dtu.harness.Main",
                        "up",
                        "--port-base",
                        "0",
                        "--env-file",
                        variables.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var greeting = greeting(out);

            var control = greeting.stream()
                    .filter(line -> line.startsWith("  Control plane"))
                    .map(line -> line.substring(line.indexOf("http")))
                    .findFirst()
                    .orElseThrow();
            assertThat(greeting)
                    .contains("The Digital Twin Universe is up.")
                    .anyMatch(line -> line.contains("dtu env"));
            assertThat(Files.readAllLines(variables)).contains("DTU_CONTROL_URL=" + control, "DTU_UNIVERSE=default");
            assertThatJson(given().get(control + "/v1/health").asString())
                    .isEqualTo("{\"status\": \"ok\", \"version\": \"${json-unit.any-string}\"}");

            process.destroy();
            assertThat(process.waitFor()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void beyond_loopback_it_prints_the_token_that_it_asks_for() throws IOException, InterruptedException {
        var variables = folder.resolve(".env");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dtu.harness.Main",
                        "up",
                        "--host",
                        "0.0.0.0",
                        "--port-base",
                        "0",
                        "--world",
                        "empty",
                        "--env-file",
                        variables.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var greeting = greeting(out);
            var control = shown(greeting, "Control plane");
            var token = shown(greeting, "Control token");

            assertThat(Files.readAllLines(variables)).contains("DTU_CONTROL_TOKEN=" + token);
            assertThat(greeting).anyMatch(line -> line.contains("--control-token " + token));
            assertThat(given().get(control + "/v1/universes").statusCode()).isEqualTo(401);
            assertThat(given().header("Authorization", "Bearer " + token)
                            .get(control + "/v1/universes")
                            .statusCode())
                    .isEqualTo(200);

            process.destroy();
            assertThat(process.waitFor()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String shown(List<String> greeting, String name) {
        return greeting.stream()
                .filter(line -> line.startsWith("  " + name))
                .map(line -> line.substring(name.length() + 2).strip())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> greeting(BufferedReader out) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("Stop:")) {
                return lines;
            }
        }
        throw new AssertionError("it ended: " + lines);
    }
}

package dtu.harness.cli;

import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the control plane of a running server, on behalf of a verb. */
final class ControlClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final String token;

    /** {@code token} is empty where the control plane asks for none. */
    ControlClient(String url, String token) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.token = token;
    }

    /** The answer's JSON; anything but a success is a failure of the verb. */
    Json get(String path) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            var json = Json.parse(answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw Failure.environment(json.textAt("message").orElse("the server answers " + answer.statusCode())
                        + " " + json.textAt("hint").orElse(""));
            }
            return json;
        } catch (MalformedJson otherProgram) {
            throw Failure.environment("what answers at " + url + " is not dtu");
        } catch (IOException nobody) {
            throw Failure.environment("no server answers at " + url + "; start one with: dtu up");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Failure.environment("interrupted");
        }
    }

    private URI uri(String path) {
        try {
            return URI.create(url + path);
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage("not a URL: " + url);
        }
    }
}

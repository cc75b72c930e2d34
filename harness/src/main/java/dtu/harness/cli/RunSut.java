package dtu.harness.cli;

import dtu.harness.run.App;
import dtu.harness.run.Outside;
import dtu.harness.run.Unusable;
import dtu.scenarios.sut.Subject;
import dtu.twins.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dtu sut}: the reference app as an ordinary outside process, until Ctrl-C. */
@Command(
        name = "sut",
        mixinStandardHelpOptions = true,
        description = "Runs the reference app as an outside process against the variables of dtu env, until Ctrl-C.")
public final class RunSut implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "VARIANT", description = "One of its seeded bugs (default: none)")
    private String variant = "";

    @Option(names = "--port", paramLabel = "PORT", description = "Where the app listens (default: any free port)")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        var variables = System.getenv();
        for (var name : new String[] {"DTU_CONTROL_URL", "DTU_UNIVERSE", "SLACK_API_URL", "OKTA_CLIENT_ORGURL"}) {
            if (!variables.containsKey(name)) {
                throw Failure.environment(name + " is not set; start `dtu up`, then eval \"$(dtu env)\"");
            }
        }
        var app = app();
        if (!(app.subject() instanceof Subject.Inside(var maker))) {
            throw Failure.usage("there is no app to run");
        }
        try (var outside = Outside.start(maker.get(), variables, port, RunSut::print)) {
            app.manifest(outside.url()).ifPresent(manifest -> install(variables, manifest));
            System.out.println("The access broker listens at " + outside.url());
            new CountDownLatch(1).await();
        } catch (IllegalStateException noControl) {
            throw Failure.environment(String.valueOf(noControl.getMessage()));
        }
        return ExitCode.OK;
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private App app() {
        try {
            return App.of(variant.isEmpty() ? "builtin" : "builtin:" + variant);
        } catch (Unusable wrong) {
            throw Failure.usage(String.valueOf(wrong.getMessage()));
        }
    }

    /** Tells Slack where the app is. */
    private static void install(Map<String, String> variables, Json manifest) {
        var url = variables.get("DTU_CONTROL_URL") + "/v1/universes/" + variables.get("DTU_UNIVERSE")
                + "/slack/apps/default/manifest";
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(manifest.bytes()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw Failure.environment("the manifest was refused: " + answer.body());
            }
        } catch (IOException unreachable) {
            throw Failure.environment("nobody answers at " + url);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failure.environment("interrupted");
        }
    }
}

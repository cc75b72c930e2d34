package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.slack.SlackTwin;
import dtu.twins.Settler;
import dtu.twins.json.Json;
import dtu.twins.universe.Universes;
import dtu.twins.universe.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server at free ports, with two people in its workspace; what an app and what a person can do with it. */
final class Workspace implements AutoCloseable {
    private final UniverseServer server = UniverseServer.start(ServerSpec.usual()
            .with(List.of(new SlackTwin()))
            .in(ServerSpec.Time.REAL, 1, "empty")
            .at(ServerSpec.LOOPBACK, 0));
    private final Map<String, String> variables = server.variables(Universes.DEFAULT);
    private final Slack slack = Slack.getInstance(config(true));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Json ids;

    Workspace() {
        Visit.settle(server.universe(Universes.DEFAULT), List.of(settler("Dana", "Field"), settler("Eve", "Stone")));
        ids = control("GET", "people", "");
    }

    private static Settler settler(String firstName, String lastName) {
        var key = firstName.toLowerCase(Locale.ROOT);
        return new Settler(
                key, firstName, lastName, key + "@acme.test", "Engineer", "R&D", "employee", "", List.of(), Map.of());
    }

    /** The library's own strictest mode, in which a member it does not know is an error, or its usual one. */
    private SlackConfig config(boolean isStrict) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(variable("SLACK_API_URL"));
        config.setFailOnUnknownProperties(isStrict);
        config.setStatsEnabled(false);
        return config;
    }

    Slack slack() {
        return slack;
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Some of the variables, as a process gets them. */
    Map<String, String> variables(String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, this::variable));
    }

    /** The API client of the app's bot. */
    MethodsClient bot() {
        return slack.methods(variable("SLACK_BOT_TOKEN"));
    }

    /** The same in the library's usual mode: where Slack answers what the library has no name for. */
    MethodsClient lenientBot() {
        return Slack.getInstance(config(false)).methods(variable("SLACK_BOT_TOKEN"));
    }

    /** What can be read in a channel, newest first. */
    List<String> history(String channel) {
        try {
            return bot().conversationsHistory(request -> request.channel(channel)).getMessages().stream()
                    .map(Message::getText)
                    .toList();
        } catch (IOException | SlackApiException refused) {
            throw new AssertionError(refused);
        }
    }

    /** The API client of the workspace's owner. */
    MethodsClient owner() {
        return slack.methods(variable("SLACK_USER_TOKEN"));
    }

    /** The id of a person, by first name. */
    String person(String key) {
        return ids.at("people").orElseThrow().elements().stream()
                .filter(person -> person.textAt("key").filter(key::equals).isPresent())
                .map(person -> person.at("ids").orElseThrow().textAt("slack").orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    /** Dana does something in Slack's client; {@code members} are those of the call beside type and user. */
    Json dana(String type, Json members) {
        return control(
                "POST",
                "slack/interactions",
                members.with("type", type).with("user", person("dana")).toString());
    }

    Json configured(Json manifest) {
        return control("PUT", "slack/apps/default/manifest", manifest.toString());
    }

    /** Somebody outside starts a workflow of the app with these inputs, through a webhook made for it. */
    Json started(String workflow, Json inputs) throws IOException, InterruptedException {
        var templates = Json.EMPTY_OBJECT;
        for (var name : inputs.names()) {
            templates = templates.with(name, Json.EMPTY_OBJECT.with("value", "{{data." + name + "}}"));
        }
        var wish = Json.EMPTY_OBJECT
                .with("type", "webhook")
                .with("workflow", "#/workflows/" + workflow)
                .with("inputs", templates);
        var made = control("POST", "slack/apps/default/triggers", wish.toString());
        var url = made.at("trigger").orElseThrow().textAt("webhook_url").orElseThrow();
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(inputs.toString()));
        return Json.of(http.send(request.build(), BodyHandlers.ofString()).body());
    }

    /** How the app's workflows came out. */
    Json runs() {
        return control("GET", "slack/apps/default/runs", "");
    }

    /** Slack ends the app's sockets, or warns of it; how many there were. */
    long endSockets(String reason) {
        var told = control(
                "POST",
                "slack/apps/default/sockets",
                Json.EMPTY_OBJECT.with("reason", reason).toString());
        return told.at("sockets").orElseThrow().asLong();
    }

    private Json control(String method, String path, String body) {
        var uri = URI.create(server.controlUrl() + "/v1/universes/" + Universes.DEFAULT + "/" + path);
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Json.of(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

package dtu.harness.guest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dtu.twins.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * A small app that lets itself be woken at a time, and then says something in Slack. It runs already and is told of its
 * universe; or it is a process that ponders before it speaks.
 */
final class AlarmClock implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String when;
    private final Duration thought;
    private volatile Json variables = Json.EMPTY_OBJECT;
    private volatile boolean broken;

    AlarmClock(String when) throws IOException {
        this(when, 0, Duration.ZERO);
    }

    private AlarmClock(String when, int port, Duration thought) throws IOException {
        this.when = when;
        this.thought = thought;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/reset", this::reset);
        server.createContext("/ring", this::ring);
        server.start();
    }

    /** When to be woken, and for how many milliseconds of processor time to ponder. */
    public static void main(String[] args) throws IOException {
        var app = new AlarmClock(
                args[0], Integer.parseInt(System.getenv("PORT")), Duration.ofMillis(Long.parseLong(args[1])));
        app.variables = Json.object(json -> System.getenv().forEach(json::text));
        app.wound();
    }

    /** The command that starts it as a process of its own. */
    static String command(String when, Duration thought) {
        return "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s %s %d"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        AlarmClock.class.getName(),
                        when,
                        thought.toMillis());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void breaks() {
        broken = true;
    }

    private void reset(HttpExchange exchange) throws IOException {
        variables =
                Json.written(exchange.getRequestBody().readAllBytes()).at("env").orElseThrow();
        wound();
        answer(exchange, 204);
    }

    private void wound() throws IOException {
        var timers = text("DTU_CONTROL_URL") + "/v1/universes/" + text("DTU_UNIVERSE") + "/timers";
        post(timers, "{\"at\": \"" + when + "\", \"url\": \"" + url() + "/ring\"}", "none");
    }

    private void ring(HttpExchange exchange) throws IOException {
        if (broken) {
            answer(exchange, 500);
            return;
        }
        answer(exchange, 204);
        ponder();
        post(
                text("SLACK_API_URL") + "chat.postMessage",
                "{\"channel\": \"general\", \"text\": \"It is time.\"}",
                "Bearer " + text("SLACK_BOT_TOKEN"));
    }

    private void ponder() {
        var before = used();
        while (used().minus(before).compareTo(thought) < 0) {
            Thread.onSpinWait();
        }
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private String text(String name) {
        return variables.textAt(name).orElseThrow();
    }

    private void post(String url, String body, String authorization) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}

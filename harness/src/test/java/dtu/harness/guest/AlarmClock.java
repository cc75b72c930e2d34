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
import java.util.concurrent.Executors;

/** A small app that runs already: it lets itself be woken at a time, and then says something in Slack. */
final class AlarmClock implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String when;
    private volatile Json variables = Json.EMPTY_OBJECT;
    private volatile boolean broken;

    AlarmClock(String when) throws IOException {
        this.when = when;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/reset", this::reset);
        server.createContext("/ring", this::ring);
        server.start();
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
        var timers = text("DTU_CONTROL_URL") + "/v1/universes/" + text("DTU_UNIVERSE") + "/timers";
        post(timers, "{\"at\": \"" + when + "\", \"url\": \"" + url() + "/ring\"}", "none");
        answer(exchange, 204);
    }

    private void ring(HttpExchange exchange) throws IOException {
        if (broken) {
            answer(exchange, 500);
            return;
        }
        answer(exchange, 204);
        post(
                text("SLACK_API_URL") + "chat.postMessage",
                "{\"channel\": \"general\", \"text\": \"It is time.\"}",
                "Bearer " + text("SLACK_BOT_TOKEN"));
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

package dtu.contracts.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An app that keeps every request it gets as it came, and answers nothing but 200. */
final class Listener implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private final HttpServer http;

    Listener() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        http.createContext("/", this::hear);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/slack/events";
    }

    private void hear(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** The body of the next request. */
    String body() {
        try {
            var body = bodies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (body == null) {
                throw new AssertionError("no request within %d seconds".formatted(PATIENCE_SECONDS));
            }
            return body;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** The payload in the form of the next request. */
    Json payload() {
        return Json.of(Parameters.parse(body()).first("payload").orElseThrow());
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

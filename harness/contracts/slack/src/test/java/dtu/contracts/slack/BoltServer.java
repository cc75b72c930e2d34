package dtu.contracts.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dtu.twins.http.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/** Serves a Bolt app over HTTP, as the adapters of web frameworks do. */
final class BoltServer implements AutoCloseable {
    private final App app;
    private final SlackRequestParser parser;
    private final HttpServer http;

    BoltServer(App app) {
        this.app = app;
        parser = new SlackRequestParser(app.config());
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/slack/", this::serve);
        http.start();
    }

    String url() {
        return home() + "/slack/events";
    }

    String home() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private static Map<String, List<String>> query(HttpExchange exchange) {
        var text = exchange.getRequestURI().getRawQuery();
        return Parameters.parse(text == null ? "" : text).all().stream()
                .collect(Collectors.groupingBy(
                        Parameters.Parameter::name,
                        Collectors.mapping(Parameters.Parameter::value, Collectors.toList())));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var request = SlackRequestParser.HttpRequest.builder()
                .requestUri(exchange.getRequestURI().getPath())
                .queryString(query(exchange))
                .requestBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .headers(new RequestHeaders(exchange.getRequestHeaders()))
                .remoteAddress(exchange.getRemoteAddress().getHostString())
                .build();
        var answer = answer(request);
        exchange.getResponseHeaders().putAll(answer.getHeaders());
        exchange.getResponseHeaders().set("Content-Type", answer.getContentType());
        var body = answer.getBody() == null ? new byte[0] : answer.getBody().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.getStatusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** An app that throws is an app that answers 500, as in every adapter. */
    private Response answer(SlackRequestParser.HttpRequest request) {
        var task = new FutureTask<Response>(() -> app.run(parser.parse(request)));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException thrown) {
            return Response.error(500);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

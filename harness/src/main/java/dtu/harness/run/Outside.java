package dtu.harness.run;

import dtu.scenarios.sut.Env;
import dtu.scenarios.sut.Sut;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An app as an ordinary outside process: real sockets, the machine's clock, a store that lives as long as the process.
 */
public final class Outside implements Env, Env.Store, AutoCloseable {
    private static final int BAD_GATEWAY = 502;
    private static final Set<String> NOT_OURS = Set.of("host", "content-length", "connection");

    private final Map<String, String> variables;
    private final Consumer<String> lines;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService timers =
            Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory());
    private final ConcurrentSkipListMap<String, String> stored = new ConcurrentSkipListMap<>();
    private final Javalin server;
    private volatile Handler handler = request -> Response.empty(BAD_GATEWAY);

    private Outside(Map<String, String> variables, int port, Consumer<String> lines) {
        this.variables = new HashMap<>(variables);
        this.lines = lines;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            for (var type : Set.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT)) {
                config.routes.addHttpHandler(type, "/*", this::answer);
            }
        });
        server.start("127.0.0.1", port);
        this.variables.put("DTU_APP_URL", "http://127.0.0.1:" + server.port());
    }

    /** Starts an app; it runs until closed. */
    public static Outside start(Sut app, Map<String, String> variables, int port, Consumer<String> lines) {
        var outside = new Outside(variables, port, lines);
        app.start(outside);
        return outside;
    }

    /** Where the app is reached. */
    public String url() {
        return variables.getOrDefault("DTU_APP_URL", "");
    }

    private void answer(Context context) {
        var headers = Headers.NONE;
        for (var header : context.headerMap().entrySet()) {
            headers = headers.plus(header.getKey(), header.getValue());
        }
        var query = context.queryString();
        var request = new Request(
                Method.valueOf(context.method().name()),
                url(),
                context.path(),
                Parameters.parse(query == null ? "" : query),
                headers,
                Blob.of(context.bodyAsBytes()));
        var response = handler.handle(request);
        context.status(response.status());
        response.headers().all().forEach(header -> context.header(header.name(), header.value()));
        context.result(response.body().bytes());
    }

    @Override
    public Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Response send(Request request, Duration timeout) throws Unreachable {
        var outgoing = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(timeout)
                .method(
                        request.method().name(),
                        HttpRequest.BodyPublishers.ofByteArray(request.body().bytes()));
        for (var header : request.headers().all()) {
            if (!NOT_OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                outgoing.header(header.name(), header.value());
            }
        }
        try {
            var answer = client.send(outgoing.build(), HttpResponse.BodyHandlers.ofByteArray());
            var headers = Headers.NONE;
            for (var header : answer.headers().map().entrySet()) {
                for (var value : header.getValue()) {
                    headers = headers.plus(header.getKey(), value);
                }
            }
            return new Response(answer.statusCode(), headers, Blob.of(answer.body()));
        } catch (IOException broken) {
            throw new Unreachable(String.valueOf(broken.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted");
        }
    }

    @Override
    public void serve(Handler other) {
        handler = other;
    }

    @Override
    public void at(Instant time, String name, Runnable what) {
        var delay = Math.max(0, Duration.between(now(), time).toMillis());
        // Whatever fails is logged by the work itself.
        var unused = timers.schedule(() -> guarded(name, what), delay, TimeUnit.MILLISECONDS);
    }

    private void guarded(String name, Runnable what) {
        try {
            what.run();
        } catch (RuntimeException failed) {
            log(name + " failed: " + failed);
        }
    }

    @Override
    public void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Store store() {
        return this;
    }

    @Override
    public void log(String line) {
        lines.accept(now() + " " + line);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(stored.get(key));
    }

    @Override
    public void put(String key, String value) {
        stored.put(key, value);
    }

    @Override
    public void remove(String key) {
        stored.remove(key);
    }

    @Override
    public Map<String, String> all(String prefix) {
        return Map.copyOf(stored.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    @Override
    public void close() {
        server.stop();
        timers.shutdownNow();
        client.close();
    }
}

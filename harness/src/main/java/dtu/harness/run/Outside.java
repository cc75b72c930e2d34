package dtu.harness.run;

import dtu.scenarios.sut.Env;
import dtu.scenarios.sut.Sut;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An app as an ordinary outside process: real sockets, a store that lives as long as the process, and the time of its
 * universe. In a universe where time is moved by others, timers are webhooks from time.
 */
public final class Outside implements Env, Env.Store, AutoCloseable {
    private static final int BAD_GATEWAY = 502;
    private static final String TIMERS = "/dtu/timers/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> NOT_OURS = Set.of("host", "content-length", "connection");

    private final Map<String, String> variables;
    private final Consumer<String> lines;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService timers =
            Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentSkipListMap<String, String> stored = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<String, Runnable> waiting = new ConcurrentHashMap<>();
    private final AtomicLong timersSet = new AtomicLong();
    private final boolean timeIsMoved;
    private final Javalin server;
    private volatile Handler handler = request -> Response.empty(BAD_GATEWAY);

    private Outside(Map<String, String> variables, int port, Consumer<String> lines) {
        this.variables = new HashMap<>(variables);
        this.lines = lines;
        this.timeIsMoved = clock().textAt("mode").equals(Optional.of("virtual"));
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
        if (context.path().startsWith(TIMERS)) {
            var due = waiting.remove(context.path().substring(TIMERS.length()));
            if (due != null) {
                workers.execute(due);
            }
            return;
        }
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
        return timeIsMoved ? Instant.parse(clock().textAt("now").orElseThrow()) : wall();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    private Json clock() {
        return controlled(request(Method.GET, "/clock"));
    }

    private Request request(Method method, String path) {
        return Request.of(method, "/v1/universes/" + variables.getOrDefault("DTU_UNIVERSE", "") + path)
                .from(variables.getOrDefault("DTU_CONTROL_URL", ""));
    }

    private Json controlled(Request request) {
        try {
            var response = send(request, PATIENCE);
            if (response.isSuccess()) {
                return Json.written(response.body().bytes());
            }
            throw new IllegalStateException("the control plane answered " + response.status() + " to " + request.path()
                    + ": " + response.body().text());
        } catch (Unreachable nobody) {
            throw new IllegalStateException("the control plane is gone: " + nobody.getMessage(), nobody);
        }
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
        Runnable guarded = () -> guarded(name, what);
        var delay = Duration.between(now(), time);
        if (delay.isZero() || delay.isNegative()) {
            workers.execute(guarded);
        } else if (timeIsMoved) {
            ring(time, guarded);
        } else {
            // Whatever fails is logged by the work itself.
            var unused = timers.schedule(guarded, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void ring(Instant time, Runnable what) {
        var number = Long.toString(timersSet.incrementAndGet());
        waiting.put(number, what);
        var body = JsonOut.object(json -> json.text("at", time.toString()).text("url", url() + TIMERS + number));
        controlled(request(Method.POST, "/timers").json(new String(body, StandardCharsets.UTF_8)));
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
        var over = new CountDownLatch(1);
        at(now().plus(time), "pause", over::countDown);
        try {
            over.await();
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
        workers.shutdownNow();
        client.close();
    }
}

package dtu.harness.server;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.universe.Reply;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes an answer onto the wire, just as the twin says. */
final class Departure {
    /** A stalled connection is given up by every client before that. */
    private static final Duration STALL = Duration.ofMinutes(10);

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final org.eclipse.jetty.server.Request request;
    private final org.eclipse.jetty.server.Response wire;
    private final Callback callback;
    private final CountDownLatch stopping;

    /** {@code stopping} opens when the server stops: nobody waits on purpose any longer. */
    Departure(
            org.eclipse.jetty.server.Request request,
            org.eclipse.jetty.server.Response wire,
            Callback callback,
            CountDownLatch stopping) {
        this.request = request;
        this.wire = wire;
        this.callback = callback;
        this.stopping = stopping;
    }

    void write(Reply reply) throws IOException, InterruptedException {
        if (!reply.latency().isZero()) {
            sleep(reply.latency());
        }
        switch (reply) {
            case Reply.Answered(var response, var latency) -> write(response);
            case Reply.Truncated(var response, var latency) -> {
                begin(response);
                reset();
            }
            case Reply.Broken(var how, var latency) -> {
                if (how == Reply.Break.STALLED) {
                    sleep(STALL);
                }
                reset();
            }
        }
    }

    private void sleep(Duration time) throws InterruptedException {
        var stopped = stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        if (stopped) {
            wire.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }

    void write(Response response) throws IOException {
        var status = response.status();
        head(response);
        var body = response.body();
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            wire.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        wire.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.size());
        if (HttpMethod.HEAD.is(request.getMethod())) {
            wire.write(true, ByteBuffer.allocate(0), callback);
        } else if (body.size() <= Blob.PIECE_BYTES) {
            wire.write(true, ByteBuffer.wrap(body.bytes()), callback);
        } else {
            try (var in = body.open();
                    var out = Content.Sink.asOutputStream(wire)) {
                in.transferTo(out);
            }
            callback.succeeded();
        }
    }

    /** The head, and half of the body that it promises. */
    private void begin(Response response) throws IOException {
        head(response);
        var body = response.body().bytes();
        wire.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        try (var blocker = Blocker.callback()) {
            wire.write(false, ByteBuffer.wrap(body, 0, body.length / 2), blocker);
            blocker.block();
        }
    }

    /** Writes events until either side has had enough. */
    void write(EventStream stream) throws IOException, InterruptedException {
        wire.setStatus(200);
        wire.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        wire.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        try (var out = Content.Sink.asOutputStream(wire)) {
            out.write(": open\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                out.write(next.get().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } finally {
            stream.closed();
        }
        callback.succeeded();
    }

    private void head(Response response) {
        wire.setStatus(response.status());
        var fields = wire.getHeaders();
        for (var header : response.headers().all()) {
            if (header.name().equalsIgnoreCase("Date")) {
                fields.put(HttpHeader.DATE, header.value());
            } else {
                fields.add(new HttpField(spelt(header.name()), header.name(), header.value()));
            }
        }
    }

    /** Jetty writes the headers that it knows in its own spelling; Okta's clients insist on Okta's. */
    private static @Nullable HttpHeader spelt(String name) {
        var known = HttpHeader.CACHE.get(name);
        return known != null && known.asString().equals(name) ? known : null;
    }

    /** Breaks the connection as a crashed peer does: the client reads a reset, not an end. */
    private void reset() throws IOException {
        var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint.getTransport() instanceof NetworkChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        }
        endPoint.close();
        callback.failed(new IOException("the connection broke"));
    }
}

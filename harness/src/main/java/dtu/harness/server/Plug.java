package dtu.harness.server;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One socket that an app has opened, or is about to open. */
public final class Plug {
    private final Line line;
    private final Json hello;
    private final Json goodbye;
    private final Map<String, CompletableFuture<Answer>> awaited = new ConcurrentHashMap<>();
    private @Nullable WsContext socket;

    /**
     * A socket that has been granted.
     *
     * @param hello the first frame
     * @param goodbye the last one; the same as the first when the socket closes at once
     */
    Plug(Line line, Json hello, Json goodbye) {
        this.line = line;
        this.hello = hello;
        this.goodbye = goodbye;
    }

    /**
     * Which socket it is.
     *
     * @param address which app's it is
     * @param name what tells it from the app's others
     */
    record Line(String universe, String address, String name) {}

    Line line() {
        return line;
    }

    /** Runs what makes the socket known while nobody can send yet, so that the first frame is the first. */
    synchronized void connected(WsContext opened, Runnable announced) {
        if (hello.equals(goodbye)) {
            opened.send(goodbye.toString());
            opened.closeSession();
            return;
        }
        socket = opened;
        announced.run();
        opened.send(hello.toString());
    }

    private synchronized @Nullable WsContext opened() {
        return socket;
    }

    /** Sends a frame and waits until the app acknowledges it, if it has to. */
    Answer send(Outgoing.Socket message) {
        var open = opened();
        if (open == null || !open.session.isOpen()) {
            return new Answer.Failed(Answer.Failure.NO_SOCKET);
        }
        var answer = new CompletableFuture<Answer>();
        awaited.put(message.acknowledgement(), answer);
        try {
            open.send(message.frame().toString());
            return message.acknowledgement().isEmpty()
                    ? new Answer.Responded(Response.empty(200))
                    : answer.get(message.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Answer.Failed(Answer.Failure.TIMEOUT);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Failed(Answer.Failure.RESET);
        } finally {
            awaited.remove(message.acknowledgement());
        }
    }

    /** A frame of the app: {@code {"envelope_id": …, "payload": …}} acknowledges, anything else says nothing to us. */
    void received(String frame) {
        try {
            var json = Json.parse(frame.getBytes(StandardCharsets.UTF_8));
            var awaiting = json.textAt("envelope_id").map(awaited::get).orElse(null);
            if (awaiting != null) {
                var payload = json.at("payload").orElse(Json.EMPTY_OBJECT);
                awaiting.complete(new Answer.Responded(Response.json(200, payload.bytes())));
            }
        } catch (MalformedJson ignoredAsTheVendorDoes) {
            return;
        }
    }

    void closed() {
        awaited.values().forEach(answer -> answer.complete(new Answer.Failed(Answer.Failure.RESET)));
    }

    /** Tells the app to open another socket, and closes this one. */
    void disconnect() {
        end(goodbye);
    }

    boolean isOpen() {
        var open = opened();
        return open != null && open.session.isOpen();
    }

    /** Sends a frame that nobody acknowledges. */
    void tell(Json frame) {
        var open = opened();
        if (open != null && open.session.isOpen()) {
            open.send(frame.toString());
        }
    }

    /** The same as the last thing this socket carries. */
    void end(Json frame) {
        var open = opened();
        if (open != null && open.session.isOpen()) {
            open.send(frame.toString());
            open.closeSession();
        }
    }
}

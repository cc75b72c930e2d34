package dtu.harness.server;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.Upgrade;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.universe.Reply;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One socket that an app has opened, or is about to open: what is said to it before then waits. */
public final class Plug {
    /** The status with which a socket is closed on which too much was said at once. */
    private static final int TOO_BIG = 1009;

    private static final int SERVER_ERROR = 500;

    private final String universe;
    private final Upgrade granted;
    private final Conversation conversation;
    private final Map<String, CompletableFuture<Answer>> awaited = new ConcurrentHashMap<>();
    private final List<String> early = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable WsContext socket;
    private boolean leaving;

    /** A socket that has been granted. */
    Plug(String universe, Upgrade granted, Conversation conversation) {
        this.universe = universe;
        this.granted = granted;
        this.conversation = conversation;
    }

    String universe() {
        return universe;
    }

    /** Which socket it is; one that was refused is none. */
    Outgoing.Sockets name() {
        return switch (granted) {
            case Upgrade.Answering answering -> answering.name();
            case Upgrade.Calling calling -> calling.name();
            case Upgrade.Refused refused -> Outgoing.Sockets.at("");
        };
    }

    /** The app's end is there: the first frame goes out, then what has waited. */
    synchronized void connected(WsContext opened) {
        socket = opened;
        switch (granted) {
            case Upgrade.Answering answering -> opened.send(answering.hello().toString());
            case Upgrade.Calling calling -> opened.send(calling.hello().toString());
            case Upgrade.Refused(var frame) -> end(frame);
        }
        early.forEach(opened::send);
        early.clear();
        if (leaving && over.getCount() > 0) {
            leave(opened);
        }
    }

    /** Sends a frame and waits until the app acknowledges it, if it has to. */
    Answer send(Outgoing.Socket message) {
        var id = message.acknowledgement();
        var answer = new CompletableFuture<Answer>();
        awaited.put(id, answer);
        try {
            if (!say(message.frame())) {
                return new Answer.Failed(Answer.Failure.NO_SOCKET);
            }
            return id.isEmpty()
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
            awaited.remove(id);
        }
    }

    /** A frame of the app. */
    void received(String frame) {
        switch (granted) {
            case Upgrade.Answering answering -> acknowledged(frame);
            case Upgrade.Calling calling -> called(frame, calling.frameMax());
            case Upgrade.Refused refused -> {}
        }
    }

    /** {@code {"envelope_id": …, "payload": …}} acknowledges, anything else says nothing to us. */
    private void acknowledged(String frame) {
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

    private void called(String frame, int max) {
        if (frame.getBytes(StandardCharsets.UTF_8).length > max) {
            opened().closeSession(TOO_BIG, "message too big");
            return;
        }
        var reply = conversation.said(frame);
        try {
            linger(reply.latency());
            answered(reply);
        } finally {
            conversation.written();
        }
    }

    /** What would be no whole answer over HTTP ends the socket; one that never comes is never said. */
    private void answered(Reply reply) {
        switch (reply) {
            case Reply.Answered(var response, var latency) -> {
                if (response.status() >= SERVER_ERROR) {
                    opened().session.disconnect();
                } else if (!response.body().isEmpty()) {
                    say(response.body().text());
                }
            }
            case Reply.Truncated truncated -> opened().session.disconnect();
            case Reply.Broken(var how, var latency) -> {
                if (how == Reply.Break.RESET) {
                    opened().session.disconnect();
                }
            }
        }
    }

    /** As long as an answer takes on purpose, or until nobody is there to hear it. */
    private void linger(Duration latency) {
        try {
            var ended = over.await(latency.toNanos(), TimeUnit.NANOSECONDS);
            if (ended) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized WsContext opened() {
        if (socket == null) {
            throw new IllegalStateException("a frame of nobody's");
        }
        return socket;
    }

    /** The app's end is gone, or never came. */
    void closed() {
        over.countDown();
        awaited.values().forEach(answer -> answer.complete(new Answer.Failed(Answer.Failure.RESET)));
    }

    /** Tells the app to open another socket, and closes this one. */
    void disconnect() {
        switch (granted) {
            case Upgrade.Answering answering -> end(answering.goodbye());
            case Upgrade.Calling calling -> end(calling.goodbye());
            case Upgrade.Refused refused -> {}
        }
    }

    /** Whether it is granted, and nobody has begun to close it. */
    synchronized boolean isExpected() {
        return over.getCount() > 0 && !leaving && (socket == null || socket.session.isOpen());
    }

    /** Whether the app's end is there too. */
    synchronized boolean isOpen() {
        return isExpected() && socket != null;
    }

    /** Sends a frame that nobody acknowledges; whether there is anybody to send it to. */
    boolean say(Json frame) {
        return say(frame.toString());
    }

    private synchronized boolean say(String frame) {
        if (!isExpected()) {
            return false;
        }
        if (socket == null) {
            early.add(frame);
        } else {
            socket.send(frame);
        }
        return true;
    }

    /** The same as the last thing this socket carries. */
    synchronized void end(Json frame) {
        if (say(frame)) {
            leaving = true;
            if (socket != null) {
                leave(socket);
            }
        }
    }

    private void leave(WsContext opened) {
        over.countDown();
        opened.closeSession();
    }
}

package dtu.harness.server;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Response;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Witness;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that apps have opened; each frame goes to exactly one of an app's, in turn. Those of a universe end with
 * it.
 */
public final class Sockets implements Witness {
    private static final int PING_SECONDS = 10;
    private static final long FRAME_BYTES = 1 << 20;

    private final Map<Place, List<Plug>> open = new ConcurrentHashMap<>();
    private final AtomicLong turn = new AtomicLong();

    private record Place(String universe, String address) {}

    /** Lets Javalin carry the sockets that {@link Bridge} has let through. */
    public void install(JavalinConfig javalin) {
        javalin.jetty.modifyWebSocketServletFactory(factory -> factory.setMaxTextMessageSize(FRAME_BYTES));
        javalin.routes.ws("*", socket -> {
            socket.onConnect(context -> {
                context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
                var plug = plug(context.<Plug>attribute(Bridge.PLUG));
                plug.connected(
                        context,
                        () -> open.computeIfAbsent(place(plug), place -> new CopyOnWriteArrayList<>())
                                .add(plug));
                synchronized (open) {
                    open.notifyAll();
                }
            });
            socket.onMessage(
                    context -> plug(context.<Plug>attribute(Bridge.PLUG)).received(context.message()));
            socket.onClose(context -> {
                var plug = plug(context.<Plug>attribute(Bridge.PLUG));
                open.getOrDefault(place(plug), List.of()).remove(plug);
                plug.closed();
            });
        });
    }

    /** Sends a frame to one of the sockets of its address. */
    public Answer send(String universe, Outgoing.Socket message) {
        var plugs = plugs(universe, message.address());
        if (plugs.isEmpty()) {
            return new Answer.Failed(Answer.Failure.NO_SOCKET);
        }
        return plugs.get((int) Math.floorMod(turn.getAndIncrement(), (long) plugs.size()))
                .send(message);
    }

    /**
     * Tells all sockets of an address something, and closes them if that was the last of it. Behind a slash the address
     * may name one of them alone.
     */
    public Answer send(String universe, Outgoing.Farewell message) {
        var slash = message.address().indexOf('/');
        var app = slash < 0 ? message.address() : message.address().substring(0, slash);
        var plugs = plugs(universe, app).stream()
                .filter(plug -> slash < 0
                        || message.address().endsWith("/" + plug.line().name()))
                .toList();
        for (var plug : plugs) {
            switch (message.then()) {
                case STAY -> plug.tell(message.frame());
                case CLOSE -> plug.end(message.frame());
            }
        }
        return new Answer.Responded(Response.json(200, json -> json.number("sockets", plugs.size())));
    }

    /**
     * The same where time passes only when the app is done: one that has had a socket and has none is about to come
     * back, and is waited for that long.
     */
    public Answer sendOnReturn(String universe, Outgoing.Socket message, Duration patience) {
        var place = new Place(universe, message.address());
        var until = System.nanoTime() + patience.toNanos();
        synchronized (open) {
            var left = patience.toNanos();
            while (open.containsKey(place) && plugs(universe, message.address()).isEmpty() && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(open, left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return new Answer.Failed(Answer.Failure.NO_SOCKET);
                }
                left = until - System.nanoTime();
            }
        }
        return send(universe, message);
    }

    /** How many sockets an app has open. */
    int count(String universe, String address) {
        return plugs(universe, address).size();
    }

    /** Those that nobody has begun to close. */
    private List<Plug> plugs(String universe, String address) {
        return open.getOrDefault(new Place(universe, address), List.of()).stream()
                .filter(Plug::isOpen)
                .toList();
    }

    /** Whether any app of that universe has one open. */
    public boolean isOpen(String universe) {
        return open.entrySet().stream()
                .anyMatch(one -> one.getKey().universe().equals(universe)
                        && !one.getValue().isEmpty());
    }

    /** Asks every app to come back later. */
    public void close() {
        open.values().forEach(plugs -> plugs.forEach(Plug::disconnect));
    }

    /** Nobody is told why: with the universe the app is gone. */
    @Override
    public void moved(Universe universe) {
        if (universe.isEnded()) {
            open.forEach((place, plugs) -> {
                if (place.universe().equals(universe.id())) {
                    plugs.forEach(Plug::disconnect);
                }
            });
        }
    }

    private static Place place(Plug plug) {
        return new Place(plug.line().universe(), plug.line().address());
    }

    private static Plug plug(@Nullable Plug found) {
        if (found == null) {
            throw new IllegalStateException("a socket that no twin has opened");
        }
        return found;
    }
}

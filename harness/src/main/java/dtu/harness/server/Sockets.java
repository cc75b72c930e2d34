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
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that apps have opened. A frame goes to the one that it names, or to exactly one of an address's, in turn.
 * Those of a universe end with it.
 */
public final class Sockets implements Witness {
    private static final int PING_SECONDS = 10;
    private static final long FRAME_BYTES = 1 << 20;

    private final Map<Place, List<Plug>> known = new ConcurrentHashMap<>();
    /** How many sockets are being asked for in a universe. */
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    private final AtomicLong turn = new AtomicLong();

    private record Place(String universe, String address) {}

    /** Lets Javalin carry the sockets that {@link Bridge} has let through. */
    public void install(JavalinConfig javalin) {
        javalin.jetty.modifyWebSocketServletFactory(factory -> factory.setMaxTextMessageSize(FRAME_BYTES));
        javalin.routes.ws("*", socket -> {
            socket.onConnect(context -> {
                context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
                plug(context.<Plug>attribute(Bridge.PLUG)).connected(context);
                stirred();
            });
            socket.onMessage(
                    context -> plug(context.<Plug>attribute(Bridge.PLUG)).received(context.message()));
            socket.onClose(context -> {
                var plug = plug(context.<Plug>attribute(Bridge.PLUG));
                known.getOrDefault(place(plug), new CopyOnWriteArrayList<>()).remove(plug);
                plug.closed();
            });
        });
    }

    /** Somebody asks for a socket, which may be written to as soon as it is granted. */
    void asked(String universe) {
        asked.merge(universe, 1, Integer::sum);
    }

    /** It is granted: what is sent to it waits until the app's end is there. */
    void granted(Plug plug) {
        var there = known.computeIfAbsent(place(plug), place -> new CopyOnWriteArrayList<>());
        there.removeIf(other -> !other.isExpected());
        there.add(plug);
    }

    /** Whether it was granted or not, nobody asks any more. */
    void answered(String universe) {
        asked.computeIfPresent(universe, (same, number) -> number == 1 ? null : number - 1);
        stirred();
    }

    private void stirred() {
        synchronized (known) {
            known.notifyAll();
        }
    }

    /** Sends a frame to the socket that it names, or to one of those of its address. */
    public Answer send(String universe, Outgoing.Socket message) {
        var to = message.to();
        var plugs = to.isOne() ? named(universe, to, message.timeout()) : open(universe, to.address());
        return plugs.isEmpty()
                ? new Answer.Failed(Answer.Failure.NO_SOCKET)
                : plugs.get((int) Math.floorMod(turn.getAndIncrement(), (long) plugs.size()))
                        .send(message);
    }

    /** Tells sockets something, and closes them if that was the last of it. */
    public Answer send(String universe, Outgoing.Farewell message) {
        var to = message.to();
        var plugs = to.isOne() ? named(universe, to, message.timeout()) : expected(universe, to.address());
        for (var plug : plugs) {
            switch (message.then()) {
                case STAY -> plug.say(message.frame());
                case CLOSE -> plug.end(message.frame());
            }
        }
        return new Answer.Responded(Response.json(200, json -> json.number("sockets", plugs.size())));
    }

    /**
     * The same where time passes only when the app is done: one that has had a socket and has none is about to come
     * back, and is waited for that long. A socket that is named never comes back.
     */
    public Answer sendOnReturn(String universe, Outgoing.Socket message, Duration patience) {
        var to = message.to();
        if (!to.isOne() && known.containsKey(new Place(universe, to.address()))) {
            await(() -> !open(universe, to.address()).isEmpty(), patience);
        }
        return send(universe, message);
    }

    /** The one of that name; while sockets are being asked for it may be about to be known. */
    private List<Plug> named(String universe, Outgoing.Sockets to, Duration patience) {
        await(() -> !asked.containsKey(universe) || !find(universe, to).isEmpty(), patience);
        return find(universe, to);
    }

    private List<Plug> find(String universe, Outgoing.Sockets to) {
        return expected(universe, to.address()).stream()
                .filter(plug -> plug.name().equals(to))
                .toList();
    }

    private void await(BooleanSupplier enough, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        synchronized (known) {
            var left = patience.toNanos();
            while (!enough.getAsBoolean() && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(known, left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = until - System.nanoTime();
            }
        }
    }

    /** How many sockets an app has open. */
    int count(String universe, String address) {
        return open(universe, address).size();
    }

    private List<Plug> open(String universe, String address) {
        return expected(universe, address).stream().filter(Plug::isOpen).toList();
    }

    /** Those that nobody has begun to close. */
    private List<Plug> expected(String universe, String address) {
        return known.getOrDefault(new Place(universe, address), List.of()).stream()
                .filter(Plug::isExpected)
                .toList();
    }

    /** Whether any app of that universe has one open. */
    public boolean isOpen(String universe) {
        return known.entrySet().stream()
                .anyMatch(one -> one.getKey().universe().equals(universe)
                        && one.getValue().stream().anyMatch(Plug::isOpen));
    }

    /** Asks every app to come back later. */
    public void close() {
        known.values().forEach(plugs -> plugs.forEach(Plug::disconnect));
    }

    /** Nobody is told why: with the universe the app is gone. */
    @Override
    public void moved(Universe universe) {
        if (universe.isEnded()) {
            known.forEach((place, plugs) -> {
                if (place.universe().equals(universe.id())) {
                    plugs.forEach(Plug::disconnect);
                }
            });
        }
    }

    private static Place place(Plug plug) {
        return new Place(plug.universe(), plug.name().address());
    }

    private static Plug plug(@Nullable Plug found) {
        if (found == null) {
            throw new IllegalStateException("a socket that no twin has opened");
        }
        return found;
    }
}

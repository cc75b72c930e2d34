package dtu.harness.guest;

import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.harness.server.HttpCourier;
import dtu.harness.server.Intake;
import dtu.harness.server.Served;
import dtu.harness.server.Site;
import dtu.scenarios.sut.Guest;
import dtu.scenarios.sut.Host;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.Twin;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves the universes of all trajectories under way to the apps that are tested in them. */
public final class GuestHouse implements Guest.House, AutoCloseable {
    /** What the vendors would wait for is universe time; by the machine's clock an app may take longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long an app whose socket has ended may take to open another. */
    private static final Duration RETURN = Duration.ofSeconds(5);

    private static final Pattern UNIVERSE = Pattern.compile("/v1/universes/([^/]+)(/.*)?");
    private static final Pattern CONFIGURATION = Pattern.compile("/[^/]+/apps/[^/]+/manifest");
    /** What an app may ask for itself; whatever else changes a universe is up to its trajectory. */
    private static final Set<String> WISHES = Set.of("/timers", "/credentials");

    private final Terms terms;
    private final UniverseServer server;
    private final HttpCourier courier = new HttpCourier();
    private final Map<Universe, Room> rooms = new ConcurrentHashMap<>();
    private final Thread lastExit = Thread.ofPlatform().unstarted(this::empty);
    private final Set<CommandGuest> running = ConcurrentHashMap.newKeySet();
    private volatile boolean seenReady;

    /** A trajectory and the app in it. */
    private static final class Room {
        private final Host host;
        private volatile boolean configured;

        Room(Host host) {
            this.host = host;
        }
    }

    private GuestHouse(Terms terms, Cast cast) {
        this.terms = terms;
        this.server = UniverseServer.hosting(
                ServerSpec.usual().at(ServerSpec.LOOPBACK, 0).with(cast.twins()), new Reception());
    }

    /** Opens ports for all twins; apps can be tested from now on. */
    public static GuestHouse open(Terms terms, Cast cast) {
        var house = new GuestHouse(terms, cast);
        Runtime.getRuntime().addShutdownHook(house.lastExit);
        return house;
    }

    @Override
    public Guest.Pace pace() {
        return terms.pace();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Map<String, String> roots(String universe) {
        var roots = new HashMap<String, String>();
        server.urls().forEach((twin, url) -> roots.put(twin, url + "/u/" + universe));
        return roots;
    }

    @Override
    public boolean hasSeenReady() {
        return seenReady;
    }

    @Override
    public Guest admit(Host host) {
        var universe = host.universe();
        rooms.put(universe, new Room(host));
        server.adopt(universe);
        var variables = server.variables(universe.id());
        return terms.isUrl()
                ? new UrlGuest(this, universe, terms, variables)
                : new CommandGuest(this, host, terms, variables);
    }

    /** The app shows by itself that it is there: it has a socket open, or has said where its events are to go. */
    boolean hasReported(Universe universe) {
        var room = rooms.get(universe);
        return (room != null && room.configured) || server.hasSocket(universe);
    }

    /** Comes back when whatever had been sent to the ports before has been read. */
    void settle() {
        var knock = Request.get("/v1/health").from(server.controlUrl());
        courier.send(new Outgoing.Http(knock, PATIENCE));
    }

    void ready() {
        seenReady = true;
    }

    void leave(Universe universe) {
        rooms.remove(universe);
        server.dismiss(universe);
    }

    /** Carries a message to an app; the app has the machine's time to answer, and the vendor waits in its own. */
    Answer send(Universe universe, Outgoing.Outward message) {
        return switch (message) {
            case Outgoing.Http http -> courier.send(new Outgoing.Http(http.request(), PATIENCE));
            case Outgoing.Socket(var to, var acknowledgement, var frame, var timeout) ->
                server.sendOnReturn(universe, new Outgoing.Socket(to, acknowledgement, frame, PATIENCE), RETURN);
            case Outgoing.Farewell farewell -> server.send(universe, farewell);
        };
    }

    void started(CommandGuest guest) {
        running.add(guest);
    }

    void ended(CommandGuest guest) {
        running.remove(guest);
    }

    /** Whatever way this process ends, no app stays behind. */
    private void empty() {
        running.forEach(CommandGuest::end);
    }

    @Override
    public void close() {
        empty();
        server.close();
        try {
            Runtime.getRuntime().removeShutdownHook(lastExit);
        } catch (IllegalStateException endingAnyway) {
            return;
        }
    }

    /** Brings what arrives over sockets into its trajectory. */
    private final class Reception implements Intake {
        @Override
        public Reply dispatch(Universe universe, Twin twin, Request request) {
            var room = rooms.get(universe);
            try {
                return room == null ? gone() : room.host.call(twin, request);
            } catch (Host.Over over) {
                return gone();
            }
        }

        @Override
        public void written(Universe universe) {
            var room = rooms.get(universe);
            if (room != null) {
                room.host.written();
            }
        }

        @Override
        public Response control(Universe universe, Twin twin, Request request) {
            var room = rooms.get(universe);
            try {
                return room == null ? refusal("is over") : room.host.control(twin, request);
            } catch (Host.Over over) {
                return refusal("is over");
            }
        }

        @Override
        public Site guarded(Site controlPlane) {
            return request -> {
                var named = UNIVERSE.matcher(request.path());
                var room = named.matches() ? room(named.group(1)) : null;
                if (room == null) {
                    return request.method() == Method.GET
                            ? controlPlane.serve(request)
                            : Served.of(refusal("is not yours"));
                }
                var rest = named.group(2) == null ? "" : named.group(2);
                var configuration = request.method() == Method.PUT
                        && CONFIGURATION.matcher(rest).matches();
                if (request.method() != Method.GET && !configuration && !WISHES.contains(rest)) {
                    return Served.of(refusal("is a trajectory's, which alone changes it"));
                }
                try {
                    var served = room.host.within(() -> controlPlane.serve(request));
                    room.configured |= configuration;
                    if (served instanceof Served.Once(var reply, var written)) {
                        return new Served.Once(reply, room.host::written);
                    }
                    room.host.written();
                    return served;
                } catch (Host.Over over) {
                    return Served.of(refusal("is over"));
                }
            };
        }

        private static Reply gone() {
            return new Reply.Broken(Reply.Break.RESET, Duration.ZERO);
        }

        private static Response refusal(String why) {
            return Response.json(
                    409,
                    json -> json.text("error", "trajectory")
                            .text("message", "The universe " + why + ".")
                            .text("hint", "Apps under test may read, set timers, and configure themselves."));
        }
    }

    private @Nullable Room room(String id) {
        return rooms.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}

package dtu.harness.control;

import dtu.harness.server.Bridge;
import dtu.harness.server.HttpCourier;
import dtu.harness.server.Intake;
import dtu.harness.server.Listener;
import dtu.harness.server.Outside;
import dtu.harness.server.PortTaken;
import dtu.harness.server.Ports;
import dtu.harness.server.Served;
import dtu.harness.server.Site;
import dtu.harness.server.Sockets;
import dtu.harness.server.Timekeeper;
import dtu.harness.server.TwinSite;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.trace.Trace;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Scheduler;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A running server: all twins at their ports, and the control plane. */
public final class UniverseServer implements AutoCloseable {
    private static final String CONTROL = "control plane";
    private static final long STOP_MILLIS = 3_000;
    /** Clients keep connections open that they do not use; stopping does not wait for those. */
    private static final long STOP_IDLE_MILLIS = 50;

    private static final int THREADS = 64;
    private static final int THREADS_MIN = 8;

    private final List<Listener> listeners;
    private final Sockets sockets = new Sockets();
    private final Timekeeper timekeeper;
    private final Hosted hosted;
    private final IdentityHashMap<Connector, Site> sites = new IdentityHashMap<>();
    private final Bridge bridge;
    private final CompletableFuture<Javalin> web;
    private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();

    private final Intake intake;

    private UniverseServer(ServerSpec spec, List<Listener> listeners, @Nullable Intake foreign) {
        this.listeners = listeners;
        bridge = new Bridge(sites, spec.bodyMax());
        var outside = new Outside(new HttpCourier(), sockets);
        timekeeper = new Timekeeper(new Scheduler(outside));
        var trace = new Trace(Trace.USUAL_BYTES);
        var dispatcher = new Dispatcher(outside);
        var universes = new Universes(
                new Cast(spec.twins()),
                urls(),
                InstantSource.system(),
                spec.seed(),
                trace.and(timekeeper).and(sockets));
        var control = listeners.getFirst();
        hosted = new Hosted(
                universes, dispatcher, timekeeper, trace, connections(control), new Streams(), new AtomicLong(), spec);
        intake = foreign == null ? Intake.of(dispatcher) : foreign;
        // Jetty starts while the first world is made; requests that come before it is there wait for it.
        web = CompletableFuture.supplyAsync(
                () -> Javalin.create(this::configure).start());
        if (foreign == null) {
            settle(spec);
        }
        settled.complete(null);
    }

    private void settle(ServerSpec spec) {
        var found = hosted.universes()
                .found(Universes.DEFAULT, spec.time().clock(), spec.seed())
                .orElseThrow();
        try {
            WorldFiles.settle(found, spec.world(), spec.seed());
        } catch (ControlError wrongWorld) {
            settled.completeExceptionally(wrongWorld);
            close();
            throw wrongWorld;
        }
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws PortTaken when a port cannot be listened on
     * @throws ControlError when the world is wrong
     */
    public static UniverseServer start(ServerSpec spec) {
        return start(spec, null);
    }

    /**
     * Starts a server without a universe of its own: it serves those that are adopted, through the intake.
     *
     * @throws PortTaken when a port cannot be listened on
     */
    public static UniverseServer hosting(ServerSpec spec, Intake intake) {
        return start(spec, intake);
    }

    private static UniverseServer start(ServerSpec spec, @Nullable Intake intake) {
        var listeners = new ArrayList<Listener>();
        try {
            listeners.add(Listener.open(CONTROL, spec.host(), spec.portBase()));
            for (var twin : spec.twins()) {
                listeners.add(Listener.open(twin.name(), spec.host(), Ports.of(twin.name(), spec.portBase())));
            }
            var server = new UniverseServer(spec, List.copyOf(listeners), intake);
            server.web.join();
            return server;
        } catch (PortTaken | ControlError refused) {
            listeners.forEach(Listener::close);
            throw refused;
        }
    }

    public String controlUrl() {
        return hosted.connections().controlUrl();
    }

    /** The URL of each twin's port. */
    public Map<String, String> urls() {
        var urls = new HashMap<String, String>();
        listeners.stream().skip(1).forEach(listener -> urls.put(listener.what(), listener.url()));
        return urls;
    }

    /** The connection variables of a universe, in the order in which they are shown. */
    public Map<String, String> variables(String universe) {
        return hosted.connections().variables(hosted.universe(universe));
    }

    public Universe universe(String id) {
        return hosted.universe(id);
    }

    /** Serves a universe of somebody else's, who must come from {@link #hosting}'s intake, until it is dismissed. */
    public void adopt(Universe universe) {
        hosted.universes().adopt(universe);
    }

    public void dismiss(Universe universe) {
        hosted.universes().dismiss(universe);
        hosted.connections().forget(universe);
    }

    /** Sends a frame over one of the sockets that an app has opened. */
    public Answer send(Universe universe, Outgoing.Socket frame) {
        return sockets.send(universe.id(), frame);
    }

    /** The same over the next one that the app opens, if it has had one and has none just now. */
    public Answer sendOnReturn(Universe universe, Outgoing.Socket frame, Duration patience) {
        return sockets.sendOnReturn(universe.id(), frame, patience);
    }

    /** Tells all sockets of an app something. */
    public Answer send(Universe universe, Outgoing.Farewell farewell) {
        return sockets.send(universe.id(), farewell);
    }

    /** Whether an app of that universe has a socket open. */
    public boolean hasSocket(Universe universe) {
        return sockets.isOpen(universe.id());
    }

    /** Lets requests that are under way finish, for a short time, and gives the ports back. */
    @Override
    public void close() {
        sockets.close();
        bridge.stopWaiting();
        hosted.streams().end();
        timekeeper.close();
        try {
            web.join().stop();
        } catch (JavalinException stopped) {
            // Jetty has given the ports back all the same, and complains of who was still there: an app that had just
            // come once more, or one that is asked something and does not answer.
            if (!(stopped.getCause() instanceof TimeoutException)) {
                throw stopped;
            }
        }
    }

    private static Connections connections(Listener control) {
        var folder = Path.of(System.getProperty("java.io.tmpdir"), "dtu-" + control.port());
        return new Connections(control.url(), folder);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        // With a queue of the JDK's: Jetty's own starts all of JMX to learn the size of a cache line.
        var threads = new QueuedThreadPool(THREADS, THREADS_MIN, new LinkedBlockingQueue<>());
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        config.jetty.threadPool = threads;
        for (var listener : listeners) {
            config.jetty.addConnector((server, http) -> {
                var connector = connector(server, listener);
                var site = site(listener);
                sites.put(connector, new Settled(site));
                return connector;
            });
        }
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setHandler(new GracefulHandler(bridge));
        });
        sockets.install(config);
    }

    /** What answers as soon as the first world is there. */
    private final class Settled implements Site {
        private final Site site;

        Settled(Site site) {
            this.site = site;
        }

        @Override
        public Served serve(Request request) {
            settled.join();
            return site.serve(request);
        }

        @Override
        public Response tooLong(Request head, long bodyMax) {
            settled.join();
            return site.tooLong(head, bodyMax);
        }
    }

    private Site site(Listener listener) {
        return listener.what().equals(CONTROL)
                ? intake.guarded(new ControlSite(ControlRoutes.ALL, hosted))
                : new TwinSite(hosted.universes().cast().twin(listener.what()), hosted.universes(), intake, sockets);
    }

    private static Connector connector(Server server, Listener listener) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // A vendor's paths hold what they like: encoded slashes, dots, whatever an id is made of.
        http.setUriCompliance(UriCompliance.UNSAFE);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
        try {
            connector.open(listener.channel());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return connector;
    }
}

package dtu.harness.server;

import dtu.twins.Upgrade;
import dtu.twins.http.Request;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;

/** Hands what arrives at each port to its site and what the site answers back; sockets go on to Javalin. */
public final class Bridge extends Handler.Wrapper {
    /** The request attribute under which Javalin's side finds the socket that a site has opened. */
    static final String PLUG = "dtu.plug";

    private final IdentityHashMap<Connector, Site> sites;
    private final long bodyMax;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * Handles what arrives.
     *
     * @param sites who answers at which port; complete when the server starts
     * @param bodyMax the size of the longest body, in bytes
     */
    public Bridge(IdentityHashMap<Connector, Site> sites, long bodyMax) {
        this.sites = sites;
        this.bodyMax = bodyMax;
    }

    /** Ends all waiting on purpose: latency, stalled connections. */
    public void stopWaiting() {
        stopping.countDown();
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request wire, org.eclipse.jetty.server.Response response, Callback callback)
            throws Exception {
        var departure = new Departure(wire, response, callback, stopping);
        var method = Arrival.method(wire);
        if (method == null) {
            departure.write(
                    Refusals.of(501, "unknown_method", "No service knows the method " + wire.getMethod() + ".", ""));
            return true;
        }
        var site = sites.get(wire.getConnectionMetaData().getConnector());
        if (site == null) {
            throw new IllegalStateException("nobody answers at this port");
        }
        Request request;
        try {
            request = Arrival.read(wire, method, bodyMax);
        } catch (Arrival.TooLong tooLong) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            departure.write(site.tooLong(Arrival.head(wire, method), bodyMax));
            return true;
        } catch (IOException clientGone) {
            callback.failed(clientGone);
            return true;
        }
        switch (site.serve(request)) {
            case Served.Once once -> write(once, departure);
            case Served.Events(var stream) -> departure.write(stream);
            case Served.Opened(var plug, var written) -> {
                return open(plug, written, wire, response, callback);
            }
        }
        return true;
    }

    private boolean open(
            Plug plug,
            Runnable written,
            org.eclipse.jetty.server.Request wire,
            org.eclipse.jetty.server.Response response,
            Callback callback)
            throws Exception {
        wire.setAttribute(PLUG, plug);
        try {
            return super.handle(wire, response, callback);
        } finally {
            if (response.getStatus() != Upgrade.STATUS) {
                plug.closed();
            }
            written.run();
        }
    }

    private static void write(Served.Once once, Departure departure) throws IOException, InterruptedException {
        try {
            departure.write(once.reply());
        } finally {
            once.written().run();
        }
    }
}

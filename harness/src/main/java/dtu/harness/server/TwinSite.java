package dtu.harness.server;

import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;

/**
 * A twin's port. A request belongs to the universe that its path prefix names; without one to that of its credential;
 * else to the default. Where both disagree, the universe of the prefix does not know the credential and refuses it
 * itself.
 */
public final class TwinSite implements Site {
    /** Header of a twin's 101: which app's socket it is. The body is the first frame. */
    public static final String SOCKET_HEADER = "X-DTU-Socket";

    private static final String PREFIX = "/u/";
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final String CLIENT = "client";

    private final Twin twin;
    private final Universes universes;
    private final Dispatcher dispatcher;

    public TwinSite(Twin twin, Universes universes, Dispatcher dispatcher) {
        this.twin = twin;
        this.universes = universes;
        this.dispatcher = dispatcher;
    }

    @Override
    public Served serve(Request request) {
        if (!request.path().startsWith(PREFIX)) {
            var universe =
                    twin.tenantKey(request).flatMap(universes::ofTenant).or(() -> universes.find(Universes.DEFAULT));
            return universe.map(found -> dispatched(found, request)).orElseGet(() -> unknown(Universes.DEFAULT));
        }
        var slash = request.path().indexOf('/', PREFIX.length());
        var end = slash < 0 ? request.path().length() : slash;
        var id = request.path().substring(PREFIX.length(), end);
        var inside =
                request.at(slash < 0 ? "/" : request.path().substring(slash)).from(request.origin() + PREFIX + id);
        return universes.find(id).map(universe -> dispatched(universe, inside)).orElseGet(() -> unknown(id));
    }

    private Served dispatched(Universe universe, Request request) {
        var reply = dispatcher.dispatch(universe, twin, request, CLIENT);
        if (reply instanceof Reply.Answered(var response, var latency) && response.status() == SWITCHING_PROTOCOLS) {
            return new Served.Opened(new Plug(
                    universe.id(),
                    response.headers().first(SOCKET_HEADER).orElse(""),
                    Json.written(response.body().bytes())));
        }
        return new Served.Once(reply);
    }

    private static Served unknown(String id) {
        return Served.of(Response.json(
                404,
                json -> json.text("error", "universe_not_found")
                        .text("message", "There is no universe " + id + ".")
                        .text("hint", "GET /v1/universes on the control plane's port lists them.")));
    }
}

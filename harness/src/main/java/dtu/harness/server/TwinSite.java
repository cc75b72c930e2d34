package dtu.harness.server;

import dtu.twins.Twin;
import dtu.twins.Upgrade;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import java.util.Optional;

/**
 * A twin's port. A request belongs to the universe that its path prefix names; without one to that of its credential;
 * else to the default. Where both disagree, the universe of the prefix does not know the credential and refuses it
 * itself.
 */
public final class TwinSite implements Site {
    private static final String PREFIX = "/u/";
    private static final int TOO_LARGE = 413;

    private final Twin twin;
    private final Universes universes;
    private final Intake intake;
    private final Sockets sockets;

    public TwinSite(Twin twin, Universes universes, Intake intake, Sockets sockets) {
        this.twin = twin;
        this.universes = universes;
        this.intake = intake;
        this.sockets = sockets;
    }

    @Override
    public Served serve(Request request) {
        return found(request)
                .map(place -> dispatched(place.universe(), place.inside()))
                .orElseGet(() -> Served.of(unknown(request)));
    }

    /** In the vendor's words. */
    @Override
    public Response tooLong(Request head, long bodyMax) {
        return found(head)
                .map(place -> {
                    var call = place.universe().look(twin, place.inside());
                    return twin.finished(call, twin.fault(call, TOO_LARGE));
                })
                .orElseGet(() -> unknown(head));
    }

    /** A request inside the universe that it belongs to. */
    private record Place(Universe universe, Request inside) {}

    private Optional<Place> found(Request request) {
        if (!request.path().startsWith(PREFIX)) {
            return twin.tenantKey(request)
                    .flatMap(universes::ofTenant)
                    .or(() -> universes.find(Universes.DEFAULT))
                    .map(universe -> new Place(universe, request));
        }
        var id = named(request);
        var rest = request.path().substring(PREFIX.length() + id.length());
        var inside = request.at(rest.isEmpty() ? "/" : rest).from(request.origin() + PREFIX + id);
        return universes.find(id).map(universe -> new Place(universe, inside));
    }

    private static String named(Request request) {
        var path = request.path();
        if (!path.startsWith(PREFIX)) {
            return Universes.DEFAULT;
        }
        var slash = path.indexOf('/', PREFIX.length());
        return path.substring(PREFIX.length(), slash < 0 ? path.length() : slash);
    }

    private Served dispatched(Universe universe, Request request) {
        var upgrade = request.headers().first("Upgrade").orElse("");
        return upgrade.equalsIgnoreCase("websocket")
                ? opened(universe, request)
                : once(universe, intake.dispatch(universe, twin, request));
    }

    private Served once(Universe universe, Reply reply) {
        return new Served.Once(reply, () -> intake.written(universe));
    }

    /**
     * An operation like any other, which answers that it goes on as a socket, and with what is said on it; or why there
     * is to be none.
     */
    private Served opened(Universe universe, Request request) {
        sockets.asked(universe.id());
        try {
            var reply = intake.dispatch(universe, twin, counted(universe, request));
            var granted = reply instanceof Reply.Answered(var answer, var latency)
                    ? Upgrade.read(answer)
                    : Optional.<Upgrade>empty();
            if (granted.isEmpty()) {
                return once(universe, reply);
            }
            var plug = new Plug(universe.id(), granted.get(), new Conversation(intake, universe, twin, request));
            sockets.granted(plug);
            return new Served.Opened(plug, () -> intake.written(universe));
        } finally {
            sockets.answered(universe.id());
        }
    }

    /** How many sockets the app that the request names will then have, only the server can say. */
    private Request counted(Universe universe, Request request) {
        return request.query()
                .first("app_id")
                .map(app -> Integer.toString(sockets.count(universe.id(), app) + 1))
                .map(number -> new Request(
                        request.method(),
                        request.origin(),
                        request.path(),
                        request.query().with("num_connections", number),
                        request.headers(),
                        request.body()))
                .orElse(request);
    }

    private static Response unknown(Request request) {
        return Refusals.of(
                404,
                "universe_not_found",
                "There is no universe " + named(request) + ".",
                "GET /v1/universes on the control plane's port lists them.");
    }
}

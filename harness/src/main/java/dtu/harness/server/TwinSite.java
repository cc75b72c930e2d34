package dtu.harness.server;

import dtu.twins.Twin;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import java.nio.charset.StandardCharsets;
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
                : new Served.Once(intake.dispatch(universe, twin, request), () -> intake.written(universe));
    }

    /** The twin trades the ticket for what is said first on the socket, or for why it is not to be. */
    private Served opened(Universe universe, Request request) {
        var ticket = request.query().first("ticket").orElse("");
        var app = request.query().first("app_id").orElse("");
        var body = JsonOut.object(json ->
                json.text("ticket", ticket).number("num_connections", sockets.count(universe.id(), app) + 1L));
        var asked = Request.of(Method.POST, "/sockets").json(new String(body, StandardCharsets.UTF_8));
        var answer = controlled(universe, asked);
        if (!answer.isSuccess()) {
            return Served.of(answer);
        }
        var granted = Json.written(answer.body().bytes());
        var address = granted.textAt("address").orElse("");
        var refused = granted.at("disconnect");
        return new Served.Opened(
                refused.isPresent()
                        ? new Plug(universe.id(), address, refused.get(), refused.get())
                        : new Plug(
                                universe.id(),
                                address,
                                granted.at("hello").orElse(Json.EMPTY_OBJECT),
                                goodbye(universe)));
    }

    private Json goodbye(Universe universe) {
        var answer = controlled(universe, Request.get("/sockets/refresh_requested"));
        return Json.written(answer.body().bytes()).at("disconnect").orElse(Json.EMPTY_OBJECT);
    }

    private Response controlled(Universe universe, Request request) {
        return intake.control(universe, twin, request.from(universe.tenant().root(twin.name())));
    }

    private static Response unknown(Request request) {
        return Refusals.of(
                404,
                "universe_not_found",
                "There is no universe " + named(request) + ".",
                "GET /v1/universes on the control plane's port lists them.");
    }
}

package dtu.twins.universe;

import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Settler;
import dtu.twins.Tenant;
import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One twin in a universe of its own, in memory and in virtual time: the whole dispatcher, and no socket. */
public final class Solo {
    /** When universes in virtual time begin unless told otherwise: a Monday morning, UTC. */
    public static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");

    private final Twin twin;
    private final Universe universe;
    private final Dispatcher dispatcher;
    private final Scheduler scheduler;

    private Solo(Twin twin, Universe universe, Courier courier) {
        this.twin = twin;
        this.universe = universe;
        this.dispatcher = new Dispatcher(courier);
        this.scheduler = new Scheduler(courier);
    }

    /** With nobody outside to deliver to. */
    public static Solo of(Twin twin) {
        return of(twin, Courier.NOBODY);
    }

    public static Solo of(Twin twin, Courier courier) {
        var tenant = Tenant.of("solo", 1, Map.of());
        var universe = Universe.found(
                "solo", tenant, new Cast(List.of(twin)), new Clock.Virtual(MONDAY), InstantSource.fixed(MONDAY), 1);
        return new Solo(twin, universe, courier);
    }

    public Universe universe() {
        return universe;
    }

    /** The answer; a broken connection is an {@link IllegalStateException}, since only fault rules break one. */
    public Response send(Request request) {
        var reply = dispatcher.dispatch(
                universe, twin, request.from(universe.tenant().root(twin.name())), "client");
        return switch (reply) {
            case Reply.Answered(var response, var latency) -> response;
            case Reply.Truncated(var response, var latency) -> throw new IllegalStateException("the answer broke off");
            case Reply.Broken(var how, var latency) -> throw new IllegalStateException("the connection broke: " + how);
        };
    }

    public Response control(Request request) {
        return dispatcher.control(universe, twin, request, "person");
    }

    /** Lets time pass; whatever falls due happens. */
    public void pass(Duration time) {
        scheduler.advance(universe, universe.now().plus(time));
    }

    /** The connection variables of the contract. */
    public Map<String, String> environment() {
        return twin.environment(universe.look(twin));
    }

    /** Admits people; the answer maps each key to the person's id. */
    public Json settle(List<Settler> settlers) {
        return written(call -> twin.settle(call, settlers));
    }

    /** A credential to act as a person. */
    public Json issue(String person, List<String> scopes) {
        return written(call -> twin.issue(call, person, scopes));
    }

    private Json written(Function<Call, Commit> change) {
        var outcome = Writer.write(universe, twin, "settler", change);
        return Json.written(outcome.response().body().bytes());
    }
}

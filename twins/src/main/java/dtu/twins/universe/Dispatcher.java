package dtu.twins.universe;

import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Operation;
import dtu.twins.Outgoing;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way of every request, whether it came over a socket, from a simulated user inside the process, or from another
 * twin: find the operation, let faults strike, admit the caller, count it, run the handler, commit, ask the outside if
 * the handler wants to, tell the witness.
 */
public final class Dispatcher {
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;
    /** So many characters at its end make a credential another one. */
    private static final int SPOILT = 3;

    private final Courier courier;

    public Dispatcher(Courier courier) {
        this.courier = courier;
    }

    /** A request to a twin's own port. {@code by} is the sender as the scenario engine or the server knows it. */
    public Reply dispatch(Universe universe, Twin twin, Request request, String by) {
        return new Trip(universe, twin, twin.received(request), by).through(twin.routes());
    }

    /** What one twin asks of another of the same universe; empty when there is no such twin. */
    public Optional<Reply> across(Universe universe, Outgoing.Across message) {
        return universe.world().cast().find(message.twin()).map(twin -> {
            var request = message.request().from(universe.tenant().root(twin.name()));
            var signed = twin.authorization(universe.look(twin), message.credential())
                    .map(header -> request.header("Authorization", header))
                    .orElse(request);
            return dispatch(universe, twin, signed, message.by());
        });
    }

    /** What a person does in the vendor's own client: an operation of the twin's controls. */
    public Response control(Universe universe, Twin twin, Request request, String by) {
        var reply = new Trip(universe, twin, request, by).through(twin.controls());
        if (!(reply instanceof Reply.Answered(var response, var latency))) {
            throw new IllegalStateException("faults do not strike controls");
        }
        return response;
    }

    /** One request on its way. */
    private final class Trip {
        private final Universe universe;
        private final Twin twin;
        private final Request request;
        private final String by;

        Trip(Universe universe, Twin twin, Request request, String by) {
            this.universe = universe;
            this.twin = twin;
            this.request = request;
            this.by = by;
        }

        Reply through(Routes routes) {
            var found = routes.find(request.method(), request.path());
            if (!(found instanceof Routes.Operation(var route, var path))) {
                return lost(found);
            }
            if (routes == twin.controls()) {
                return told(route, done(route, path, Strike.NONE), Strike.NONE);
            }
            var strike = Faults.strike(universe, twin, route, path, request, by);
            return strike.hits().isEmpty() ? answered(route, path, strike) : stricken(route, path, strike);
        }

        private Reply stricken(Route route, Map<String, String> path, Strike strike) {
            var refusal = strike.refusal();
            if (refusal.filter(FaultEffect.Denial.SCOPE_REMOVED::equals).isPresent()) {
                var call = call(universe.world(), route, path);
                return told(route, untouched(call, twin.denied(call, route)), strike);
            }
            if (strike.sparesOperation()) {
                return told(route, struck(route, path, strike), strike);
            }
            strike.edits().forEach(this::edited);
            for (var quota : strike.quotas()) {
                var refused = RateLimits.count(universe, twin, call(universe.world(), route, path), quota, by);
                if (refused != null) {
                    return told(route, untouched(call(universe.world(), route, path), refused), strike);
                }
            }
            var asked = refusal.isEmpty() ? this : new Trip(universe, twin, spoilt(request), by);
            return asked.answered(route, path, strike.admitted());
        }

        /** Where limits are on, the service also takes no more requests at a time than the vendor does. */
        private Reply answered(Route route, Map<String, String> path, Strike strike) {
            var call = call(universe.world(), route, path);
            if (!RateLimits.areOn(twin, call)) {
                return told(route, done(route, path, strike), strike);
            }
            try {
                return universe.crowd().enters(twin)
                        ? counted(call, route, path, strike)
                        : told(route, untouched(call, twin.fault(call, TOO_MANY)), strike);
            } finally {
                universe.crowd().leaves(twin);
            }
        }

        private Reply counted(Call before, Route route, Map<String, String> path, Strike strike) {
            var counted = RateLimits.count(universe, twin, before);
            for (var notice : counted.notices()) {
                Writer.write(
                        universe,
                        new Writer.Work(
                                twin,
                                by,
                                request,
                                route,
                                path,
                                UnaryOperator.identity(),
                                call -> twin.noticed(call, notice.bucket(), notice.metering())));
            }
            var refused = counted.refused();
            var outcome = refused == null
                    ? done(route, path, strike)
                    : untouched(call(universe.world(), route, path), refused);
            return told(route, outcome.answering(counted.metered(twin, outcome.call(), outcome.response())), strike);
        }

        /** The same request with a credential that the vendor does not know. */
        private static Request spoilt(Request request) {
            var credential = request.headers().first("Authorization").orElse("");
            var letters = new StringBuilder(credential);
            var spoilt = 0;
            for (var at = letters.length() - 1; at >= 0 && spoilt < SPOILT; at--) {
                if (letters.charAt(at) != '=') {
                    letters.setCharAt(at, letters.charAt(at) == 'A' ? 'B' : 'A');
                    spoilt++;
                }
            }
            return new Request(
                    request.method(),
                    request.origin(),
                    request.path(),
                    request.query(),
                    request.headers().with("Authorization", letters.toString()),
                    request.body());
        }

        /** Somebody else is quicker, with an operation that no fault strikes. */
        private void edited(FaultEffect.Edits edit) {
            var operation = Operation.find(universe.world().cast().twins(), edit.operation())
                    .orElseThrow(() -> new IllegalArgumentException("no operation " + edit.operation()));
            var service = operation.twin();
            var person = universe.world()
                    .own()
                    .find(Own.RESIDENTS, edit.person())
                    .map(resident -> resident.ids().getOrDefault(service.name(), edit.person()))
                    .orElse(edit.person());
            var credential = Visit.issue(universe, service, person, List.of());
            var asked = operation
                    .request(edit.with())
                    .from(universe.tenant().root(service.name()))
                    .header("Authorization", credential.textAt("authorization").orElse(""));
            if (service.routes().find(asked.method(), asked.path()) instanceof Routes.Operation(var route, var path)) {
                new Trip(universe, service, service.received(asked), edit.person()).answered(route, path, Strike.NONE);
            }
        }

        /** Runs the handler. Our own failure becomes the vendor's 500, and the witness is told what it was. */
        private Writer.Outcome done(Route route, Map<String, String> path, Strike strike) {
            var world = strike.staleBy() == 0 ? universe.world() : universe.past(strike.staleBy());
            try {
                return switch (route.handler()) {
                    case Route.Read read -> read(route, path, read, world, strike);
                    case Route.Write write -> written(route, path, write);
                    case Route.Stub stub -> {
                        var call = call(world, route, path);
                        yield new Writer.Outcome(call, twin.stub(call, route), -1, world.version(), world.version());
                    }
                };
            } catch (RuntimeException ourBug) {
                var call = call(world, route, path);
                var response = twin.failed(call).with("X-DTU-Failure", OurBug.describe(ourBug));
                return new Writer.Outcome(
                        call, response, -1, world.version(), universe.world().version());
            }
        }

        private Writer.Outcome read(
                Route route, Map<String, String> path, Route.Read read, World world, Strike strike) {
            var call = call(world, route, path);
            Response response;
            try {
                twin.admit(call, route);
                response = read.answer().apply(call);
            } catch (Refusal refusal) {
                response = refusal.answer(call);
            }
            if (!twin.leavesTrace(call)) {
                return new Writer.Outcome(call, response, -1, world.version(), world.version());
            }
            var traced = traced(route, path, read);
            // A late answer stays late; whether the credential was good is decided now.
            return strike.staleBy() > 0 && traced.after() > traced.before() ? traced.answering(response) : traced;
        }

        /** The read once more, as a write: two that use up the same thing must not both succeed. */
        private Writer.Outcome traced(Route route, Map<String, String> path, Route.Read read) {
            var work = new Writer.Work(twin, by, request, route, path, UnaryOperator.identity(), call -> {
                twin.admit(call, route);
                return Commit.commit(call.state()).answer(read.answer().apply(call));
            });
            return Writer.write(universe, work);
        }

        private Writer.Outcome written(Route route, Map<String, String> path, Route.Write write) {
            var work = new Writer.Work(twin, by, request, route, path, UnaryOperator.identity(), call -> {
                twin.admit(call, route);
                return write.change().apply(call);
            });
            var outcome = Writer.write(universe, work);
            return outcome.exchange() < 0 ? outcome : answered(work, outcome);
        }

        /** The writer is released while the outside answers; the continuation commits on the then-current state. */
        private Writer.Outcome answered(Writer.Work work, Writer.Outcome asked) {
            var outcome = asked;
            while (outcome.exchange() >= 0) {
                var number = outcome.exchange();
                var exchange = universe.world().own().get(Own.EXCHANGES, number);
                var answer = Redirects.followed(courier, universe, exchange.question());
                outcome = Writer.write(universe, resumed(work, exchange, answer));
            }
            return outcome;
        }

        private static Writer.Work resumed(Writer.Work work, Own.Exchange exchange, Answer answer) {
            return new Writer.Work(
                    work.twin(),
                    work.by(),
                    work.request(),
                    work.route(),
                    work.path(),
                    own -> own.remove(Own.EXCHANGES, exchange.number()),
                    call -> exchange.then().resumed(call, answer));
        }

        private Writer.Outcome untouched(Call call, Response response) {
            var version = universe.world().version();
            return new Writer.Outcome(call, response, -1, version, version);
        }

        private Reply lost(Routes.Found found) {
            var world = universe.world();
            var call = call(world, null, Map.of());
            var response = twin.finished(call, twin.unknown(call, found));
            universe.witness().passed(passage("", call, response, "", world.version(), world.version()));
            return new Reply.Answered(response, Duration.ZERO);
        }

        private Writer.Outcome struck(Route route, Map<String, String> path, Strike strike) {
            var world = universe.world();
            var call = call(world, route, path);
            return untouched(call, twin.fault(call, strike.instead().orElse(UNAVAILABLE)));
        }

        /** Finishes the answer, lets a fault spoil it, and tells the witness. */
        private Reply told(Route route, Writer.Outcome outcome, Strike strike) {
            var response = twin.finished(outcome.call(), outcome.response());
            var reply = strike.spoiled(
                    response, status -> twin.finished(outcome.call(), twin.fault(outcome.call(), status)));
            var seen = reply instanceof Reply.Answered(var answer, var latency) ? answer : null;
            universe.witness()
                    .passed(passage(
                            twin.operation(route),
                            outcome.call(),
                            seen,
                            strike.rules(),
                            outcome.before(),
                            outcome.after()));
            return reply;
        }

        private Passage passage(
                String operation, Call call, @Nullable Response response, String fault, long before, long after) {
            return new Passage(
                    universe,
                    "call",
                    twin.name(),
                    operation,
                    by,
                    call.actor(),
                    call.now(),
                    request,
                    response,
                    fault,
                    -1,
                    0,
                    before,
                    after);
        }

        private Call call(World world, @Nullable Route route, Map<String, String> path) {
            return twin.open(new Context(
                    universe.tenant(),
                    world.of(twin),
                    request,
                    route,
                    path,
                    world.now(universe.wallClock()),
                    universe.wall(world),
                    new Numbers(world),
                    world.chance().in("read").in(world.version()),
                    world));
        }
    }
}

package dtu.scenarios.engine;

import dtu.scenarios.sut.Env;
import dtu.scenarios.sut.Env.Unreachable;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.Stamp;
import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wires of one trajectory: from the app and the actors to the twins, and from the twins to the app. */
final class Network implements Courier {
    static final String APP = "https://app.test";
    private static final int CRASHED = 500;

    private final Loop loop;
    private final Weather weather;
    private final Universe universe;
    private final Dispatcher dispatcher;
    private Env.@Nullable Handler app;
    private @Nullable Reception reception;
    private @Nullable Throwable crash;
    private @Nullable String failure;
    private Consumer<Request> tap = request -> {};

    Network(Loop loop, Weather weather, Universe universe) {
        this.loop = loop;
        this.weather = weather;
        this.universe = universe;
        this.dispatcher = new Dispatcher(this);
    }

    /** Somebody listens on the wire from the chat service to the app. */
    void captured(Consumer<Request> listener) {
        tap = listener;
    }

    /** The app is outside: messages to it go there. */
    void leadTo(Reception outside) {
        reception = outside;
    }

    /** Where the app is reached. */
    String app() {
        return reception == null ? APP : reception.url();
    }

    void serve(Env.@Nullable Handler handler) {
        app = handler;
    }

    /** The first failure of the app itself. */
    Optional<Throwable> crash() {
        return Optional.ofNullable(crash);
    }

    void crashed(Throwable problem) {
        if (crash == null) {
            crash = problem;
        }
    }

    /** What an app outside did first that no user should see. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    void failed(String what) {
        if (failure == null) {
            failure = what;
        }
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** A request of the app or of an actor to a twin; takes the time that messages take. */
    Response call(Request request, Duration timeout, String by) throws Unreachable {
        var twin = universe.world().cast().twins().stream()
                .filter(candidate -> universe.tenant().root(candidate.name()).equals(request.origin()))
                .findFirst()
                .orElseThrow(() -> new Unreachable("nobody answers at " + request.origin()));
        var stream = by + ">" + twin.name();
        loop.sleep(weather.travel(stream), stream);
        var reply = dispatcher.dispatch(universe, twin, request, by);
        var arrival = weather.travel(twin.name() + ">" + by).plus(reply.latency());
        if (arrival.compareTo(timeout) > 0) {
            loop.sleep(timeout, stream);
            throw new Unreachable("no answer within " + timeout.toMillis() + " ms");
        }
        loop.sleep(arrival, stream);
        return switch (reply) {
            case Reply.Answered(var response, var latency) -> response;
            case Reply.Truncated(var response, var latency) -> throw new Unreachable("the answer broke off");
            case Reply.Broken(var how, var latency) -> throw new Unreachable("the connection broke");
        };
    }

    /** The same for an app outside, which has the answer written onto its wire and decides itself when to give up. */
    Reply reply(Twin twin, Request request, String by) {
        var stream = by + ">" + twin.name();
        loop.sleep(weather.travel(stream), stream);
        var reply = dispatcher.dispatch(universe, twin, request, by);
        loop.sleep(weather.travel(twin.name() + ">" + by).plus(reply.latency()), stream);
        return switch (reply) {
            case Reply.Answered(var response, var latency) -> new Reply.Answered(dated(response), Duration.ZERO);
            case Reply.Truncated(var response, var latency) -> new Reply.Truncated(dated(response), Duration.ZERO);
            case Reply.Broken broken -> new Reply.Broken(Reply.Break.RESET, Duration.ZERO);
        };
    }

    /** The date of an answer is the universe's: an app outside knows by it what time it is. */
    private Response dated(Response response) {
        var date = Stamp.header(universe.now());
        return new Response(response.status(), response.headers().with("Date", date), response.body());
    }

    @Override
    public Answer send(Universe from, Outgoing message) {
        return switch (message) {
            case Outgoing.Across across -> across(across);
            case Outgoing.Http http -> {
                tap.accept(http.request());
                yield reception == null ? post(http.request(), http.timeout()) : carried(reception, http);
            }
            case Outgoing.Socket socket ->
                reception == null ? new Answer.Failed(Answer.Failure.NO_SOCKET) : carried(reception, socket);
            case Outgoing.Farewell farewell ->
                reception == null ? new Answer.Failed(Answer.Failure.NO_SOCKET) : carried(reception, farewell);
        };
    }

    private Answer carried(Reception outside, Outgoing.Outward message) {
        loop.sleep(weather.travel("out>app"), "out>app");
        return outside.carry(message);
    }

    /** A request of one twin to another takes as long on its way as any. */
    private Answer across(Outgoing.Across message) {
        var there = message.by() + ">" + message.twin();
        loop.sleep(weather.travel(there), there);
        var reply = dispatcher.across(universe, message);
        if (reply.isEmpty()) {
            return new Answer.Failed(Answer.Failure.CONNECTION_FAILED);
        }
        var latency = weather.travel(message.twin() + ">" + message.by())
                .plus(reply.get().latency());
        loop.sleep(latency.compareTo(message.timeout()) > 0 ? message.timeout() : latency, there);
        return reply.get().within(message.timeout());
    }

    /** A request to the app, which works on it in a strand of its own: the sender may give up before it is done. */
    Answer post(Request request, Duration timeout) {
        if (reception != null) {
            return reception.carry(new Outgoing.Http(request, timeout));
        }
        var handler = app;
        if (handler == null || !request.origin().equals(APP)) {
            loop.sleep(weather.travel("out>nobody"), "out>nobody");
            return new Answer.Failed(Answer.Failure.CONNECTION_FAILED);
        }
        var answer = loop.<Answer>promise();
        loop.in(weather.travel("out>app"), "out>app", () -> loop.spawn(() -> answer.fulfil(handled(handler, request))));
        loop.in(timeout, "out>app>timeout", () -> answer.fulfil(new Answer.Failed(Answer.Failure.TIMEOUT)));
        return answer.await();
    }

    private Answer handled(Env.Handler handler, Request request) {
        try {
            var response = handler.handle(request);
            loop.sleep(weather.travel("app>out"), "app>out");
            return new Answer.Responded(response);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
            crashed(failure);
            return new Answer.Responded(Response.empty(CRASHED));
        }
    }
}

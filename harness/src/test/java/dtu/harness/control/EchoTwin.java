package dtu.harness.control;

import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.PathTemplate;
import dtu.twins.Requirement;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.Settler;
import dtu.twins.Twin;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Complaints;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.Schema;
import dtu.twins.state.Table;
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that says back what it was told, and tells others what it is asked to: a twin of nobody, for looking at
 * wires.
 */
final class EchoTwin implements Twin {
    static final int BIG_BYTES = 3 << 20;

    private static final Table<String, Heard> HEARD = Table.of("Heard", Heard::text);
    private static final Requirement NOTHING = () -> "nothing";

    private final Routes routes = new Routes(List.of(
            route("echo", Method.GET, "/echo/{rest+}", new Route.Read(EchoTwin::echo)),
            route("echoBody", Method.POST, "/echo/{rest+}", new Route.Read(EchoTwin::echo)),
            route(
                    "preflight",
                    Method.OPTIONS,
                    "/echo/{rest+}",
                    new Route.Read(call -> Response.empty(204).plus("Access-Control-Allow-Origin", "*"))),
            route(
                    "big",
                    Method.GET,
                    "/big",
                    new Route.Read(call -> Response.of(200, "application/octet-stream", Blob.of(new byte[BIG_BYTES])))),
            route("fail", Method.GET, "/fail", new Route.Read(call -> {
                throw new IllegalStateException("on purpose");
            })),
            route("link", Method.GET, "/link/", new Route.Read(EchoTwin::link)),
            route("tell", Method.POST, "/tell", new Route.Write(EchoTwin::tell))));
    private final Schema schema = Schema.of(List.of(HEARD));

    /** Something that was told. */
    private record Heard(String text) {}

    /** Something to tell: to a URL, or to a socket whose app is named behind {@code socket:}. */
    private record Told(String to, String lane, String text) implements Parcel {
        private static final int TRIES = 3;

        @Override
        public String event() {
            return "told";
        }

        @Override
        public Outgoing sent(Call call, Attempt attempt) {
            if (to.startsWith("socket:")) {
                var id = "e" + attempt.delivery() + "." + attempt.number();
                return new Outgoing.Socket(
                        Outgoing.Sockets.at(to.substring("socket:".length())),
                        id,
                        Json.EMPTY_OBJECT.with("envelope_id", id).with("text", text),
                        Duration.ofSeconds(5));
            }
            var request = Request.of(Method.POST, "/told")
                    .from(to)
                    .json(Json.text(text).toString());
            return new Outgoing.Http(
                    request.header("X-Attempt", Integer.toString(attempt.number())), Duration.ofSeconds(5), 2);
        }

        @Override
        public Aftermath answered(Call call, Attempt attempt, Answer answer) {
            if (answer.isSuccess()) {
                return Aftermath.delivered();
            }
            var why = answer instanceof Answer.Failed(var failure) ? failure.name() : "refused";
            return attempt.number() + 1 < TRIES ? Aftermath.again(Duration.ofMillis(20), why) : Aftermath.givenUp(why);
        }
    }

    private static final class EchoCall extends Call {
        EchoCall(Context context) {
            super(context, new Complaints() {
                @Override
                public RuntimeException malformed(MalformedJson problem) {
                    return new IllegalArgumentException(problem);
                }

                @Override
                public RuntimeException missing(String path) {
                    return new IllegalArgumentException(path);
                }

                @Override
                public RuntimeException mistyped(String path, String expected) {
                    return new IllegalArgumentException(path);
                }
            });
        }
    }

    private static Route route(String operation, Method method, String path, Route.Handler handler) {
        return new Route(operation, method, PathTemplate.parse(path), 1, NOTHING, handler);
    }

    private static Response echo(Call call) {
        var request = call.request();
        return Response.json(
                200,
                json -> json.text("method", request.method().name())
                        .text("origin", request.origin())
                        .text("path", request.path())
                        .array(
                                "query",
                                request.query().all(),
                                (out, parameter) -> out.value(parameter.name() + "=" + parameter.value()))
                        .texts("twice", request.headers().every("X-Twice"))
                        .number("bytes", request.body().size())
                        .truth("virtualThread", Thread.currentThread().isVirtual()));
    }

    private static Response link(Call call) {
        var ticket = call.query("ticket").orElse("");
        return ticket.isEmpty()
                ? Response.json(401, json -> json.text("error", "no ticket"))
                : Response.json(
                        101,
                        json -> json.text("address", ticket)
                                .object("hello", hello -> hello.text("type", "hello"))
                                .object("goodbye", frame -> frame.text("type", "disconnect")));
    }

    private static Commit tell(Call call) {
        var body = call.body();
        var told = new Told(body.requiredText("to"), body.text("lane").or(""), body.requiredText("text"));
        return Commit.commit(call.state().put(HEARD, new Heard(told.text())))
                .send(told)
                .answer(Response.empty(202));
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Routes controls() {
        return new Routes(List.of(route("say", Method.POST, "/interactions", new Route.Read(EchoTwin::echo))));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Commit founded(Call call) {
        return Commit.commit(call.state());
    }

    @Override
    public Call open(Context context) {
        return new EchoCall(context);
    }

    @Override
    public Optional<String> tenantKey(Request request) {
        return Optional.empty();
    }

    @Override
    public void admit(Call call, Route route) {}

    @Override
    public Response unknown(Call call, Routes.Found found) {
        return Response.empty(404);
    }

    @Override
    public Response stub(Call call, Route route) {
        return Response.empty(501);
    }

    @Override
    public Response failed(Call call) {
        return Response.empty(500);
    }

    @Override
    public Response finished(Call call, Response response) {
        return response.plus("X-Line", "1").plus("X-Line", "2").plus("link", "</echo/x>");
    }

    @Override
    public Commit published(Call call, Commit commit) {
        return commit;
    }

    @Override
    public List<Bucket> buckets(Call call) {
        return List.of();
    }

    @Override
    public Response limited(Call call, Bucket bucket, Metering metering) {
        return Response.empty(429);
    }

    @Override
    public Response metered(Call call, Response response, Metering metering) {
        return response;
    }

    @Override
    public Response denied(Call call, Route route) {
        return Response.empty(403);
    }

    @Override
    public Response fault(Call call, int status) {
        return Response.empty(status);
    }

    @Override
    public Commit settle(Call call, List<Settler> settlers) {
        return Commit.commit(call.state()).answer(Response.json(200, json -> {}));
    }

    @Override
    public Map<String, String> environment(Call call) {
        return Map.of(
                "GOOGLE_SERVICE_ACCOUNT_JSON",
                "{\"type\": \"service_account\", \"key\": \"" + call.tenant().key() + "\"}");
    }

    @Override
    public Commit issue(Call call, String person, List<String> scopes) {
        return Commit.commit(call.state()).answer(Response.json(200, json -> json.text("token", person)));
    }

    @Override
    public Map<String, Json> settings() {
        return Map.of("slack.volume", Json.number(3));
    }

    @Override
    public List<Vocabulary> vocabularies() {
        return List.of();
    }

    @Override
    public List<Happening> happenings(Call before, Call after) {
        return List.of();
    }
}

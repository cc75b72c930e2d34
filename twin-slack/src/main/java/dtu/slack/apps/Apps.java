package dtu.slack.apps;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.bots.Bot;
import dtu.slack.users.User;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Slack's methods apps.*, and what an app's owner configures in the browser. */
public final class Apps {
    public static final List<Route> ROUTES = table(write("apps.connections.open", Apps::openConnection));

    // spotless:off - a table reads best as a table
    public static final List<Route> CONTROLS = List.of(
        write("manifest.put",   Method.PUT,  "/apps/{appId}/manifest", Apps::putManifest),
        read ("manifest.get",   Method.GET,  "/apps/{appId}/manifest", Apps::getManifest),
        write("sockets.redeem", Method.POST, "/sockets",               Sockets::redeem),
        read ("sockets.leave",  Method.GET,  "/sockets/{reason}",      Sockets::goodbye));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(App.APPS, Ticket.TICKETS);

    private static final int CHALLENGE_LENGTH = 52;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Apps() {}

    private static Commit openConnection(SlackCall call) {
        var ticket =
                Ticket.issue(call.mint(Ticket.IDS), call.app(), call.chance().in("ticket"), call.wall());
        var socket = call.request().origin().replaceFirst("^http", "ws");
        var appId = Workspace.appId(call.tenant(), call.app().id().value());
        var url = socket + "/link/?ticket=" + ticket.text(call.tenant()) + "&app_id=" + appId;
        return Commit.commit(call.state().put(Ticket.TICKETS, ticket))
                .answer(SlackAnswer.ok(call, json -> json.text("url", url)));
    }

    private static Response getManifest(SlackCall call) {
        var app = app(call);
        return Response.json(
                200,
                json -> json.truth("ok", true).json("manifest", app.manifest().json()));
    }

    /** A new request URL is asked for its challenge; until it answers, no events go there. */
    private static Commit putManifest(SlackCall call) {
        var manifest = manifest(call);
        var app = app(call).configured(manifest);
        var state = renamed(call, call.state().put(App.APPS, app), app);
        var commit = Commit.commit(state);
        if (manifest.isSocketMode() || manifest.requestUrl().isEmpty()) {
            return commit.answer(configured(call, app));
        }
        var challenge = challenge(call);
        var body = JsonOut.object(json -> json.text(
                        "token",
                        Workspace.verificationToken(call.tenant(), app.id().value()))
                .text("challenge", challenge)
                .text("type", "url_verification"));
        var question = Line.http(call, app, manifest.requestUrl(), "application/json", Blob.of(body), Map.of());
        return commit.ask(question, new Verification(app.id(), manifest.requestUrl(), challenge));
    }

    /** The app has answered the challenge, or not. */
    private record Verification(App.Id id, String url, String challenge) implements Continuation {
        @Override
        public Commit resumed(Call given, Answer answer) {
            var call = (SlackCall) given;
            var app = call.state().get(App.APPS, id);
            if (!app.manifest().requestUrl().equals(url)) {
                return Commit.commit(call.state()).answer(configured(call, app));
            }
            var next = passed(answer) ? app.answering() : app.silent();
            return Commit.commit(call.state().put(App.APPS, next)).answer(configured(call, next));
        }

        private boolean passed(Answer answer) {
            if (!(answer instanceof Answer.Responded(var response)) || !response.isSuccess()) {
                return false;
            }
            var text = response.body().text().strip();
            return text.equals(challenge)
                    || text.equals("challenge=" + challenge)
                    || parsed(text)
                            .flatMap(json -> json.textAt("challenge"))
                            .filter(challenge::equals)
                            .isPresent();
        }
    }

    private static Response configured(SlackCall call, App app) {
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .text("app_id", Workspace.appId(call.tenant(), app.id().value()))
                        .truth("request_url_verified", app.verified()));
    }

    private static State renamed(SlackCall call, State state, App app) {
        var bot = state.get(Bot.BOTS, app.bot()).renamed(app.manifest().name(), call.now());
        var user = state.get(User.USERS, app.botUser()).called(app.manifest().botName(), call.now());
        return state.put(Bot.BOTS, bot).put(User.USERS, user);
    }

    /** By the name {@code default}, or by the id that Slack shows. */
    private static App app(SlackCall call) {
        var named = call.path("appId");
        return call.state().scan(App.APPS).stream()
                .filter(app -> app.id().value().equals(named)
                        || Workspace.appId(call.tenant(), app.id().value()).equals(named))
                .findFirst()
                .orElseThrow(() -> refused(404, "app_not_found", json -> {}));
    }

    private static Manifest manifest(SlackCall call) {
        var json = parsed(call.request().body().text())
                .filter(Json::isObject)
                .orElseThrow(() -> refused(400, "invalid_manifest", out -> {}));
        var given = json.at("manifest").filter(Json::isObject).orElse(json);
        if (given.at("display_information").flatMap(info -> info.textAt("name")).isEmpty()) {
            throw refused(
                    400,
                    "invalid_manifest",
                    out -> out.array(
                            "errors",
                            List.of("/display_information/name"),
                            (each, pointer) -> each.value(error ->
                                    error.text("message", "Must have a name").text("pointer", pointer))));
        }
        return new Manifest(given);
    }

    private static Refusal refused(int status, String error, Consumer<JsonOut> more) {
        return new Refusal(Response.json(status, json -> {
            json.truth("ok", false).text("error", error);
            more.accept(json);
        }));
    }

    private static Optional<Json> parsed(String text) {
        try {
            return Optional.of(Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    private static String challenge(SlackCall call) {
        var text = new StringBuilder(CHALLENGE_LENGTH);
        var chance = call.chance().in("challenge");
        for (var i = 0; i < CHALLENGE_LENGTH; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return text.toString();
    }
}

package dtu.slack.apps;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.auth.Token;
import dtu.slack.conversations.Channel;
import dtu.slack.events.EventContext;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Slack's methods apps.*, and what an app's owner configures in the browser. */
public final class Apps {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("apps.connections.open",          Apps::openConnection),
        write("apps.uninstall",                 Apps::uninstall),
        read ("apps.event.authorizations.list", Apps::authorizations),
        Manifests.ROUTES,
        List.of(
            write("socket_mode.link", Method.GET, "/link/", Sockets::open)));
    // spotless:on

    // spotless:off - a table reads best as a table
    public static final List<Route> CONTROLS = List.of(
        write("manifest.put", Method.PUT,  "/apps/{appId}/manifest", Apps::putManifest),
        read ("manifest.get", Method.GET,  "/apps/{appId}/manifest", Apps::getManifest),
        write("sockets.end",  Method.POST, "/apps/{appId}/sockets",  Sockets::end));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(App.APPS, Ticket.TICKETS);

    private static final int LIMIT = 100;
    private static final int UPGRADE_REQUIRED = 426;

    private Apps() {}

    private static Commit openConnection(SlackCall call) {
        if (call.request().method() != Method.POST) {
            throw SlackError.INSECURE_REQUEST.refusal();
        }
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

    private static Commit putManifest(SlackCall call) {
        var manifest = manifest(call);
        return Configuration.applied(call, app(call).configured(manifest), new Configured());
    }

    /** All that the app was given ends, and its bot leaves. */
    private static Commit uninstall(SlackCall call) {
        var app = Client.of(call, call.arguments());
        if (!app.id().equals(call.token().app())) {
            throw SlackError.CLIENT_ID_TOKEN_MISMATCH.refusal();
        }
        return Installation.removed(call, call.state(), app, App.Standing.UNINSTALLED)
                .answer(SlackAnswer.ok(call));
    }

    /** Who lets the app know of an event: its bot, and those who gave it a token and are where it happened. */
    private static Response authorizations(SlackCall call) {
        var app = call.app();
        var context = EventContext.read(call.arguments().or("event_context", ""))
                .filter(found -> found.team().equals(Workspace.id(call.tenant())))
                .orElseThrow(SlackError.INVALID_EVENT_CONTEXT);
        if (!context.app().equals(Workspace.appId(call.tenant(), app.id().value()))) {
            throw SlackError.AUTH_MISMATCH.refusal();
        }
        var channel = call.state().find(Channel.CHANNELS, new Channel.Id(context.channel()));
        var users = new ArrayList<User.Id>();
        if (app.isInstalled()) {
            users.add(app.botUser());
        }
        Token.live(call.state(), app.id(), Token.Kind.USER).forEach(token -> users.add(token.user()));
        var here = users.stream()
                .distinct()
                .filter(user -> channel.isEmpty() || channel.get().has(call.state(), user))
                .toList();
        var behind = Cursor.given(call, "user")
                        .map(last -> here.indexOf(new User.Id(last)))
                        .orElse(-1)
                + 1;
        var page = here.subList(behind, Math.min(here.size(), behind + Cursor.limit(call, LIMIT, LIMIT)));
        var more = behind + page.size() < here.size();
        var cursor = more ? Cursor.after("user", page.getLast().value()) : "";
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.array(
                        "authorizations",
                        page,
                        (out, user) -> out.value(each -> each.nothing("enterprise_id")
                                .text("team_id", Workspace.id(call.tenant()))
                                .text("user_id", user.value())
                                .truth("is_bot", user.equals(app.botUser()))
                                .truth("is_enterprise_install", false))));
    }

    /** The control plane tells whether the request URL has answered. */
    private record Configured() implements Configuration.Answering {
        @Override
        public Response answer(SlackCall call, App app) {
            return Response.json(
                    200,
                    json -> json.truth("ok", true)
                            .text(
                                    "app_id",
                                    Workspace.appId(call.tenant(), app.id().value()))
                            .truth("request_url_verified", app.verified()));
        }
    }

    /** By the name {@code default}, or by the id that Slack shows. */
    static App app(SlackCall call) {
        return App.named(call, call.path("appId")).orElseThrow(() -> refused(404, "app_not_found", json -> {}));
    }

    private static Manifest manifest(SlackCall call) {
        var json = Configuration.parsed(call.request().body().text())
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

    /** A socket is granted to those alone who ask for one. */
    public static void requireUpgrade(SlackCall call) {
        var isSocket = call.request().headers().first("Upgrade").filter("websocket"::equalsIgnoreCase);
        if (isSocket.isEmpty()) {
            throw refused(UPGRADE_REQUIRED, "upgrade_required", json -> {});
        }
    }

    static Refusal refused(int status, String error, Consumer<JsonOut> more) {
        return new Refusal(Response.json(status, json -> {
            json.truth("ok", false).text("error", error);
            more.accept(json);
        }));
    }
}

package dtu.slack.apps;

import dtu.slack.SlackCall;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.Refusal;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;

/**
 * What the server that holds an app's sockets needs to know: whether one may be opened, and what is said first and
 * last. The frames between travel as {@link dtu.twins.Outgoing.Socket}.
 */
final class Sockets {
    /** About ten seconds before a socket is closed. */
    private static final String WARNING = "warning";

    private static final String REFRESH = "refresh_requested";
    private static final String DISABLED = "link_disabled";
    private static final int CONNECTIONS_MAX = 10;
    private static final int SECONDS = 18_060;

    private Sockets() {}

    /**
     * Trades a ticket for the address under which frames for the app are sent, and the first frame. The body names the
     * ticket and how many sockets the app will then have.
     */
    static Commit redeem(SlackCall call) {
        var text = call.arguments().or("ticket", "");
        var dash = text.indexOf('-');
        var ticket = call.state()
                .find(Ticket.BY_SECRET, text.substring(dash + 1))
                .filter(found -> found.text(call.tenant()).equals(text)
                        && found.expires().isAfter(call.wall()))
                .orElseThrow(() -> new Refusal(
                        Response.json(403, json -> json.truth("ok", false).text("error", "invalid_ticket"))));
        var app = call.state().get(App.APPS, ticket.app());
        var connections = call.arguments().whole("num_connections").orElse(1L);
        return Commit.commit(call.state().remove(Ticket.TICKETS, ticket.id()))
                .answer(
                        connections > CONNECTIONS_MAX
                                ? disconnect("too_many_websockets")
                                : hello(call, app, connections));
    }

    private static Response hello(SlackCall call, App app, long connections) {
        var address = Line.address(call.tenant(), app);
        return Response.json(
                200,
                json -> json.text("address", address)
                        .object(
                                "hello",
                                hello -> hello.text("type", "hello")
                                        .number("num_connections", connections)
                                        .object(
                                                "debug_info",
                                                debug -> debug.text("host", host())
                                                        .number("build_number", 1)
                                                        .number("approximate_connection_time", SECONDS))
                                        .object("connection_info", info -> info.text("app_id", address))));
    }

    /** The last frame of a socket. */
    static Response goodbye(SlackCall call) {
        return disconnect(call.path("reason"));
    }

    private static Response disconnect(String reason) {
        return Response.json(200, json -> json.json("disconnect", frame(reason)));
    }

    private static Json frame(String reason) {
        return Json.object(frame -> frame.text("type", "disconnect")
                .text("reason", reason)
                .object("debug_info", debug -> debug.text("host", host())));
    }

    /**
     * What Slack does by itself every few hours, and here whenever somebody asks for it: the sockets that are open are
     * warned, or told to come back, or that Socket Mode is off. The answer says how many there were.
     */
    static Commit end(SlackCall call) {
        var app = Apps.app(call);
        var reason = call.arguments().or("reason", REFRESH);
        if (!reason.equals(WARNING) && !reason.equals(REFRESH) && !reason.equals(DISABLED)) {
            throw Apps.refused(
                    400, "invalid_reason", json -> json.texts("reasons", List.of(WARNING, REFRESH, DISABLED)));
        }
        return Commit.commit(call.state()).ask(farewell(call, app, reason), new Ended());
    }

    /** Where nobody could be asked there was no socket either. */
    private record Ended() implements Continuation {
        @Override
        public Commit resumed(Call call, Answer answer) {
            var told = answer instanceof Answer.Responded(var response)
                    ? Json.written(response.body().bytes())
                            .at("sockets")
                            .map(Json::asLong)
                            .orElse(0L)
                    : 0L;
            return Commit.commit(call.state())
                    .answer(Response.json(200, json -> json.truth("ok", true).number("sockets", told)));
        }
    }

    /** The sockets of an app that has left Socket Mode end by themselves. */
    record Disabled(App.Id app) implements Parcel {
        @Override
        public String event() {
            return DISABLED;
        }

        @Override
        public String lane() {
            return app.value() + "/" + DISABLED;
        }

        @Override
        public Outgoing sent(Call call, Attempt attempt) {
            return farewell((SlackCall) call, call.state().get(App.APPS, app), DISABLED);
        }

        @Override
        public Aftermath answered(Call call, Attempt attempt, Answer answer) {
            return Aftermath.delivered();
        }
    }

    private static Outgoing farewell(SlackCall call, App app, String reason) {
        var then = reason.equals(WARNING) ? Outgoing.Then.STAY : Outgoing.Then.CLOSE;
        return new Outgoing.Farewell(Line.address(call.tenant(), app), frame(reason), then, Line.PATIENCE);
    }

    private static String host() {
        return "applink-1";
    }
}

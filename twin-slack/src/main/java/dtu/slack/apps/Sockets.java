package dtu.slack.apps;

import dtu.slack.SlackCall;
import dtu.slack.rtm.Goodbye;
import dtu.slack.rtm.Session;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.Task;
import dtu.twins.Upgrade;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;

/**
 * The sockets of apps, as far as they are the vendor's: whether one may be opened, what is said first and last, and
 * when it ends. The server holds them. The frames between travel as {@link dtu.twins.Outgoing.Socket}.
 */
final class Sockets {
    /** About ten seconds before a socket is closed. */
    private static final String WARNING = "warning";

    private static final String REFRESH = "refresh_requested";
    private static final String DISABLED = "link_disabled";
    /** What the sockets of the Real Time Messaging API are told, which know no other reason. */
    private static final String GOODBYE = "goodbye";

    private static final int CONNECTIONS_MAX = 10;
    /** As Slack announces it with every socket. */
    private static final Duration LIFETIME = Duration.ofMinutes(301);

    private static final Duration NOTICE = Duration.ofSeconds(10);

    private Sockets() {}

    /**
     * Trades a ticket for a socket: the answer says under which address frames for it are sent, and what is said first
     * and last. Slack ends every socket after some hours and says so before.
     */
    static Commit open(SlackCall call) {
        Apps.requireUpgrade(call);
        var text = call.query("ticket").orElse("");
        var dash = text.indexOf('-');
        var ticket = call.state()
                .find(Ticket.BY_SECRET, text.substring(dash + 1))
                .filter(found -> found.text(call.tenant()).equals(text)
                        && found.expires().isAfter(call.wall()))
                .orElseThrow(() -> Apps.refused(403, "invalid_ticket", json -> {}));
        var app = call.state().get(App.APPS, ticket.app());
        var connections = call.arguments().whole("num_connections").orElse(1L);
        var redeemed = Commit.commit(call.state().remove(Ticket.TICKETS, ticket.id()));
        if (connections > CONNECTIONS_MAX) {
            return redeemed.answer(new Upgrade.Refused(frame("too_many_websockets")).answer());
        }
        var name = ticket.id().value();
        return redeemed.later(call.now().plus(LIFETIME).minus(NOTICE), new Ending(app.id(), name, WARNING))
                .later(call.now().plus(LIFETIME), new Ending(app.id(), name, REFRESH))
                .answer(hello(call, app, name, connections));
    }

    private static Response hello(SlackCall call, App app, String name, long connections) {
        var address = Line.address(call.tenant(), app);
        var hello = Json.object(json -> json.text("type", "hello")
                .number("num_connections", connections)
                .object(
                        "debug_info",
                        debug -> debug.text("host", host())
                                .number("build_number", 1)
                                .number("approximate_connection_time", LIFETIME.toSeconds()))
                .object("connection_info", info -> info.text("app_id", address)));
        return new Upgrade.Answering(new Outgoing.Sockets(address, name), hello, frame(REFRESH)).answer();
    }

    /** The time of a socket is nearly over, or over. */
    private record Ending(App.Id app, String socket, String reason) implements Task {
        @Override
        public Commit run(Call call) {
            return Commit.commit(call.state()).send(new Told(app, socket, reason));
        }
    }

    private static Json frame(String reason) {
        return Json.object(frame -> frame.text("type", "disconnect")
                .text("reason", reason)
                .object("debug_info", debug -> debug.text("host", host())));
    }

    /**
     * What Slack does by itself every few hours, and here whenever somebody asks for it: the sockets that are open are
     * warned, or told to come back, or that Socket Mode is off; those of the Real Time Messaging API are bid goodbye.
     * The answer says how many there were.
     */
    static Commit end(SlackCall call) {
        var app = Apps.app(call);
        var reason = call.arguments().or("reason", REFRESH);
        if (reason.equals(GOODBYE)) {
            return Commit.commit(Session.ended(call.state(), app.id())).ask(Goodbye.toAll(app), new Ended());
        }
        var reasons = List.of(WARNING, REFRESH, DISABLED, GOODBYE);
        if (!reasons.contains(reason)) {
            throw Apps.refused(400, "invalid_reason", json -> json.texts("reasons", reasons));
        }
        return Commit.commit(call.state()).ask(farewell(call, app, "", reason), new Ended());
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
    static Parcel disabled(App.Id app) {
        return new Told(app, "", DISABLED);
    }

    /**
     * Something that an app's sockets are told.
     *
     * @param socket the one alone that is told; empty for all
     */
    private record Told(App.Id app, String socket, String reason) implements Parcel {
        @Override
        public String event() {
            return reason;
        }

        @Override
        public String lane() {
            return app.value() + "/" + reason;
        }

        @Override
        public Outgoing sent(Call call, Attempt attempt) {
            return farewell((SlackCall) call, call.state().get(App.APPS, app), socket, reason);
        }

        @Override
        public Aftermath answered(Call call, Attempt attempt, Answer answer) {
            return Aftermath.delivered();
        }
    }

    private static Outgoing farewell(SlackCall call, App app, String socket, String reason) {
        var then = reason.equals(WARNING) ? Outgoing.Then.STAY : Outgoing.Then.CLOSE;
        var to = new Outgoing.Sockets(Line.address(call.tenant(), app), socket);
        return new Outgoing.Farewell(to, frame(reason), then, Line.PATIENCE);
    }

    private static String host() {
        return "applink-1";
    }
}

package dtu.slack.apps;

import dtu.slack.SlackCall;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.http.Response;

/**
 * What the server that holds an app's sockets needs to know: whether one may be opened, and what is said first and
 * last. The frames between travel as {@link dtu.twins.Outgoing.Socket}.
 */
final class Sockets {
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

    /** The last frame of a socket: {@code warning}, {@code refresh_requested}, {@code link_disabled}. */
    static Response goodbye(SlackCall call) {
        return disconnect(call.path("reason"));
    }

    private static Response disconnect(String reason) {
        return Response.json(
                200,
                json -> json.object(
                        "disconnect",
                        frame -> frame.text("type", "disconnect")
                                .text("reason", reason)
                                .object("debug_info", debug -> debug.text("host", host()))));
    }

    private static String host() {
        return "applink-1";
    }
}

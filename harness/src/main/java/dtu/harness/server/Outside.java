package dtu.harness.server;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Neighbours;
import dtu.twins.universe.Universe;

/**
 * The outside as seen from a server: HTTP to anywhere, and the sockets that apps have opened. What one twin asks of
 * another stays inside.
 */
public final class Outside implements Courier {
    private final HttpCourier http;
    private final Sockets sockets;
    private final Neighbours neighbours = new Neighbours();

    public Outside(HttpCourier http, Sockets sockets) {
        this.http = http;
        this.sockets = sockets;
    }

    @Override
    public Answer send(Universe universe, Outgoing message) {
        return switch (message) {
            case Outgoing.Http request -> http.send(request);
            case Outgoing.Across across -> neighbours.send(universe, across);
            case Outgoing.Socket frame -> sockets.send(universe.id(), frame);
            case Outgoing.Farewell farewell -> sockets.send(universe.id(), farewell);
        };
    }
}

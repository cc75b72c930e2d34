package dtu.twins;

import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.Optional;

/**
 * How a twin answers a request that asks for a socket: an answer like any other, of the status 101, that says what is
 * said on the socket and what becomes of the app's own frames. The server holds the socket.
 */
public sealed interface Upgrade {
    int STATUS = 101;

    /** The answer that says so. */
    Response answer();

    /**
     * A socket on which the app answers: its frames acknowledge what it is sent, by {@code envelope_id}.
     *
     * @param hello the first frame
     * @param goodbye the last one when the server stops
     */
    record Answering(Outgoing.Sockets name, Json hello, Json goodbye) implements Upgrade {
        @Override
        public Response answer() {
            return Response.json(
                    STATUS,
                    json -> json.text("address", name.address())
                            .text("socket", name.name())
                            .json("hello", hello)
                            .json("goodbye", goodbye));
        }
    }

    /**
     * A socket on which the app also calls: each of its frames is a request of its own, a POST of JSON to the path of
     * the socket, and what that is answered goes back as a frame unless it is empty.
     *
     * @param frameMax the size of the app's longest frame, in bytes; a longer one ends the socket
     */
    record Calling(Outgoing.Sockets name, Json hello, Json goodbye, int frameMax) implements Upgrade {
        @Override
        public Response answer() {
            return Response.json(
                    STATUS,
                    json -> json.text("address", name.address())
                            .text("socket", name.name())
                            .json("hello", hello)
                            .json("goodbye", goodbye)
                            .number("frame_max", frameMax));
        }
    }

    /** A socket that ends with its first frame, which says why. */
    record Refused(Json frame) implements Upgrade {
        @Override
        public Response answer() {
            return Response.json(STATUS, json -> json.json("disconnect", frame));
        }
    }

    /** What an answer grants; empty when it is no answer of this kind. */
    static Optional<Upgrade> read(Response answer) {
        if (answer.status() != STATUS) {
            return Optional.empty();
        }
        var json = Json.written(answer.body().bytes());
        var refused = json.at("disconnect");
        if (refused.isPresent()) {
            return Optional.of(new Refused(refused.get()));
        }
        var name = new Outgoing.Sockets(
                json.textAt("address").orElse(""), json.textAt("socket").orElse(""));
        var hello = json.at("hello").orElse(Json.EMPTY_OBJECT);
        var goodbye = json.at("goodbye").orElse(Json.EMPTY_OBJECT);
        return Optional.of(json.at("frame_max")
                .<Upgrade>map(max -> new Calling(name, hello, goodbye, (int) max.asLong()))
                .orElseGet(() -> new Answering(name, hello, goodbye)));
    }
}

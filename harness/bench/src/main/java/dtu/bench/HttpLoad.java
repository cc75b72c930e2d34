package dtu.bench;

import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.twins.http.Request;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Requests over loopback, against a bare server that knows the answer already. Rounds alternate, between the two and
 * between operations, so that whatever else the machine does falls on all of them.
 */
final class HttpLoad {
    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 32;
    /** The bare server is compiled at once, a whole twin is not; both are measured as they are after a minute's use. */
    private static final int WARM_ROUNDS = 5;

    private static final long WARM_NANOS = 2_000_000_000L;
    private static final long ROUND_NANOS = 1_000_000_000L;

    private HttpLoad() {}

    /** Two servers that are asked the same, and what they did in each round. */
    private record Pair(
            Office.Ask ask, BareServer bare, Connections theirs, Connections ours, double[] limits, double[] rates)
            implements AutoCloseable {

        static Pair of(Office.Ask ask, UniverseServer server, Universe universe) throws Exception {
            var bare = BareServer.answering(Office.answer(new Dispatcher(Courier.NOBODY), universe, ask));
            var port = URI.create(server.urls().getOrDefault(ask.twin().name(), ""))
                    .getPort();
            return new Pair(
                    ask,
                    bare,
                    new Connections(bare.port(), CONNECTIONS, bytes(ask.request(), bare.port())),
                    new Connections(port, CONNECTIONS, bytes(ask.request(), port)),
                    new double[ROUNDS],
                    new double[ROUNDS]);
        }

        void warm() throws Exception {
            theirs.requestsPerSecond(WARM_NANOS);
            ours.requestsPerSecond(WARM_NANOS);
        }

        void round(int round) throws Exception {
            limits[round] = theirs.requestsPerSecond(ROUND_NANOS);
            rates[round] = ours.requestsPerSecond(ROUND_NANOS);
        }

        double ratio() {
            var ratios = new double[ROUNDS];
            for (var i = 0; i < ROUNDS; i++) {
                ratios[i] = rates[i] / limits[i];
            }
            return Figures.median(ratios);
        }

        @Override
        public void close() throws Exception {
            theirs.close();
            ours.close();
            bare.close();
        }
    }

    static Figures measured() throws Exception {
        var figures = new Figures(
                "HTTP over loopback, keep-alive, " + CONNECTIONS + " connections",
                "operation",
                "requests/s",
                "bare Jetty",
                "ratio",
                "goal",
                "");
        try (var server = UniverseServer.start(ServerSpec.usual().at(ServerSpec.LOOPBACK, 0))) {
            var universe = server.universe(Universes.DEFAULT);
            var pairs = new ArrayList<Pair>();
            for (var ask : Office.asks(universe)) {
                pairs.add(Pair.of(ask, server, universe));
            }
            var start = universe.checkpoint("start");
            for (var round = 0; round < WARM_ROUNDS; round++) {
                for (var pair : pairs) {
                    universe.restore(start);
                    pair.warm();
                }
            }
            for (var round = 0; round < ROUNDS; round++) {
                for (var pair : pairs) {
                    universe.restore(start);
                    pair.round(round);
                }
            }
            for (var pair : pairs) {
                row(figures, pair.ask(), Figures.median(pair.rates()), Figures.median(pair.limits()), pair.ratio());
                pair.close();
            }
        }
        return figures;
    }

    private static void row(Figures figures, Office.Ask ask, double rate, double limit, double ratio) {
        figures.row(
                ask.name(),
                Figures.whole(rate),
                Figures.whole(limit),
                Figures.fine(ratio),
                Figures.fine(ask.ratio()),
                Figures.atLeast(ask.ratio(), ratio));
    }

    /** The request as it goes over the wire. */
    private static byte[] bytes(Request request, int port) {
        var head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.pathAndQuery()).append(" HTTP/1.1\r\n");
        head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        for (var header : request.headers().all()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        var body = request.body().bytes();
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}

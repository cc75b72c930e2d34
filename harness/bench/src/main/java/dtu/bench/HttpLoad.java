package dtu.bench;

import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.twins.http.Request;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Universes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests over loopback, against a bare server that knows the answer already; their rounds alternate. */
final class HttpLoad {
    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 32;
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long ROUND_NANOS = 1_000_000_000L;

    private HttpLoad() {}

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
            for (var ask : Office.asks(universe)) {
                var answer = Office.answer(new Dispatcher(Courier.NOBODY), universe, ask);
                var url = URI.create(server.urls().getOrDefault(ask.twin().name(), ""));
                try (var bare = BareServer.answering(answer);
                        var ours = new Connections(url.getPort(), CONNECTIONS, bytes(ask.request(), url.getPort()));
                        var theirs = new Connections(bare.port(), CONNECTIONS, bytes(ask.request(), bare.port()))) {
                    theirs.requestsPerSecond(WARM_NANOS);
                    ours.requestsPerSecond(WARM_NANOS);
                    var start = universe.checkpoint("start");
                    var rates = new double[ROUNDS];
                    var limits = new double[ROUNDS];
                    var ratios = new double[ROUNDS];
                    for (var i = 0; i < ROUNDS; i++) {
                        universe.restore(start);
                        limits[i] = theirs.requestsPerSecond(ROUND_NANOS);
                        rates[i] = ours.requestsPerSecond(ROUND_NANOS);
                        ratios[i] = rates[i] / limits[i];
                    }
                    row(figures, ask, Figures.median(rates), Figures.median(limits), Figures.median(ratios));
                }
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

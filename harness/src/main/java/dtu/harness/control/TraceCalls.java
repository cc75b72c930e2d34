package dtu.harness.control;

import dtu.harness.server.EventStream;
import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.trace.TraceQuery;
import dtu.twins.trace.TraceRecord;
import java.nio.charset.StandardCharsets;

/** What happened in a universe, and what is happening. */
final class TraceCalls {
    private static final int LIMIT_USUAL = 100;
    private static final int LIMIT_MOST = 10_000;

    private TraceCalls() {}

    static Served trace(ControlCall call) {
        var query = new TraceQuery(
                call.universe().id(),
                call.query("twin").orElse(""),
                call.query("operation").orElse(""),
                call.query("status").orElse(""),
                call.query("actor").orElse(""),
                call.query("since")
                        .map(text -> TimeCalls.instant("since", text))
                        .orElse(null),
                call.query("until")
                        .map(text -> TimeCalls.instant("until", text))
                        .orElse(null),
                call.whole("after", 0, Integer.MAX_VALUE));
        var accept = call.request().headers().first("Accept").orElse("");
        if (accept.contains("text/event-stream")) {
            return follow(call.hosted(), query);
        }
        var records = call.hosted().trace().find(query, call.whole("limit", LIMIT_USUAL, LIMIT_MOST));
        return Served.of(Response.json(
                200, json -> json.array("records", records, (out, record) -> out.value(record::write))));
    }

    private static Served follow(Hosted hosted, TraceQuery query) {
        var stream = new EventStream();
        var following = hosted.trace().follow(record -> {
            if (query.fits(record)) {
                stream.send(Long.toString(record.number()), () -> line(record));
            }
        });
        hosted.streams().opened(stream);
        stream.onEnd(() -> {
            following.close();
            hosted.streams().closed(stream);
        });
        return new Served.Events(stream);
    }

    private static String line(TraceRecord record) {
        return new String(JsonOut.object(record::write), StandardCharsets.UTF_8);
    }
}

package dtu.twins.trace;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.MalformedJson;
import dtu.twins.universe.Passage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. It names its universe and holds nothing of it, so that a deleted universe can be forgotten.
 *
 * @param number grows by one with every record of the process
 * @param tenant the key that the universe's credentials contain, by which they are known and masked
 * @param kind {@code call}, {@code delivery} or {@code task}
 * @param before the version of the world it found, {@code after} the one it left
 */
public record TraceRecord(
        long number,
        String universe,
        String tenant,
        String kind,
        String twin,
        String operation,
        String by,
        String actor,
        Instant at,
        @Nullable Request request,
        @Nullable Response response,
        String fault,
        long before,
        long after) {
    /** Longer bodies are cut. */
    static final int BODY_BYTES = 16 << 10;

    private static final int OWN_BYTES = 400;
    private static final int HEADER_BYTES = 64;

    static TraceRecord of(long number, Passage passage) {
        var request = passage.request();
        var response = passage.response();
        return new TraceRecord(
                number,
                passage.universe().id(),
                passage.universe().tenant().key(),
                passage.kind(),
                passage.twin(),
                passage.operation(),
                passage.by(),
                passage.actor(),
                passage.at(),
                request == null ? null : cut(request),
                response == null ? null : response.withBody(cut(response.body())),
                passage.fault(),
                passage.before(),
                passage.after());
    }

    private static Request cut(Request request) {
        return new Request(
                request.method(),
                request.origin(),
                request.path(),
                request.query(),
                request.headers(),
                cut(request.body()));
    }

    private static Blob cut(Blob body) {
        return body.size() <= BODY_BYTES ? body : body.slice(0, BODY_BYTES);
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return response == null ? 0 : response.status();
    }

    /** About how much memory it takes. */
    long weight() {
        var weight = (long) OWN_BYTES;
        if (request != null) {
            weight += weight(request.headers(), request.body()) + request.path().length();
        }
        return response == null ? weight : weight + weight(response.headers(), response.body());
    }

    private static long weight(Headers headers, Blob body) {
        var weight = body.size();
        for (var header : headers.all()) {
            weight += HEADER_BYTES + header.name().length() + header.value().length();
        }
        return weight;
    }

    /** The members of the record as JSON, without secrets. */
    public void write(JsonOut json) {
        var mask = new Mask(tenant);
        json.number("number", number)
                .text("universe", universe)
                .text("kind", kind)
                .text("twin", twin)
                .text("operation", operation)
                .text("by", by)
                .text("actor", actor)
                .text("at", at.toString())
                .text("fault", fault)
                .number("status", status())
                .number("before", before)
                .number("after", after);
        if (request != null) {
            json.object("request", out -> {
                out.text("method", request.method().name()).text("url", mask.text(request.url()));
                message(out, mask, request.headers(), request.body());
            });
        }
        if (response != null) {
            json.object("response", out -> {
                out.number("status", response.status());
                message(out, mask, response.headers(), response.body());
            });
        }
    }

    private static void message(JsonOut out, Mask mask, Headers headers, Blob body) {
        out.array(
                "headers",
                headers.all(),
                (line, header) ->
                        line.value(pair -> pair.text("name", header.name()).text("value", mask.header(header))));
        if (body.isEmpty()) {
            return;
        }
        var type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("json")) {
            out.json("body", json(mask.text(body.text())));
        } else if (type.startsWith("text/") || type.contains("urlencoded") || type.contains("xml")) {
            out.text("body", mask.text(body.text()));
        } else {
            out.number("bodyBytes", body.size());
        }
    }

    /** As JSON; as text when it is not, or was cut in the middle. */
    private static Json json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson cut) {
            return Json.text(text);
        }
    }
}

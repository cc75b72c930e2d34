package dtu.harness.server;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Reads a request off the wire, just as it was sent. */
final class Arrival {
    private static final Map<String, Method> METHODS = new HashMap<>();

    static {
        for (var method : Method.values()) {
            METHODS.put(method.name(), method);
        }
    }

    private Arrival() {}

    /** A body is longer than the server takes. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The request without its body, which is not read. */
    static Request head(org.eclipse.jetty.server.Request wire, Method method) {
        return read(wire, method, Blob.EMPTY);
    }

    /** The method; null for one that no vendor knows. */
    static @Nullable Method method(org.eclipse.jetty.server.Request wire) {
        return METHODS.get(wire.getMethod());
    }

    static Request read(org.eclipse.jetty.server.Request wire, Method method, long bodyMax) throws IOException {
        return read(wire, method, body(wire, bodyMax));
    }

    private static Request read(org.eclipse.jetty.server.Request wire, Method method, Blob body) {
        var uri = wire.getHttpURI();
        var path = uri.getPath();
        var query = uri.getQuery();
        var headers = new ArrayList<Headers.Header>(wire.getHeaders().size());
        for (var field : wire.getHeaders()) {
            var value = field.getValue();
            headers.add(new Headers.Header(field.getName(), value == null ? "" : value));
        }
        return new Request(
                method,
                origin(wire),
                path == null || path.isEmpty() ? "/" : path,
                query == null ? Parameters.NONE : Parameters.parse(query),
                new Headers(headers),
                body);
    }

    /** Scheme, host and port as the client wrote them; a proxy that ends TLS tells in two headers of its own. */
    private static String origin(org.eclipse.jetty.server.Request wire) {
        var host = wire.getHeaders().get(HttpHeader.X_FORWARDED_HOST);
        if (host == null || host.isEmpty()) {
            host = wire.getHeaders().get(HttpHeader.HOST);
        }
        if (host == null || host.isEmpty()) {
            host = org.eclipse.jetty.server.Request.getServerName(wire) + ":"
                    + org.eclipse.jetty.server.Request.getServerPort(wire);
        }
        var secure = wire.isSecure() || "https".equals(wire.getHeaders().get(HttpHeader.X_FORWARDED_PROTO));
        return (secure ? "https://" : "http://") + host;
    }

    private static Blob body(org.eclipse.jetty.server.Request wire, long bodyMax) throws IOException {
        var announced = wire.getLength();
        if (announced == 0 || (announced < 0 && !wire.getHeaders().contains(HttpHeader.TRANSFER_ENCODING))) {
            return Blob.EMPTY;
        }
        if (announced > bodyMax) {
            throw new TooLong();
        }
        try (var in = org.eclipse.jetty.server.Request.asInputStream(wire)) {
            return announced > 0 && announced <= Blob.PIECE_BYTES
                    ? Blob.of(in.readNBytes((int) announced))
                    : pieces(in, bodyMax);
        }
    }

    private static Blob pieces(InputStream in, long bodyMax) throws IOException {
        var body = Blob.EMPTY;
        while (true) {
            var piece = new byte[Blob.PIECE_BYTES];
            var length = in.readNBytes(piece, 0, piece.length);
            body = body.plus(Blob.of(length == piece.length ? piece : Arrays.copyOf(piece, length)));
            if (body.size() > bodyMax) {
                throw new TooLong();
            }
            if (length < piece.length) {
                return body;
            }
        }
    }
}

package dtu.google;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Bodies that arrive compressed: Google's Java clients compress every JSON body unless told not to. */
final class Compression {
    private static final long OPENED_MAX = 1L << 30;

    private Compression() {}

    /** The same request with a readable body; one that is no gzip stays as it is, and is refused as unreadable. */
    static Request opened(Request request) {
        var encoding = request.headers().first("Content-Encoding").orElse("");
        if (!encoding.equalsIgnoreCase("gzip") || request.body().isEmpty()) {
            return request;
        }
        try (var in = new GZIPInputStream(request.body().open())) {
            return new Request(
                    request.method(),
                    request.origin(),
                    request.path(),
                    request.query(),
                    request.headers(),
                    content(in));
        } catch (IOException broken) {
            return request;
        }
    }

    private static Blob content(InputStream in) throws IOException {
        var content = Blob.EMPTY;
        while (true) {
            var piece = new byte[Blob.PIECE_BYTES];
            var length = in.readNBytes(piece, 0, piece.length);
            content = content.plus(Blob.of(length == piece.length ? piece : Arrays.copyOf(piece, length)));
            if (content.size() > OPENED_MAX) {
                throw new IOException("more than " + OPENED_MAX + " bytes");
            }
            if (length < piece.length) {
                return content;
            }
        }
    }
}

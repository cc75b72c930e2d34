package dtu.google.drive.files;

import dtu.twins.blobs.Blob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A body in several parts, read byte by byte: bytes that look like a delimiter in the middle of a line are none.
 * Forgives bare line feeds, folded and lower-case headers, and a last delimiter without a line end, since clients send
 * all of these.
 */
public final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?:^|;)\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /** One part; header names in lower case. */
    public record Part(Map<String, String> headers, Blob bytes) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The content, decoded if the part says that it is encoded. */
        Optional<Blob> content() {
            if (!header("content-transfer-encoding").equalsIgnoreCase("base64")) {
                return Optional.of(bytes);
            }
            try {
                return Optional.of(Blob.of(Base64.getMimeDecoder().decode(bytes.bytes())));
            } catch (IllegalArgumentException garbage) {
                return Optional.empty();
            }
        }
    }

    /** The parts; empty when the type names no boundary or the body does not keep to it. */
    public static List<Part> parts(String contentType, byte[] body) {
        var matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            return List.of();
        }
        var boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        var delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<Part>();
        var start = -1;
        for (var at = find(body, delimiter, 0); at >= 0; at = find(body, delimiter, at + delimiter.length)) {
            if (start >= 0) {
                parts.add(part(body, start, withoutLineEnd(body, start, at)));
            }
            start = afterLine(body, at + delimiter.length);
            if (closes(body, at + delimiter.length)) {
                return List.copyOf(parts);
            }
        }
        return List.of();
    }

    private static boolean closes(byte[] body, int at) {
        return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
    }

    /** The next delimiter that begins a line and ends where a delimiter may end. */
    private static int find(byte[] body, byte[] delimiter, int from) {
        for (var at = from; at + delimiter.length <= body.length; at++) {
            var begins = at == 0 || body[at - 1] == '\n';
            if (begins && matches(body, delimiter, at) && ends(body, at + delimiter.length)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean ends(byte[] body, int at) {
        return at == body.length || body[at] == '\r' || body[at] == '\n' || body[at] == ' ' || closes(body, at);
    }

    private static boolean matches(byte[] body, byte[] delimiter, int at) {
        for (var i = 0; i < delimiter.length; i++) {
            if (body[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private static int afterLine(byte[] body, int from) {
        var at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, body.length);
    }

    /** The line end before a delimiter belongs to the delimiter. */
    private static int withoutLineEnd(byte[] body, int start, int at) {
        var end = at;
        if (end > start && body[end - 1] == '\n') {
            end--;
        }
        if (end > start && body[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    private static Part part(byte[] body, int start, int end) {
        var headers = new LinkedHashMap<String, String>();
        var at = start;
        var last = "";
        while (at < end) {
            var next = Math.min(afterLine(body, at), end);
            var line = new String(body, at, next - at, StandardCharsets.UTF_8).stripTrailing();
            at = next;
            if (line.isEmpty()) {
                break;
            }
            var colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                headers.merge(last, line.strip(), (former, more) -> former.isEmpty() ? more : former + " " + more);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.put(last, line.substring(colon + 1).strip());
            }
        }
        return new Part(Map.copyOf(headers), Blob.of(Arrays.copyOfRange(body, Math.min(at, end), end)));
    }
}

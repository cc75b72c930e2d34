package dtu.google.drive.files;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.Scope;
import dtu.google.drive.permissions.Capabilities;
import dtu.twins.Refusal;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** The bytes of a file on their way out, whole or in part. */
final class Downloads {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final Set<String> READING = Set.of(
            Scope.PREFIX + "drive",
            Scope.PREFIX + "drive.file",
            Scope.PREFIX + "drive.readonly",
            Scope.PREFIX + "drive.meet.readonly",
            Scope.PREFIX + "drive.appdata");

    private Downloads() {}

    static Response downloaded(GoogleCall call, FileAccess.Opened opened) {
        var file = opened.file();
        var content = file.content();
        if (content == null) {
            throw GoogleError.NOT_DOWNLOADABLE.of("alt");
        }
        if (call.bearer().scopes().stream().noneMatch(READING::contains)) {
            throw GoogleError.INSUFFICIENT_SCOPES.refusal();
        }
        if (!Capabilities.canDownload(file, opened.role())) {
            throw GoogleError.CANNOT_DOWNLOAD.refusal();
        }
        var md5 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(content.md5()));
        return ranged(call, file.mimeType(), content.blob())
                .plus("Content-Disposition", "attachment")
                .plus("Accept-Ranges", "bytes")
                .plus("X-Goog-Hash", "md5=" + md5);
    }

    private static Response ranged(GoogleCall call, String type, Blob bytes) {
        var asked = call.request().headers().first("Range").map(RANGE::matcher);
        if (asked.isEmpty() || !asked.get().matches()) {
            return whole(type, bytes);
        }
        var first = asked.get().group(1);
        var last = asked.get().group(2);
        if (first.isEmpty() && last.isEmpty()) {
            return whole(type, bytes);
        }
        var size = bytes.size();
        var from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        var to = first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        if (from >= size || from >= to) {
            throw outside(size);
        }
        return Response.of(206, type, bytes.slice(from, to))
                .plus("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size);
    }

    private static Response whole(String type, Blob bytes) {
        return Response.of(200, type, bytes);
    }

    private static Refusal outside(long size) {
        return new Refusal(call ->
                GoogleError.RANGE_NOT_SATISFIABLE.response((GoogleCall) call).plus("Content-Range", "bytes */" + size));
    }
}

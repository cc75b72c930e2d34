package dtu.slack;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a body of the type multipart/form-data. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("(?<!file)name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    private Multipart() {}

    /** One part, undecoded. */
    record Part(String name, String fileName, Blob content) {}

    /** Empty when the body is not what its type says. */
    static Optional<Parameters> fields(Request request) {
        return parts(request)
                .map(parts -> new Parameters(parts.stream()
                        .map(part -> new Parameters.Parameter(
                                part.name(), part.content().text()))
                        .toList()));
    }

    static Optional<List<Part>> parts(Request request) {
        var match = BOUNDARY.matcher(request.headers().first("Content-Type").orElse(""));
        if (!match.find()) {
            return Optional.empty();
        }
        // Bytes as letters, one for one: a part's content is decoded only when it has been cut out.
        var body = new String(request.body().bytes(), StandardCharsets.ISO_8859_1);
        var parts = ("\r\n" + body).split(Pattern.quote("\r\n--" + match.group(1)), -1);
        if (parts.length < 2 || !parts[parts.length - 1].startsWith("--")) {
            return Optional.empty();
        }
        var found = new ArrayList<Part>();
        for (var i = 1; i < parts.length - 1; i++) {
            var blank = parts[i].indexOf("\r\n\r\n");
            var head = blank < 0 ? "" : parts[i].substring(0, blank);
            var name = NAME.matcher(head);
            if (!name.find()) {
                return Optional.empty();
            }
            var file = FILE_NAME.matcher(head);
            var content = parts[i].substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1);
            found.add(new Part(text(name.group(1)), file.find() ? text(file.group(1)) : "", Blob.of(content)));
        }
        return Optional.of(found);
    }

    private static String text(String letters) {
        return new String(letters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

package dtu.slack;

import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a body of the type multipart/form-data. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");

    private Multipart() {}

    /** Empty when the body is not what its type says. */
    static Optional<Parameters> fields(Request request) {
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
        var fields = new ArrayList<Parameters.Parameter>();
        for (var i = 1; i < parts.length - 1; i++) {
            var blank = parts[i].indexOf("\r\n\r\n");
            var name = blank < 0 ? null : NAME.matcher(parts[i].substring(0, blank));
            if (name == null || !name.find()) {
                return Optional.empty();
            }
            fields.add(new Parameters.Parameter(text(name.group(1)), text(parts[i].substring(blank + 4))));
        }
        return Optional.of(new Parameters(fields));
    }

    private static String text(String letters) {
        return new String(letters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

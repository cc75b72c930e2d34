package dtu.slack;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How arguments travel: in the query, as a form, as multipart, as JSON, or in several of these at once. */
final class Transport {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,100}");
    private static final Pattern ARRAY = Pattern.compile("[A-Za-z0-9_]+\\[[^]]*].*");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]*)");
    private static final List<String> CHARSETS = List.of("utf-8", "utf8", "iso-8859-1", "us-ascii");

    private Transport() {}

    /** Everything a call was given; refused in Slack's words when it cannot be read. */
    static Arguments arguments(Request request, Access.Body body) {
        var values = new LinkedHashMap<String, Json>();
        var warnings = new ArrayList<String>();
        put(values, request.query());
        if (request.method() != Method.GET && request.method() != Method.HEAD) {
            var charset = charset(request);
            switch (request.mediaType()) {
                case FORM -> {
                    put(values, Parameters.parse(request.body().text()));
                    charset.ifPresent(any -> warnings.add("superfluous_charset"));
                }
                case MULTIPART -> put(values, Multipart.fields(request).orElseThrow(SlackError.INVALID_FORM_DATA));
                case JSON -> {
                    if (body == Access.Body.JSON && !request.body().isEmpty()) {
                        object(request).members(values::put);
                    }
                    if (charset.isEmpty()) {
                        warnings.add("missing_charset");
                    }
                }
                case "text/plain" -> {}
                default -> refuse(request);
            }
        }
        check(values);
        return new Arguments(values, warnings);
    }

    /** A token among the arguments; never from JSON. */
    static Optional<String> token(Request request) {
        var header = request.authorization("Bearer").filter(token -> !token.isEmpty());
        if (header.isPresent()) {
            return header;
        }
        var body = switch (request.mediaType()) {
            case FORM -> Parameters.parse(request.body().text());
            case MULTIPART -> Multipart.fields(request).orElse(Parameters.NONE);
            default -> Parameters.NONE;
        };
        return body.first("token").or(() -> request.query().first("token")).filter(token -> !token.isEmpty());
    }

    private static void refuse(Request request) {
        if (!request.body().isEmpty()) {
            throw (request.mediaType().isEmpty() ? SlackError.MISSING_POST_TYPE : SlackError.INVALID_POST_TYPE)
                    .refusal();
        }
    }

    private static Optional<String> charset(Request request) {
        var match = CHARSET.matcher(
                request.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT));
        if (!match.find()) {
            return Optional.empty();
        }
        if (!CHARSETS.contains(match.group(1))) {
            throw SlackError.INVALID_CHARSET.refusal();
        }
        return Optional.of(match.group(1));
    }

    private static Json object(Request request) {
        try {
            var json = dtu.twins.json.Json.parse(request.body().bytes());
            if (!json.isObject()) {
                throw SlackError.JSON_NOT_OBJECT.refusal();
            }
            return json;
        } catch (MalformedJson problem) {
            throw SlackError.INVALID_JSON.refusal();
        }
    }

    /** Where a name occurs twice the last one counts. */
    private static void put(Map<String, Json> values, Parameters parameters) {
        for (var parameter : parameters.all()) {
            values.put(parameter.name(), Json.text(parameter.value()));
        }
    }

    private static void check(Map<String, Json> values) {
        for (var name : values.keySet()) {
            if (!NAME.matcher(name).matches()) {
                var error = ARRAY.matcher(name).matches() ? SlackError.INVALID_ARRAY_ARG : SlackError.INVALID_ARG_NAME;
                throw error.refusal();
            }
        }
    }
}

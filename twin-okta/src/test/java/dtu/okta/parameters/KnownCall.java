package dtu.okta.parameters;

import dtu.okta.description.Parameter;
import dtu.okta.description.Parameter.Place;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A call that is known to lead somewhere: what it is known by, by whom it is made, and what is sent. */
record KnownCall(String name, String caller, String place, String body) {
    private static final int COLUMNS = 4;
    private static final String TEXT = "\"";

    /** The calls of a file, in order. */
    static List<KnownCall> all(String file) {
        return lines(file)
                .map(line -> List.of(line.split(" {2,}", COLUMNS)))
                .map(columns -> new KnownCall(
                        columns.get(0), columns.get(1), columns.get(2), columns.size() < COLUMNS ? "" : columns.get(3)))
                .toList();
    }

    static Stream<String> lines(String file) {
        try (var content = Objects.requireNonNull(KnownCall.class.getResourceAsStream(file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** With what the names stand for in a world, in whose order none stands for the beginning of another. */
    KnownCall in(Map<String, String> names) {
        return new KnownCall(name, filled(caller, names), filled(place, names), filled(body, names));
    }

    private static String filled(String text, Map<String, String> names) {
        var filled = text;
        for (var each : names.entrySet()) {
            filled = filled.replace(each.getKey(), each.getValue());
        }
        return filled;
    }

    /** The request as it is written down; {@code administrator} is how the org's administrator proves to be one. */
    Request request(String administrator) {
        var parts = place.split(" ", 2);
        var request = Request.of(Method.valueOf(parts[0]), parts[1]);
        return authorized(bodied(request), administrator);
    }

    private Request bodied(Request request) {
        if (body.isEmpty()) {
            return request;
        }
        return isJson() ? request.json(body) : request.form(Parameters.parse(body));
    }

    private boolean isJson() {
        return body.startsWith("{") || body.startsWith("[");
    }

    private Request authorized(Request request, String administrator) {
        var parts = caller.split(" ", 2);
        return switch (parts[0]) {
            case "admin" -> request.header("Authorization", administrator);
            case "Basic" -> request.header("Authorization", "Basic " + base64(parts[1]));
            case "Bearer" -> request.header("Authorization", caller);
            case "Cookie" -> request.header("Cookie", "sid=" + parts[1]);
            default -> request;
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The description has some forms for JSON. */
    private static Place place(Request request, Parameter parameter) {
        var isForm = request.mediaType().endsWith("form-urlencoded");
        return parameter.place() == Place.JSON && isForm ? Place.FORM : parameter.place();
    }

    /** The value that a parameter has in a request; empty when it has none. */
    static Optional<String> value(Request request, Parameter parameter) {
        return switch (place(request, parameter)) {
            case QUERY -> request.query().first(parameter.name());
            case HEADER -> request.headers().first(parameter.name());
            case FORM -> Parameters.parse(request.body().text()).first(parameter.name());
            case JSON ->
                object(request).flatMap(body -> body.at(parameter.name())).map(Json::toString);
        };
    }

    private static Optional<Json> object(Request request) {
        return request.body().text().startsWith("{")
                ? Optional.of(Json.of(request.body().text()))
                : Optional.empty();
    }

    /** No call is written down with headers of its own. */
    static Request without(Request request, Parameter parameter) {
        return switch (place(request, parameter)) {
            case QUERY -> withQuery(request, request.query().without(parameter.name()));
            case HEADER -> request;
            case FORM -> request.form(Parameters.parse(request.body().text()).without(parameter.name()));
            case JSON ->
                object(request)
                        .map(body -> request.json(body.without(parameter.name()).toString()))
                        .orElse(request);
        };
    }

    /** In JSON a value that is no JSON is meant as text. */
    static Request with(Request bare, Parameter parameter, String value) {
        return switch (place(bare, parameter)) {
            case QUERY -> withQuery(bare, bare.query().with(parameter.name(), value));
            case HEADER -> bare.header(parameter.name(), value);
            case FORM -> bare.form(Parameters.parse(bare.body().text()).with(parameter.name(), value));
            case JSON ->
                bare.json(object(bare)
                        .orElse(Json.EMPTY_OBJECT)
                        .with(parameter.name(), json(value))
                        .toString());
        };
    }

    private static Json json(String value) {
        var written = value.startsWith("{") || value.startsWith("[") || value.startsWith(TEXT);
        return written || value.matches("true|false|null|-?[0-9]+") ? Json.of(value) : Json.text(value);
    }

    private static Request withQuery(Request request, Parameters query) {
        return new Request(
                request.method(), request.origin(), request.path(), query, request.headers(), request.body());
    }
}

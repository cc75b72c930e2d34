package dtu.twins.http;

import dtu.twins.blobs.Blob;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it reached a twin, or as a twin sends it out.
 *
 * @param origin scheme, host and port the client used, with the universe's path prefix if it used one: every link in an
 *     answer begins with it
 * @param path as sent, still percent-encoded, without query and without the universe's prefix
 */
public record Request(Method method, String origin, String path, Parameters query, Headers headers, Blob body) {

    /** A request without body. */
    public static Request of(Method method, String pathAndQuery) {
        var question = pathAndQuery.indexOf('?');
        var path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        var query = question < 0 ? "" : pathAndQuery.substring(question + 1);
        return new Request(method, "http://twin.test", path, Parameters.parse(query), Headers.NONE, Blob.EMPTY);
    }

    /** A request without body to an absolute URL. */
    public static Request to(Method method, String url) {
        var end = url.indexOf("://") + "://".length();
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        var fragment = url.indexOf('#', end);
        var rest = url.substring(end, fragment < 0 ? url.length() : fragment);
        return of(method, rest.startsWith("/") ? rest : "/" + rest).from(url.substring(0, end));
    }

    public static Request get(String pathAndQuery) {
        return of(Method.GET, pathAndQuery);
    }

    public Request json(String body) {
        return body("application/json", Blob.of(body));
    }

    public Request form(Parameters form) {
        return body("application/x-www-form-urlencoded", Blob.of(form.encoded()));
    }

    public Request body(String contentType, Blob content) {
        return new Request(method, origin, path, query, headers.with("Content-Type", contentType), content);
    }

    public Request header(String name, String value) {
        return new Request(method, origin, path, query, headers.with(name, value), body);
    }

    /** With these headers and no others. */
    public Request headed(Headers all) {
        return new Request(method, origin, path, query, all, body);
    }

    public Request from(String newOrigin) {
        return new Request(method, newOrigin, path, query, headers, body);
    }

    public Request at(String newPath) {
        return new Request(method, origin, newPath, query, headers, body);
    }

    /** The media type in lower case, without its parameters; empty when there is none. */
    public String mediaType() {
        var type = headers.first("Content-Type").orElse("");
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The credential behind a scheme of the Authorization header, such as {@code Bearer}; schemes compare without case.
     */
    public Optional<String> authorization(String scheme) {
        return headers.first("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
                .map(value -> value.substring(scheme.length() + 1).strip());
    }

    /** Origin, path and query in one. */
    public String url() {
        return origin + pathAndQuery();
    }

    public String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query.encoded();
    }
}

package dtu.google;

import dtu.twins.Stamp;
import dtu.twins.http.Headers;
import dtu.twins.http.Response;

/** The headers that Google puts on every answer. */
final class GoogleHeaders {
    private static final Headers ALWAYS = Headers.of(
            "Vary", "Origin",
            "Vary", "X-Origin",
            "Vary", "Referer",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
            "Pragma", "no-cache",
            "Expires", "Mon, 01 Jan 1990 00:00:00 GMT",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "SAMEORIGIN",
            "X-XSS-Protection", "0",
            "Server", "ESF");

    private GoogleHeaders() {}

    /** Clients compare the date with modification times, so it is never before them. */
    static Response on(GoogleCall call, Response response) {
        return response.plus(ALWAYS.plus("Date", Stamp.header(call.wall())));
    }
}

package dtu.okta;

import dtu.twins.Stamp;
import dtu.twins.http.Headers;
import dtu.twins.http.Response;

/** The headers that Okta puts on every answer. */
final class OktaHeaders {
    private static final int PLENTY = 600;
    private static final int WINDOW_SECONDS = 60;
    private static final int REQUEST_ID_LENGTH = 28;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Headers ALWAYS = Headers.of(
            "Cache-Control", "no-cache, no-store",
            "Pragma", "no-cache",
            "Expires", "0",
            "X-Content-Type-Options", "nosniff",
            "Strict-Transport-Security", "max-age=315360000; includeSubDomains",
            "p3p", "CP=\"HONK\"");

    private static final String GONE = "=\"\";Version=1;Path=/;Max-Age=0";
    /** Whoever brings no cookie is told to keep none of an earlier visit. */
    private static final Headers RESETS =
            Headers.of("Set-Cookie", "sid" + GONE, "Set-Cookie", "xids" + GONE, "Set-Cookie", "JSESSIONID" + GONE);

    private OktaHeaders() {}

    static Response on(OktaCall call, Response response) {
        var reset = call.wall().getEpochSecond() + WINDOW_SECONDS;
        var told = response.plus(Headers.of("Date", Stamp.header(call.wall()), "X-Okta-Request-Id", requestId(call)))
                .plus(ALWAYS);
        if (isOfClient(call, response)) {
            told = told.plus(RESETS);
        }
        // Clients must not see these twice: they are there already when calls are counted.
        return told.headers().has("X-Rate-Limit-Limit")
                ? told
                : told.plus(Headers.of(
                        "X-Rate-Limit-Limit", Integer.toString(PLENTY),
                        "X-Rate-Limit-Remaining", Integer.toString(PLENTY - 1),
                        "X-Rate-Limit-Reset", Long.toString(reset)));
    }

    /** A call of the API by a program; a browser keeps its session while it calls the API beside its pages. */
    private static boolean isOfClient(OktaCall call, Response response) {
        return call.request().path().startsWith("/api/v1")
                && !call.request().headers().has("Cookie")
                && !call.request().headers().has("Origin")
                && !response.headers().has("Set-Cookie");
    }

    /** The same id names the transaction in the system log. */
    static String requestId(OktaCall call) {
        var chance = call.chance().in("request");
        var text = new StringBuilder(REQUEST_ID_LENGTH);
        for (var i = 0; i < REQUEST_ID_LENGTH; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return text.toString();
    }
}

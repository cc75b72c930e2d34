package dtu.okta.origins;

import dtu.okta.OktaCall;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Response;

/** What answers tell browsers about scripts of other websites: only those of trusted origins may read them. */
public final class Cors {
    private static final String METHODS = "GET, POST, PUT, DELETE, OPTIONS";
    private static final String MAX_AGE_SECONDS = "3600";

    private Cors() {}

    /** Whether a browser asks what a script may do, before it lets the script do it. */
    public static boolean asks(OktaCall call) {
        return call.request().method() == Method.OPTIONS
                && call.request().headers().has("Origin")
                && call.request().headers().has("Access-Control-Request-Method");
    }

    /** The answer to such a question: everything for those who are trusted, nothing for others. */
    public static Response preflight(OktaCall call) {
        var wanted = call.request().headers().first("Access-Control-Request-Headers");
        var answer = Response.empty(200);
        if (!isTrusted(call)) {
            return answer;
        }
        answer = answer.plus(
                Headers.of("Access-Control-Allow-Methods", METHODS, "Access-Control-Max-Age", MAX_AGE_SECONDS));
        return wanted.isPresent() ? answer.plus("Access-Control-Allow-Headers", wanted.get()) : answer;
    }

    /** The answer, which scripts of a trusted origin may read. */
    public static Response readable(OktaCall call, Response response) {
        if (!call.request().headers().has("Origin")) {
            return response;
        }
        var told = response.plus("Vary", "Origin");
        return isTrusted(call)
                ? told.plus(Headers.of(
                        "Access-Control-Allow-Origin",
                        call.request().headers().first("Origin").orElse(""),
                        "Access-Control-Allow-Credentials",
                        "true"))
                : told;
    }

    private static boolean isTrusted(OktaCall call) {
        var origin = call.request().headers().first("Origin").orElse("");
        return TrustedOrigin.isTrusted(call.state(), origin, "CORS");
    }
}

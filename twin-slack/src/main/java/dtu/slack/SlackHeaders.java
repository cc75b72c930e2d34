package dtu.slack;

import dtu.twins.Stamp;
import dtu.twins.chance.Chance;
import dtu.twins.http.Headers;
import dtu.twins.http.Headers.Header;
import dtu.twins.http.Response;
import java.util.ArrayList;
import java.util.HexFormat;

/** The headers that Slack puts on every answer. */
final class SlackHeaders {
    private static final Headers ALWAYS = Headers.of(
            "Vary", "Accept-Encoding",
            "Cache-Control", "private, no-cache, no-store, must-revalidate",
            "Pragma", "no-cache",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Access-Control-Allow-Origin", "*",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload");

    /** As many as one answer has besides. */
    private static final int LINES = 4;

    private SlackHeaders() {}

    /** With what the token may do and what the method would have accepted, which clients read from every answer. */
    static Response on(SlackCall call, Response response) {
        var more = new ArrayList<Header>(LINES);
        more.add(new Header("Date", Stamp.header(call.wall())));
        more.add(new Header("X-Slack-Req-Id", requestId(call.chance().in("request"))));
        var scopes = call.knownScopes();
        if (scopes.isPresent()) {
            more.add(new Header("X-OAuth-Scopes", scopes.get()));
            var accepted = call.access().scopes(call.token().kind());
            if (!accepted.isEmpty()) {
                more.add(new Header("X-Accepted-OAuth-Scopes", String.join(",", accepted)));
            }
        }
        return response.plus(ALWAYS.plus(new Headers(more)));
    }

    private static String requestId(Chance chance) {
        return HexFormat.of().toHexDigits(chance.draw(0)) + HexFormat.of().toHexDigits(chance.draw(1));
    }
}

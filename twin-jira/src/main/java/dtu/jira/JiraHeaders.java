package dtu.jira;

import dtu.twins.Refusal;
import dtu.twins.chance.Chance;
import dtu.twins.http.Headers;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.HexFormat;

/** The headers that Jira puts on every answer. */
final class JiraHeaders {
    private static final Headers ALWAYS = Headers.of(
            "Server", "AtlassianEdge",
            "Cache-Control", "no-cache, no-store, no-transform",
            "Vary", "Accept-Encoding",
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "1; mode=block",
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload");

    private JiraHeaders() {}

    static Response on(JiraCall call, Response response) {
        var traced = typed(response)
                .plus(ALWAYS)
                .plus("ATL-TraceId", hex(call.chance().in("trace")));
        return switch (known(call)) {
            case JiraCaller.Person(var user) ->
                traced.plus("X-AREQUESTID", hex(call.chance().in("request")))
                        .plus("X-AACCOUNTID", Parameters.encoded(user.id().value()));
            case JiraCaller.Anonymous(var login) ->
                login.isEmpty() ? traced : traced.plus("X-Seraph-LoginReason", login);
            case JiraCaller.Observer observer -> traced;
        };
    }

    private static JiraCaller known(JiraCall call) {
        try {
            return call.caller();
        } catch (Refusal badBearer) {
            return new JiraCaller.Anonymous("");
        }
    }

    private static Response typed(Response response) {
        var json = response.headers()
                .first("Content-Type")
                .filter("application/json"::equals)
                .isPresent();
        return json ? response.with("Content-Type", "application/json;charset=UTF-8") : response;
    }

    private static String hex(Chance chance) {
        return HexFormat.of().toHexDigits(chance.draw(0)) + HexFormat.of().toHexDigits(chance.draw(1));
    }
}

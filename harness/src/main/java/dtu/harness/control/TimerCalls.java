package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.net.URI;
import java.util.Set;

/** Webhooks from time: they let an app in any language sleep in virtual time. */
final class TimerCalls {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private TimerCalls() {}

    static Served add(ControlCall call) {
        var universe = call.universe();
        var body = call.body();
        var url = url(body.requiredText("url"));
        var at =
                TimeCalls.instant(body, "at").orElseGet(() -> universe.now().plus(Spans.read(body.requiredText("in"))));
        var timer = new Timer(url, at, body.any("payload").or(Json.NULL));
        var number = universe.post(timer, at);
        return Served.of(Response.json(
                201, json -> json.number("id", number).text("at", at.toString()).text("url", url)));
    }

    private static String url(String text) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null && SCHEMES.contains(String.valueOf(url.getScheme()))) {
                return text;
            }
        } catch (IllegalArgumentException wrong) {
            throw notAUrl(text);
        }
        throw notAUrl(text);
    }

    private static ControlError notAUrl(String text) {
        return ControlError.bad("url is no absolute URL: " + text, "Write it like http://127.0.0.1:3000/wake.");
    }
}

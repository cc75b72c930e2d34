package dtu.slack.webhooks;

import dtu.slack.Arguments;
import dtu.slack.SlackCall;
import dtu.twins.Refusal;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is sent to an address instead of a method: JSON, bare or in a form's field {@code payload}. */
public final class Payload {
    private Payload() {}

    /** Empty when it is not readable. */
    public static Optional<Arguments> read(Request request) {
        var text = request.mediaType().equals("application/x-www-form-urlencoded")
                ? Parameters.parse(request.body().text()).first("payload").orElse("")
                : request.body().text();
        return parsed(text).map(Arguments::of);
    }

    /** Bare JSON; empty when it is no object. */
    public static Optional<Json> object(Request request) {
        return parsed(request.body().text());
    }

    private static Optional<Json> parsed(String text) {
        try {
            return Optional.of(Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .filter(Json::isObject);
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    /** The code of a refusal in the words of methods, for places that refuse in other ways. */
    public static String code(Refusal refusal, SlackCall call) {
        return Json.written(refusal.answer(call).body().bytes()).textAt("error").orElse("");
    }
}

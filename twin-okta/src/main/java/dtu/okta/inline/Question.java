package dtu.okta.inline;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.OktaTime;
import dtu.okta.zones.Zone;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.function.Consumer;

/** What Okta sends to a hook: an envelope around {@code data}, in which {@code context} is what no hook can change. */
public final class Question {
    private Question() {}

    /**
     * The body of a question.
     *
     * @param source the address of what it is about
     * @param context what else stands in the context, beside the request that caused the question
     */
    public static Json of(
            OktaCall call, String type, String source, Consumer<JsonOut> context, Consumer<JsonOut> data) {
        return Json.object(json -> json.text("source", source)
                .text("eventId", OktaIds.uuid(call.chance().in("hookQuestion")))
                .text("eventTime", OktaTime.text(call.now()))
                .text("eventTypeVersion", "1.0")
                .text("cloudEventVersion", "0.1")
                .text("contentType", "application/json")
                .text("eventType", type)
                .object("data", out -> {
                    out.object("context", around -> {
                        around.object("request", request -> request(call, request));
                        context.accept(around);
                    });
                    data.accept(out);
                }));
    }

    private static void request(OktaCall call, JsonOut json) {
        json.text("id", call.requestId())
                .text("method", call.request().method().name())
                .object("url", url -> url.text("value", call.request().url()))
                .text("ipAddress", Zone.client(call));
    }
}

package dtu.okta.hooks;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.expression.BadExpression;
import dtu.okta.expression.Subject;
import dtu.okta.logs.LogEvent;
import dtu.okta.logs.LogView;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Which events of a type a hook wants to hear of: an expression for each type that it does not want all of. */
final class EventFilter {
    private static final String LANGUAGE = "EXPRESSION_LANGUAGE";

    private EventFilter() {}

    /** The filter that a client gives, as it is kept; a null value when there is none. */
    static Json given(OktaCall call, Fields events, List<String> types) {
        var filter = events.opaqueObject("filter").or(Json.NULL);
        var map = filter.at("eventFilterMap").map(Json::elements).orElse(List.of());
        if (map.isEmpty()) {
            return Json.NULL;
        }
        if (!filter.textAt("type").orElse(LANGUAGE).equals(LANGUAGE)) {
            throw VALIDATION_FAILED.because("filter: The field has an invalid value", "filter");
        }
        return Json.written(JsonOut.object(json -> json.text("type", LANGUAGE)
                .array("eventFilterMap", map, (out, one) -> out.value(entry -> entry(call, entry, one, types)))));
    }

    private static void entry(OktaCall call, JsonOut json, Json given, List<String> types) {
        var fields = Fields.of(given, call.complaints());
        var event = fields.requiredText("event");
        if (!types.contains(event)) {
            throw VALIDATION_FAILED.because("event: The hook does not subscribe to " + event, "eventFilterMap");
        }
        var expression = fields.requiredObject("condition").requiredText("expression");
        try {
            call.conditions().event(expression);
        } catch (BadExpression wrong) {
            throw VALIDATION_FAILED.because("expression: " + wrong.words(), "expression");
        }
        json.text("event", event)
                .object("condition", shown -> shown.nothing("version").text("expression", expression));
    }

    /** Whether a hook on those terms wants that event. */
    static boolean admits(OktaCall call, EventHook.Terms terms, LogEvent event) {
        return terms
                .events()
                .at("filter")
                .flatMap(filter -> filter.at("eventFilterMap"))
                .map(Json::elements)
                .orElse(List.of())
                .stream()
                .filter(entry ->
                        entry.textAt("event").filter(event.type()::equals).isPresent())
                .allMatch(entry -> holds(
                        call,
                        entry.at("condition")
                                .flatMap(condition -> condition.textAt("expression"))
                                .orElse(""),
                        event));
    }

    private static boolean holds(OktaCall call, String expression, LogEvent event) {
        try {
            var surroundings = Json.EMPTY_OBJECT.with("event", LogView.json(call, event));
            return call.conditions()
                    .event(expression)
                    .holdsFor(new Subject(call.state(), null, call.now(), surroundings));
        } catch (BadExpression neverKept) {
            return false;
        }
    }
}

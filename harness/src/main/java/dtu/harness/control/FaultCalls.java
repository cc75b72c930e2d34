package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.universe.FaultRule;
import dtu.twins.universe.Faults;
import dtu.twins.universe.Own;
import dtu.twins.universe.Universe;

/** Fault rules of a universe. Beside each rule its world keeps the JSON it was made from, so that it can be shown. */
final class FaultCalls {
    private static final String FORM = "faults.";

    private FaultCalls() {}

    static Served list(ControlCall call) {
        var universe = call.universe();
        var rules = universe.world().own().scan(FaultRule.FAULTS);
        return Served.of(Response.json(
                200,
                json -> json.array(
                        "faults",
                        rules,
                        (out, rule) ->
                                out.value(object -> write(object, universe, rule.number(), form(universe, rule))))));
    }

    static Served add(ControlCall call) {
        var universe = call.universe();
        var body = call.body();
        var number = Faults.add(
                universe, FaultForm.read(body, universe.now(), universe.world().cast()));
        universe.changeOwn(own -> own.put(Own.SETTINGS, new Own.Setting(FORM + number, body.json())));
        return Served.of(Response.json(201, json -> write(json, universe, number, body.json())));
    }

    static Served delete(ControlCall call) {
        var universe = call.universe();
        var id = call.path("id");
        var found = universe.world().own().scan(FaultRule.FAULTS).stream()
                .filter(rule -> id.equals(Long.toString(rule.number())))
                .findFirst()
                .orElseThrow(
                        () -> ControlError.notFound("There is no fault rule " + id + ".", "GET …/faults lists them."));
        remove(universe, found);
        return Served.of(Response.empty(204));
    }

    static Served deleteAll(ControlCall call) {
        var universe = call.universe();
        universe.world().own().scan(FaultRule.FAULTS).forEach(rule -> remove(universe, rule));
        return Served.of(Response.empty(204));
    }

    private static void remove(Universe universe, FaultRule rule) {
        Faults.remove(universe, other -> other.number() == rule.number());
        universe.changeOwn(own -> own.remove(Own.SETTINGS, FORM + rule.number()));
    }

    private static Json form(Universe universe, FaultRule rule) {
        return universe.world()
                .own()
                .find(Own.SETTINGS, FORM + rule.number())
                .map(Own.Setting::value)
                .orElse(Json.EMPTY_OBJECT.with("name", rule.name()));
    }

    /** As it was given, with its id, and how much it has found to hit: a rule that finds nothing is easily missed. */
    private static void write(JsonOut json, Universe universe, long number, Json form) {
        json.text("id", Long.toString(number))
                .number("matched", Faults.matched(universe, number))
                .membersOf(form);
    }
}

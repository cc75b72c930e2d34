package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Own;
import dtu.twins.universe.Universe;
import java.util.Map;
import java.util.TreeMap;

/** The switches of a universe. */
final class SettingCalls {
    private SettingCalls() {}

    static Served show(ControlCall call) {
        return all(call.universe());
    }

    /** All of them or, when one is wrong, none. */
    static Served change(ControlCall call) {
        var universe = call.universe();
        var defaults = defaults(universe);
        var wanted = call.body().json();
        wanted.members((name, value) -> check(defaults, name, value));
        universe.changeOwn(own -> {
            var next = own;
            for (var name : wanted.names()) {
                var value = wanted.at(name).orElse(Json.NULL);
                next = value.isNull()
                        ? next.remove(Own.SETTINGS, name)
                        : next.put(Own.SETTINGS, new Own.Setting(name, value));
            }
            return next;
        });
        return all(universe);
    }

    private static void check(Map<String, Json> defaults, String name, Json value) {
        var usual = defaults.get(name);
        if (usual == null) {
            throw new ControlError(
                    400,
                    "unknown_setting",
                    "There is no setting " + name + ".",
                    Nearest.to(name, defaults.keySet())
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("GET …/settings lists them."));
        }
        if (!value.isNull() && !kind(value).equals(kind(usual))) {
            throw ControlError.bad(name + " must be " + kind(usual) + ".", "Its default is " + usual + ".");
        }
    }

    private static String kind(Json value) {
        return value.isTruth()
                ? "true or false"
                : value.isNumber() ? "a number" : value.isText() ? "text" : value.isArray() ? "an array" : "an object";
    }

    private static Map<String, Json> defaults(Universe universe) {
        var defaults = new TreeMap<String, Json>();
        universe.world().cast().twins().forEach(twin -> defaults.putAll(twin.settings()));
        return defaults;
    }

    private static Served all(Universe universe) {
        var world = universe.world();
        return Served.of(Response.json(
                200,
                json -> defaults(universe)
                        .forEach((name, usual) ->
                                json.json(name, world.value(name).orElse(usual)))));
    }
}

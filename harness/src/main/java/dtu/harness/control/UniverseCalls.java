package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Universe;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Universes: made, listed, forked, deleted. */
final class UniverseCalls {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private UniverseCalls() {}

    static Served list(ControlCall call) {
        return Served.of(Response.json(
                200,
                json -> json.array(
                        "universes",
                        call.hosted().universes().all(),
                        (out, universe) -> out.value(object -> object.text("id", universe.id())
                                .text("clock", kind(universe))
                                .text("now", universe.now().toString())
                                .number("version", universe.world().version())))));
    }

    static Served show(ControlCall call) {
        var universe = call.universe();
        return Served.of(Response.json(200, json -> write(json, call.hosted(), universe)));
    }

    static Served create(ControlCall call) {
        var body = call.body();
        var spec = call.hosted().spec();
        var time = time(body).orElse(spec.time());
        var seed = body.whole("seed").or(spec.seed());
        var world = body.any("world").or(Json.text(WorldFiles.EMPTY));
        if (!world.isText() && !world.isObject()) {
            throw ControlError.bad("The member world must be a name or an object in the form of a world file.", "");
        }
        var universe = make(call, body, id -> {
            var founded = call.hosted().universes().found(id, time.clock(), seed);
            founded.ifPresent(empty -> settle(call.hosted(), empty, world, seed));
            return founded;
        });
        return created(call, universe);
    }

    static Served fork(ControlCall call) {
        var parent = call.universe();
        var body = call.body();
        var universes = call.hosted().universes();
        var checkpoint = body.text("checkpoint").toOptional();
        var fork = checkpoint.isEmpty()
                ? make(call, body, id -> universes.from(parent.world(), id))
                : make(call, body, id -> universes.from(TimeCalls.checkpoint(parent, checkpoint.get()), id));
        return created(call, fork);
    }

    static Served delete(ControlCall call) {
        var id = call.universe().id();
        call.hosted().universes().delete(id);
        return Served.of(Response.empty(204));
    }

    /** A universe that is wrong is none: it goes as if it had never been. */
    private static void settle(Hosted hosted, Universe universe, Json world, long seed) {
        try {
            if (world.isText()) {
                WorldFiles.settle(universe, world.asText(), seed);
            } else {
                WorldFiles.settle(universe, world, seed);
            }
        } catch (ControlError wrong) {
            hosted.universes().delete(universe.id());
            throw wrong;
        }
    }

    private static Served created(ControlCall call, Universe universe) {
        return Served.of(Response.json(201, json -> write(json, call.hosted(), universe))
                .plus("Location", "/v1/universes/" + universe.id()));
    }

    /** Under the id that the client wishes, or under the next that is free. */
    private static Universe make(ControlCall call, Fields body, Function<String, Optional<Universe>> make) {
        var wished = body.text("id").toOptional();
        if (wished.isPresent()) {
            if (!ID.matcher(wished.get()).matches()) {
                throw ControlError.bad(
                        "The id " + wished.get() + " cannot stand in a path.",
                        "Letters, digits, '.', '_' and '-', at most 64, the first a letter or digit.");
            }
            return make.apply(wished.get())
                    .orElseThrow(() -> new ControlError(
                            409, "universe_exists", "There is a universe " + wished.get() + " already.", ""));
        }
        while (true) {
            var made = make.apply("u" + call.hosted().unnamed().incrementAndGet());
            if (made.isPresent()) {
                return made.get();
            }
        }
    }

    private static void write(JsonOut json, Hosted hosted, Universe universe) {
        json.text("id", universe.id())
                .text("clock", kind(universe))
                .text("now", universe.now().toString())
                .object("env", out -> hosted.connections().variables(universe).forEach(out::text))
                .object("urls", out -> hosted.connections().urls(universe).forEach(out::text));
    }

    static String kind(Universe universe) {
        return universe.world().clock() instanceof Clock.Virtual ? "virtual" : "real";
    }

    static Optional<ServerSpec.Time> time(Fields body) {
        return body.text("clock").toOptional().map(UniverseCalls::time);
    }

    static ServerSpec.Time time(String name) {
        for (var time : ServerSpec.Time.values()) {
            if (time.name().toLowerCase(Locale.ROOT).equals(name)) {
                return time;
            }
        }
        throw ControlError.bad(
                "There is no clock " + name + ".",
                "Clocks are: "
                        + Arrays.stream(ServerSpec.Time.values())
                                .map(time -> time.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}

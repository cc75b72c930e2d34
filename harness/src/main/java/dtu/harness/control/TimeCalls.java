package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import dtu.twins.universe.Checkpoint;
import dtu.twins.universe.Universe;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Time in a universe: checkpoints, restoring, the clock. */
final class TimeCalls {
    private TimeCalls() {}

    static Served keep(ControlCall call) {
        var name = call.body().text("name").or("");
        var kept = call.universe().checkpoint(name);
        return Served.of(Response.json(201, json -> write(json, kept)));
    }

    static Served list(ControlCall call) {
        var kept = call.universe().checkpoints().all();
        return Served.of(Response.json(
                200,
                json -> json.array(
                        "checkpoints", kept, (out, checkpoint) -> out.value(object -> write(object, checkpoint)))));
    }

    static Served restore(ControlCall call) {
        var universe = call.universe();
        var checkpoint = checkpoint(universe, call.body().requiredText("checkpoint"));
        universe.restore(checkpoint);
        return Served.of(Response.json(200, json -> write(json, checkpoint)));
    }

    static Served clock(ControlCall call) {
        return time(call.universe());
    }

    static Served setClock(ControlCall call) {
        var universe = call.universe();
        var body = call.body();
        var now = instant(body, "now").orElseGet(universe::now);
        var mode = body.text("mode").toOptional().map(UniverseCalls::time);
        if (mode.isPresent()) {
            universe.clock(clock -> mode.get().clock(now));
        } else {
            universe.now(now);
        }
        return time(universe);
    }

    static Served advance(ControlCall call) throws InterruptedException {
        var universe = call.universe();
        var body = call.body();
        var to = instant(body, "to").orElseGet(() -> universe.now().plus(Spans.read(body.requiredText("by"))));
        if (to.isBefore(universe.now())) {
            throw ControlError.bad("Time only moves on.", "POST …/clock with now puts it back.");
        }
        call.hosted().timekeeper().advance(universe, to);
        return time(universe);
    }

    static Checkpoint checkpoint(Universe universe, String name) {
        return universe.checkpoints()
                .find(name)
                .orElseThrow(() -> ControlError.notFound(
                        "There is no checkpoint " + name + " in " + universe.id() + ".",
                        universe.checkpoints().all().isEmpty()
                                ? "It has none yet."
                                : "There are: "
                                        + universe.checkpoints().all().stream()
                                                .map(Checkpoint::id)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    static Optional<Instant> instant(Fields body, String name) {
        return body.text(name).toOptional().map(text -> instant(name, text));
    }

    static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw ControlError.bad(name + " is no instant: " + text, "Write it like 2026-01-05T08:00:00Z.");
        }
    }

    private static Served time(Universe universe) {
        return Served.of(Response.json(
                200,
                json -> json.text("mode", UniverseCalls.kind(universe))
                        .text("now", universe.now().toString())));
    }

    private static void write(JsonOut json, Checkpoint checkpoint) {
        json.text("id", checkpoint.id())
                .text("name", checkpoint.name())
                .text("at", checkpoint.at().toString())
                .number("version", checkpoint.world().version());
    }
}

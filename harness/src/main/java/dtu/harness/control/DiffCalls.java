package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.universe.Universe;
import dtu.twins.universe.World;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What distinguishes two states of a universe. */
final class DiffCalls {
    private static final String HEAD = "head";

    private DiffCalls() {}

    /** One row that differs. */
    private record Row(
            String twin,
            String type,
            Object id,
            @Nullable Object before,
            @Nullable Object after) {
        String change() {
            return before == null ? "added" : after == null ? "removed" : "changed";
        }

        void write(JsonOut json) {
            json.text("twin", twin)
                    .text("type", type)
                    .json("id", Portrait.id(id))
                    .text("change", change())
                    .json("before", before == null ? Json.NULL : Portrait.of(before))
                    .json("after", after == null ? Json.NULL : Portrait.of(after));
        }
    }

    static Served diff(ControlCall call) {
        var universe = call.universe();
        var from = world(universe, call.query("from").orElse("v0"));
        var to = world(universe, call.query("to").orElse(HEAD));
        var rows = new ArrayList<Row>();
        from.diff(to, (twin, shape, id, before, after) -> rows.add(new Row(twin, shape.name(), id, before, after)));
        return Served.of(Response.json(200, JsonOut.array(rows.stream(), (out, row) -> out.value(row::write))));
    }

    private static World world(Universe universe, String name) {
        return name.equals(HEAD)
                ? universe.world()
                : TimeCalls.checkpoint(universe, name).world();
    }
}

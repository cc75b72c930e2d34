package dtu.harness.control;

import dtu.twins.json.Json;
import dtu.twins.universe.Universe;

/** Knows the empty world only. */
public final class EmptyWorld implements Worlds {
    @Override
    public String usual() {
        return EMPTY;
    }

    @Override
    public void settle(Universe universe, Json world) {
        if (!world.isText() || !world.asText().equals(EMPTY)) {
            throw new ControlError(400, "unknown_world", "There is no world " + world + ".", "The world is: empty.");
        }
    }
}

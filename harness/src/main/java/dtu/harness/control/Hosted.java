package dtu.harness.control;

import dtu.harness.server.Timekeeper;
import dtu.twins.trace.Trace;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a running server hosts: everything that a call of the control plane may touch.
 *
 * @param unnamed counts the universes that were made without a name
 */
record Hosted(
        Universes universes,
        Dispatcher dispatcher,
        Timekeeper timekeeper,
        Trace trace,
        Connections connections,
        Streams streams,
        AtomicLong unnamed,
        ServerSpec spec) {

    Universe universe(String id) {
        return universes
                .find(id)
                .orElseThrow(() -> new ControlError(
                        404,
                        "universe_not_found",
                        "There is no universe " + id + ".",
                        "GET /v1/universes lists them."));
    }
}

package dtu.harness.control;

import dtu.twins.universe.Checkpoint;
import dtu.twins.universe.Universe;
import java.util.stream.Collectors;

/** Time in a universe: checkpoints, restoring, the clock. */
final class TimeCalls {
    private TimeCalls() {}

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
}

package dtu.twins.universe;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The worlds that one universe has kept, oldest first. Keeping one copies nothing. */
public final class Checkpoints {
    private final List<Checkpoint> kept = new CopyOnWriteArrayList<>();

    /** The present world under the next number. */
    synchronized Checkpoint keep(Universe universe, String name) {
        var checkpoint = new Checkpoint("v" + kept.size(), name, universe.now(), universe.world());
        kept.add(checkpoint);
        return checkpoint;
    }

    public List<Checkpoint> all() {
        return List.copyOf(kept);
    }

    /** By id, else the latest of that name. */
    public Optional<Checkpoint> find(String idOrName) {
        return kept.stream()
                .filter(checkpoint -> checkpoint.id().equals(idOrName))
                .findFirst()
                .or(() -> kept.reversed().stream()
                        .filter(checkpoint ->
                                !idOrName.isEmpty() && checkpoint.name().equals(idOrName))
                        .findFirst());
    }
}

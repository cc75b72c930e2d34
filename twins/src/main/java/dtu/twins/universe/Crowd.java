package dtu.twins.universe;

import dtu.twins.Twin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests each service is answering at this moment. Counted only where its rate limits are on. */
final class Crowd {
    private final Map<String, Integer> present = new ConcurrentHashMap<>();

    /** Whether there is room for one more; whoever has entered leaves again, room or not. */
    boolean enters(Twin twin) {
        return present.merge(twin.name(), 1, Integer::sum) <= twin.together();
    }

    void leaves(Twin twin) {
        present.merge(twin.name(), -1, Integer::sum);
    }
}

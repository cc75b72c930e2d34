package dtu.twins.persistent;

import java.util.ArrayList;
import java.util.List;

/** Makes one node of the items from one place to before another; this is how trees are built from below. */
interface Packing<N> {
    N node(int from, int to);

    /** One level of nodes, which share the items evenly; one node if there are no items. */
    static <N> List<N> level(int items, Room room, Packing<N> packing) {
        var nodes = Math.max(1, Math.ceilDiv(items, room.dense()));
        var level = new ArrayList<N>(nodes);
        for (var i = 0L; i < nodes; i++) {
            level.add(packing.node((int) (i * items / nodes), (int) ((i + 1) * items / nodes)));
        }
        return level;
    }
}

package dtu.twins.persistent;

import java.util.Comparator;

/** How a tree is laid out: the order of its keys and the room in its nodes. */
record Shape<K>(Comparator<? super K> order, int most) {
    static final int USUAL_MOST = 32;

    Shape {
        if (most < 4) {
            throw new IllegalArgumentException("a node needs room for four, not for " + most);
        }
    }

    /** Below this width a node other than the root shares with its neighbour; low, so that merges do not flap. */
    int least() {
        return Math.max(2, most / 4);
    }

    /** The width that bulk loading gives to nodes, which leaves room for the first insertions. */
    int dense() {
        return most - most / 4;
    }
}

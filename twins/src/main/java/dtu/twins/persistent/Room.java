package dtu.twins.persistent;

/** How many slots the nodes of a tree may and should have. */
record Room(int most) {
    static final Room USUAL = new Room(32);

    Room {
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

    boolean isTooSmallFor(int width) {
        return width > most;
    }
}

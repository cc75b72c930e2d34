package dtu.twins.universe;

/**
 * Sees everything that happens in a universe, in the order in which it happens; a change when it is visible and before
 * any other writer goes on.
 */
public interface Witness {
    /** Sees nothing. */
    Witness NOBODY = new Witness() {};

    default void changed(Change change) {}

    default void passed(Passage passage) {}

    /**
     * The universe has come to another world by any way, a clock or a restore included, or ended; something may be due.
     */
    default void moved(Universe universe) {}

    /** Both see everything, this one first. */
    default Witness and(Witness other) {
        var first = this;
        return new Witness() {
            @Override
            public void changed(Change change) {
                first.changed(change);
                other.changed(change);
            }

            @Override
            public void passed(Passage passage) {
                first.passed(passage);
                other.passed(passage);
            }

            @Override
            public void moved(Universe universe) {
                first.moved(universe);
                other.moved(universe);
            }
        };
    }
}

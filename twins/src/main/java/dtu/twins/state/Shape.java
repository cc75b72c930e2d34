package dtu.twins.state;

/** A declared part of a state: a table, a relation or a log. Its schema gives it a slot, once. */
public abstract sealed class Shape permits Table, Relation, Log {
    private final String name;
    private final Interest interest;
    private int slot = -1;

    /** Whether anybody wants to hear of its rows. */
    enum Interest {
        CONTENT,
        /** How often something was counted: kept and forked like everything else, and of no interest in a diff. */
        BOOKKEEPING
    }

    Shape(String name, Interest interest) {
        this.name = name;
        this.interest = interest;
    }

    /** What a row is called in diffs, such as {@code Group}. */
    public final String name() {
        return name;
    }

    /** Whether its rows only count something, which no diff shows. */
    public final boolean isBookkeeping() {
        return interest == Interest.BOOKKEEPING;
    }

    final int slot() {
        return slot;
    }

    /**
     * A schema that is made again (a second twin of the same vendor) numbers its shapes alike; anything else is our
     * bug.
     */
    final synchronized void bind(int number) {
        if (slot >= 0 && slot != number) {
            throw new IllegalStateException(name + " already has slot " + slot + ", not " + number);
        }
        slot = number;
    }

    abstract Object nothing();

    abstract void diff(Object before, Object after, Difference difference);
}

package dtu.twins.state;

/** A declared part of a state: a table, a relation or a log. Its schema gives it a slot, once. */
public abstract sealed class Shape permits Table, Relation, Log {
    private final String name;
    private int slot = -1;

    Shape(String name) {
        this.name = name;
    }

    /** What a row is called in diffs, such as {@code Group}. */
    public final String name() {
        return name;
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

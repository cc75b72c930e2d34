package dtu.twins.state;

import org.jspecify.annotations.Nullable;

/** Hears what distinguishes a later state from an earlier one, shape by shape, in id order. */
@FunctionalInterface
public interface Difference {
    /**
     * One row.
     *
     * @param before null when it was added
     * @param after null when it was removed
     */
    void row(Shape shape, Object id, @Nullable Object before, @Nullable Object after);
}

package dtu.twins.persistent;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Edits of node arrays, each of which leaves its argument alone. */
final class Slots {
    private Slots() {}

    /** An array for a type variable: its erasure is {@code Object[]}, and nodes never hand their arrays out. */
    @SuppressWarnings("unchecked")
    static <T> T[] of(Collection<? extends T> items) {
        return (T[]) items.toArray();
    }

    static <T> T[] inserted(T[] array, int at, T item) {
        var edited = Arrays.copyOf(array, array.length + 1);
        System.arraycopy(array, at, edited, at + 1, array.length - at);
        edited[at] = item;
        return edited;
    }

    static <T> T[] replaced(T[] array, int at, T item) {
        var edited = array.clone();
        edited[at] = item;
        return edited;
    }

    static <T> T[] removed(T[] array, int at) {
        var edited = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, at + 1, edited, at, edited.length - at);
        return edited;
    }

    static <T> T[] joined(T[] left, T[] right) {
        var edited = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, edited, left.length, right.length);
        return edited;
    }

    /** The array with what lies between two places replaced by the items. */
    static <T> T[] spliced(T[] array, int from, int to, List<? extends T> items) {
        var edited = Arrays.copyOf(array, array.length - (to - from) + items.size());
        for (var i = 0; i < items.size(); i++) {
            edited[from + i] = items.get(i);
        }
        System.arraycopy(array, to, edited, from + items.size(), array.length - to);
        return edited;
    }

    /** The slot that holds the item of this index, given the index at which each slot ends. */
    static int holding(int index, int[] ends) {
        var from = 0;
        var to = ends.length - 1;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (ends[middle] <= index) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}

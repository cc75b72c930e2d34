package dtu.twins.persistent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The lowest level of an {@link OrderedMap}: some neighbouring entries in key order. */
final class Leaf<K, V> implements Node<K, V> {
    private final K[] keys;
    private final V[] values;

    private Leaf(K[] keys, V[] values) {
        this.keys = keys;
        this.values = values;
    }

    static <K, V> Leaf<K, V> of(List<K> keys, List<V> values) {
        return new Leaf<>(Slots.of(keys), Slots.of(values));
    }

    K key(int slot) {
        return keys[slot];
    }

    V value(int slot) {
        return values[slot];
    }

    /** The slot of the key or, if it is absent, the complement of the slot where it would go. */
    int find(K key, Comparator<? super K> order) {
        var from = 0;
        var to = keys.length - 1;
        while (from <= to) {
            var middle = (from + to) >>> 1;
            var side = order.compare(keys[middle], key);
            if (side == 0) {
                return middle;
            }
            if (side < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return ~from;
    }

    /** Number of keys before the cut. */
    int rank(Cut<K> cut, Comparator<? super K> order) {
        var from = 0;
        var to = keys.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (cut.isAbove(keys[middle], order)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public int width() {
        return keys.length;
    }

    @Override
    public int height() {
        return 0;
    }

    @Override
    public K low() {
        return keys[0];
    }

    @Override
    public Node<K, V> put(K key, V value, Shape<K> shape) {
        var slot = find(key, shape.order());
        if (slot < 0) {
            return new Leaf<>(Slots.inserted(keys, ~slot, key), Slots.inserted(values, ~slot, value));
        }
        return values[slot] == value ? this : new Leaf<>(keys, Slots.replaced(values, slot, value));
    }

    @Override
    public Node<K, V> remove(K key, Shape<K> shape) {
        var slot = find(key, shape.order());
        return slot < 0 ? this : new Leaf<>(Slots.removed(keys, slot), Slots.removed(values, slot));
    }

    @Override
    public Node<K, V> slice(int from, int to) {
        return new Leaf<>(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
    }

    @Override
    public Node<K, V> join(Node<K, V> right) {
        var other = (Leaf<K, V>) right;
        return new Leaf<>(Slots.joined(keys, other.keys), Slots.joined(values, other.values));
    }
}

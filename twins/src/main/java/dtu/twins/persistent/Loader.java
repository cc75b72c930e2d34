package dtu.twins.persistent;

import java.util.ArrayList;
import java.util.List;

/** Builds the tree of an {@link OrderedMap} out of entries that come in key order. */
final class Loader<K, V> {
    private final Shape<K> shape;
    private final List<K> keys = new ArrayList<>();
    private final List<V> values = new ArrayList<>();

    Loader(Shape<K> shape) {
        this.shape = shape;
    }

    void add(K key, V value) {
        if (!keys.isEmpty() && shape.order().compare(keys.getLast(), key) >= 0) {
            throw new IllegalArgumentException("keys must ascend, but " + keys.getLast() + " comes before " + key);
        }
        keys.add(key);
        values.add(value);
    }

    Node<K, V> root() {
        List<Node<K, V>> level = Packing.level(
                keys.size(), shape.room(), (from, to) -> Leaf.of(keys.subList(from, to), values.subList(from, to)));
        while (level.size() > 1) {
            var below = level;
            level = Packing.level(below.size(), shape.room(), (from, to) -> Branch.of(below.subList(from, to)));
        }
        return level.getFirst();
    }
}

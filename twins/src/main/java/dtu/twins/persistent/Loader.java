package dtu.twins.persistent;

import java.util.ArrayList;
import java.util.List;

/** Builds a tree from below, out of entries that come in key order. */
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
        var level = level(keys.size(), (from, to) -> Leaf.of(keys.subList(from, to), values.subList(from, to)));
        while (level.size() > 1) {
            var below = level;
            level = level(below.size(), (from, to) -> Branch.of(below.subList(from, to)));
        }
        return level.getFirst();
    }

    /** One level of nodes, which share the items evenly. */
    private List<Node<K, V>> level(int items, Packing<K, V> packing) {
        var nodes = Math.max(1, Math.ceilDiv(items, shape.dense()));
        var level = new ArrayList<Node<K, V>>(nodes);
        for (var i = 0L; i < nodes; i++) {
            level.add(packing.node((int) (i * items / nodes), (int) ((i + 1) * items / nodes)));
        }
        return level;
    }

    /** Makes one node of the items from one place to before another. */
    private interface Packing<K, V> {
        Node<K, V> node(int from, int to);
    }
}

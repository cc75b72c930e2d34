package dtu.twins.persistent;

/** The leaf in which a rank falls, and the rank of its first entry. */
record Place<K, V>(Leaf<K, V> leaf, int start) {
    static <K, V> Place<K, V> of(Node<K, V> root, int rank) {
        var node = root;
        var start = 0;
        while (node instanceof Branch<K, V> branch) {
            var slot = branch.slotAt(rank - start);
            start += branch.startOf(slot);
            node = branch.child(slot);
        }
        return new Place<>((Leaf<K, V>) node, start);
    }

    boolean holds(int rank) {
        return rank >= start && rank - start < leaf.size();
    }

    K key(int rank) {
        return leaf.key(rank - start);
    }

    V value(int rank) {
        return leaf.value(rank - start);
    }
}

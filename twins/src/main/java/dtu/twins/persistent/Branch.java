package dtu.twins.persistent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An inner level of an {@link OrderedMap}. Beside each child stand its smallest key and the number of entries up to its
 * end, so that neither a search nor a count touches a child it does not enter.
 */
final class Branch<K, V> implements Node<K, V> {
    private final K[] lows;
    private final Node<K, V>[] children;
    private final int[] ends;
    private final int height;

    private Branch(K[] lows, Node<K, V>[] children, int[] ends, int height) {
        this.lows = lows;
        this.children = children;
        this.ends = ends;
        this.height = height;
    }

    static <K, V> Branch<K, V> of(List<Node<K, V>> children) {
        K[] lows = Slots.of(children.stream().map(Node::low).toList());
        return new Branch<>(
                lows, array(children), ends(children), children.getFirst().height() + 1);
    }

    /** The elements are checked by the parameter; Java has no other way to make an array of a generic type. */
    @SuppressWarnings("unchecked")
    private static <K, V> Node<K, V>[] array(List<Node<K, V>> children) {
        return (Node<K, V>[]) children.toArray(Node<?, ?>[]::new);
    }

    private static <K, V> int[] ends(List<Node<K, V>> children) {
        var ends = new int[children.size()];
        var end = 0;
        for (var i = 0; i < ends.length; i++) {
            end += children.get(i).size();
            ends[i] = end;
        }
        return ends;
    }

    Node<K, V> child(int slot) {
        return children[slot];
    }

    K low(int slot) {
        return lows[slot];
    }

    /** Number of entries before the child. */
    int startOf(int slot) {
        return slot == 0 ? 0 : ends[slot - 1];
    }

    /** The child in which the key is, or would be. */
    int slotOf(K key, Comparator<? super K> order) {
        var from = 1;
        var to = lows.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (order.compare(lows[middle], key) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    /** The child through which the cut goes, or at the end of which it lies. */
    int slotOf(Cut<K> cut, Comparator<? super K> order) {
        var from = 1;
        var to = lows.length;
        while (from < to) {
            var middle = (from + to) >>> 1;
            if (cut.isAbove(lows[middle], order)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    /** The child that holds the entry of this rank. */
    int slotAt(int rank) {
        return Slots.holding(rank, ends);
    }

    @Override
    public int size() {
        return ends[ends.length - 1];
    }

    @Override
    public int width() {
        return children.length;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public K low() {
        return lows[0];
    }

    @Override
    public Node<K, V> put(K key, V value, Shape<K> shape) {
        var slot = slotOf(key, shape.order());
        return with(slot, children[slot].put(key, value, shape), shape.room());
    }

    @Override
    public Node<K, V> remove(K key, Shape<K> shape) {
        var slot = slotOf(key, shape.order());
        return with(slot, children[slot].remove(key, shape), shape.room());
    }

    private Node<K, V> with(int slot, Node<K, V> child, Room room) {
        if (child == children[slot]) {
            return this;
        }
        if (room.isTooSmallFor(child.width())) {
            return spliced(slot, slot + 1, child.split(splitPoint(slot, child, room)));
        }
        if (child.width() >= room.least()) {
            return replaced(slot, child);
        }
        return slot > 0
                ? mended(slot - 1, children[slot - 1].join(child), room)
                : mended(slot, child.join(children[slot + 1]), room);
    }

    /** Keys that only ever grow, as minted ids do, leave well-filled nodes behind them. */
    private int splitPoint(int slot, Node<K, V> child, Room room) {
        return slot == children.length - 1 ? child.width() - room.least() : child.width() / 2;
    }

    /** Puts what two neighbours hold into one node, or evenly into two if it is too much for one. */
    private Node<K, V> mended(int slot, Node<K, V> joined, Room room) {
        var parts = room.isTooSmallFor(joined.width()) ? joined.split(joined.width() / 2) : List.of(joined);
        return spliced(slot, slot + 2, parts);
    }

    private Node<K, V> replaced(int slot, Node<K, V> child) {
        var low = child.low();
        var sameLow = low == lows[slot];
        return new Branch<>(
                sameLow ? lows : Slots.replaced(lows, slot, low),
                Slots.replaced(children, slot, child),
                grown(slot, child.size() - children[slot].size()),
                height);
    }

    private int[] grown(int slot, int entries) {
        if (entries == 0) {
            return ends;
        }
        var grown = ends.clone();
        for (var i = slot; i < grown.length; i++) {
            grown[i] += entries;
        }
        return grown;
    }

    private Node<K, V> spliced(int from, int to, List<Node<K, V>> pieces) {
        var shift = pieces.size() - (to - from);
        var splicedEnds = new int[ends.length + shift];
        System.arraycopy(ends, 0, splicedEnds, 0, from);
        var end = startOf(from);
        for (var i = 0; i < pieces.size(); i++) {
            end += pieces.get(i).size();
            splicedEnds[from + i] = end;
        }
        var grown = end - ends[to - 1];
        for (var i = to; i < ends.length; i++) {
            splicedEnds[i + shift] = ends[i] + grown;
        }
        var pieceLows = pieces.stream().map(Node::low).toList();
        return new Branch<>(
                Slots.spliced(lows, from, to, pieceLows),
                Slots.spliced(children, from, to, pieces),
                splicedEnds,
                height);
    }

    @Override
    public Node<K, V> slice(int from, int to) {
        var slicedEnds = Arrays.copyOfRange(ends, from, to);
        var start = startOf(from);
        for (var i = 0; i < slicedEnds.length; i++) {
            slicedEnds[i] -= start;
        }
        return new Branch<>(
                Arrays.copyOfRange(lows, from, to), Arrays.copyOfRange(children, from, to), slicedEnds, height);
    }

    @Override
    public Node<K, V> join(Node<K, V> right) {
        var other = (Branch<K, V>) right;
        var joinedEnds = Arrays.copyOf(ends, ends.length + other.ends.length);
        for (var i = 0; i < other.ends.length; i++) {
            joinedEnds[ends.length + i] = size() + other.ends[i];
        }
        return new Branch<>(Slots.joined(lows, other.lows), Slots.joined(children, other.children), joinedEnds, height);
    }
}

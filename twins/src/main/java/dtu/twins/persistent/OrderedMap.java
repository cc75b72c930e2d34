package dtu.twins.persistent;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in key order, kept as a B+ tree whose branches count their entries: every edit answers a new map
 * that shares all but one path with the old one, and every rank, count and skip costs one way down.
 */
public final class OrderedMap<K, V> implements Iterable<Map.Entry<K, V>> {
    private final Shape<K> shape;
    private final Node<K, V> root;

    private OrderedMap(Shape<K> shape, Node<K, V> root) {
        this.shape = shape;
        this.root = root;
    }

    /** The empty map in the natural order of its keys. */
    public static <K extends Comparable<? super K>, V> OrderedMap<K, V> empty() {
        return empty(Comparator.<K>naturalOrder());
    }

    /** The empty map in a given order; keys that compare as zero are one key. */
    public static <K, V> OrderedMap<K, V> empty(Comparator<? super K> order) {
        return shaped(new Shape<>(requireNonNull(order), Room.USUAL));
    }

    static <K, V> OrderedMap<K, V> shaped(Shape<K> shape) {
        return new OrderedMap<>(shape, Leaf.of(List.of(), List.of()));
    }

    /** All the entries at once, in linear time; refuses keys that do not ascend. */
    public static <K extends Comparable<? super K>, V> OrderedMap<K, V> ofSorted(
            Iterable<? extends Map.Entry<K, V>> entries) {
        return ofSorted(Comparator.<K>naturalOrder(), entries);
    }

    /** All the entries at once, in linear time; refuses keys that do not ascend in the given order. */
    public static <K, V> OrderedMap<K, V> ofSorted(
            Comparator<? super K> order, Iterable<? extends Map.Entry<K, V>> entries) {
        return ofSorted(new Shape<K>(requireNonNull(order), Room.USUAL), entries);
    }

    static <K, V> OrderedMap<K, V> ofSorted(Shape<K> shape, Iterable<? extends Map.Entry<K, V>> entries) {
        var loader = new Loader<K, V>(shape);
        for (var entry : entries) {
            loader.add(requireNonNull(entry.getKey()), requireNonNull(entry.getValue()));
        }
        return new OrderedMap<>(shape, loader.root());
    }

    public int size() {
        return root.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public @Nullable V get(K key) {
        requireNonNull(key);
        var order = shape.order();
        var node = root;
        while (node instanceof Branch<K, V> branch) {
            node = branch.child(branch.slotOf(key, order));
        }
        var leaf = (Leaf<K, V>) node;
        var slot = leaf.find(key, order);
        return slot < 0 ? null : leaf.value(slot);
    }

    public boolean containsKey(K key) {
        return get(key) != null;
    }

    /** This map with the value under the key; this very map if that very value is there already. */
    public OrderedMap<K, V> put(K key, V value) {
        return with(root.put(requireNonNull(key), requireNonNull(value), shape));
    }

    /** This map without the key; this very map if the key is absent. */
    public OrderedMap<K, V> remove(K key) {
        return with(root.remove(requireNonNull(key), shape));
    }

    private OrderedMap<K, V> with(Node<K, V> changed) {
        return changed == root ? this : new OrderedMap<>(shape, changed.rooted(shape.room()));
    }

    /** The entry of the smallest key, or null in the empty map. */
    public Map.@Nullable Entry<K, V> firstEntry() {
        return entryOrNull(0);
    }

    /** The entry of the largest key, or null in the empty map. */
    public Map.@Nullable Entry<K, V> lastEntry() {
        return entryOrNull(size() - 1);
    }

    /** The entry of the largest key that is at most the given one, or null. */
    public Map.@Nullable Entry<K, V> floorEntry(K key) {
        return entryOrNull(rank(Cut.behind(requireNonNull(key))) - 1);
    }

    /** The entry of the smallest key that is at least the given one, or null. */
    public Map.@Nullable Entry<K, V> ceilingEntry(K key) {
        return entryOrNull(rank(Cut.before(requireNonNull(key))));
    }

    /** The entry of the largest key below the given one, or null. */
    public Map.@Nullable Entry<K, V> lowerEntry(K key) {
        return entryOrNull(rank(Cut.before(requireNonNull(key))) - 1);
    }

    /** The entry of the smallest key above the given one, or null. */
    public Map.@Nullable Entry<K, V> higherEntry(K key) {
        return entryOrNull(rank(Cut.behind(requireNonNull(key))));
    }

    /** Number of keys below the given one, which need not be in the map. */
    public int rank(K key) {
        return rank(Cut.before(requireNonNull(key)));
    }

    private int rank(Cut<K> cut) {
        var order = shape.order();
        var node = root;
        var rank = 0;
        while (node instanceof Branch<K, V> branch) {
            var slot = branch.slotOf(cut, order);
            rank += branch.startOf(slot);
            node = branch.child(slot);
        }
        return rank + ((Leaf<K, V>) node).rank(cut, order);
    }

    /** The entry that has {@code rank} keys below it. */
    public Map.Entry<K, V> at(int rank) {
        Objects.checkIndex(rank, size());
        var place = Place.of(root, rank);
        return Map.entry(place.key(rank), place.value(rank));
    }

    private Map.@Nullable Entry<K, V> entryOrNull(int rank) {
        return rank < 0 || rank >= size() ? null : at(rank);
    }

    /** The part of this map that lies in the range, in the range's direction. */
    public Scan<K, V> scan(Range<K> range) {
        return Scan.between(root, rank(range.start()), rank(range.end()), range.direction());
    }

    /** Number of keys in the range. */
    public int count(Range<K> range) {
        return scan(range).size();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return scan(Range.all()).iterator();
    }

    public Stream<Map.Entry<K, V>> stream() {
        return scan(Range.all()).stream();
    }

    public Stream<K> keys() {
        return scan(Range.all()).keys();
    }

    public Stream<V> values() {
        return scan(Range.all()).values();
    }

    /** Tells, in key order, what makes the later map different; the cost is that of what is not shared. */
    public void diff(OrderedMap<K, V> later, Changes<? super K, ? super V> changes) {
        var before = new Front<>(root);
        var after = new Front<>(later.root);
        Front.passShared(before, after);
        while (!before.done() || !after.done()) {
            var side = side(before, after);
            if (side < 0) {
                changes.removed(before.key(), before.value());
            } else if (side > 0) {
                changes.added(after.key(), after.value());
            } else if (!Objects.equals(before.value(), after.value())) {
                changes.changed(after.key(), before.value(), after.value());
            }
            if (side <= 0) {
                before.next();
            }
            if (side >= 0) {
                after.next();
            }
            Front.passShared(before, after);
        }
    }

    /** Negative if the next key is one that was there before only, positive if it is there after only. */
    private int side(Front<K, V> before, Front<K, V> after) {
        if (before.done() || after.done()) {
            return before.done() ? 1 : -1;
        }
        return before.key() == after.key() ? 0 : shape.order().compare(before.key(), after.key());
    }

    /** Two maps are equal when they hold equal entries in the same order. */
    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof OrderedMap<?, ?> other) || size() != other.size()) {
            return false;
        }
        return sameEntries(new Front<>(root), new Front<>(other.root));
    }

    private static boolean sameEntries(Front<?, ?> one, Front<?, ?> other) {
        Front.passShared(one, other);
        while (!one.done()) {
            if (!one.key().equals(other.key()) || !one.value().equals(other.value())) {
                return false;
            }
            one.next();
            other.next();
            Front.passShared(one, other);
        }
        return true;
    }

    Node<K, V> root() {
        return root;
    }

    @Override
    public int hashCode() {
        var hash = 0;
        for (var entry : this) {
            hash += entry.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        var bounds =
                isEmpty() ? "" : ": " + at(0).getKey() + " to " + at(size() - 1).getKey();
        return "OrderedMap[" + size() + bounds + "]";
    }
}

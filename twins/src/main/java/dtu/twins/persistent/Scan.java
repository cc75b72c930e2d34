package dtu.twins.persistent;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stretch of an {@link OrderedMap}, ready to be read in its direction as often as one likes. It is a pair of ranks,
 * so that neither its size nor {@link #skip} walks over anything.
 */
public final class Scan<K, V> implements Iterable<Map.Entry<K, V>> {
    private final Node<K, V> root;
    private final int first;
    private final int size;
    private final Direction direction;

    /** The entries of the ranks from {@code start} to before {@code end}. */
    static <K, V> Scan<K, V> between(Node<K, V> root, int start, int end, Direction direction) {
        var first = direction == Direction.ASCENDING ? start : end - 1;
        return new Scan<>(root, first, Math.max(0, end - start), direction);
    }

    private Scan(Node<K, V> root, int first, int size, Direction direction) {
        this.root = root;
        this.first = first;
        this.size = size;
        this.direction = direction;
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** What remains behind the first {@code count} entries. */
    public Scan<K, V> skip(int count) {
        var skipped = Math.min(size, checked(count));
        return new Scan<>(root, first + skipped * step(), size - skipped, direction);
    }

    /** The first {@code count} entries. */
    public Scan<K, V> limit(int count) {
        return new Scan<>(root, first, Math.min(size, checked(count)), direction);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Walk<>(Map::entry);
    }

    public Stream<Map.Entry<K, V>> stream() {
        return streamed(Map::entry);
    }

    public Stream<K> keys() {
        return streamed((key, value) -> key);
    }

    public Stream<V> values() {
        return streamed((key, value) -> value);
    }

    private <T> Stream<T> streamed(BiFunction<K, V, T> picked) {
        var traits = Spliterator.ORDERED | Spliterator.IMMUTABLE | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliterator(new Walk<>(picked), size, traits), false);
    }

    private int step() {
        return direction == Direction.ASCENDING ? 1 : -1;
    }

    private static int checked(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must not be negative, is " + count);
        }
        return count;
    }

    /** Goes from rank to rank, and down from the root once per leaf, which spares it the way back up. */
    private final class Walk<T> implements Iterator<T> {
        private final BiFunction<K, V, T> picked;
        private final int step = step();
        private int remaining = size;
        private int rank = first;
        private Place<K, V> place = Place.of(root, first);

        Walk(BiFunction<K, V, T> picked) {
            this.picked = picked;
        }

        @Override
        public boolean hasNext() {
            return remaining > 0;
        }

        @Override
        public T next() {
            if (remaining == 0) {
                throw new NoSuchElementException();
            }
            if (!place.holds(rank)) {
                place = Place.of(root, rank);
            }
            var next = picked.apply(place.key(rank), place.value(rank));
            rank += step;
            remaining--;
            return next;
        }
    }
}

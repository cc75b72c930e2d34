package dtu.twins.state;

import dtu.twins.persistent.Scan;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows in order, not yet read. Its size, {@link #skip} and {@link #limit} walk over nothing, so a page costs what it
 * shows.
 */
public final class Found<T> implements Iterable<T> {
    private final Scan<?, ?> scan;
    private final Function<Map.Entry<?, ?>, T> read;

    private Found(Scan<?, ?> scan, Function<Map.Entry<?, ?>, T> read) {
        this.scan = scan;
        this.read = read;
    }

    @SuppressWarnings("unchecked") // the reader is only ever handed entries of the scan it came with
    static <K, V, T> Found<T> of(Scan<K, V> scan, Function<Map.Entry<K, V>, T> read) {
        return new Found<>(scan, entry -> read.apply((Map.Entry<K, V>) entry));
    }

    /** How many rows there are. */
    public int size() {
        return scan.size();
    }

    public boolean isEmpty() {
        return scan.isEmpty();
    }

    public Found<T> skip(int count) {
        return new Found<>(scan.skip(count), read);
    }

    public Found<T> limit(int count) {
        return new Found<>(scan.limit(count), read);
    }

    public Optional<T> first() {
        var rows = iterator();
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    public <U> Found<U> map(Function<? super T, ? extends U> change) {
        return new Found<>(scan, read.andThen(change));
    }

    public Stream<T> stream() {
        return scan.stream().map(read);
    }

    public List<T> toList() {
        return stream().toList();
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private final Iterator<? extends Map.Entry<?, ?>> entries = scan.iterator();

            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public T next() {
                return read.apply(entries.next());
            }
        };
    }
}

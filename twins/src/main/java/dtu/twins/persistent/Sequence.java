package dtu.twins.persistent;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list whose elements have a position and a measure, such as the runs of a text and their lengths. Every
 * operation but reading everything costs one or two ways down a tree, and every edit shares the rest with the old list.
 */
public final class Sequence<E> implements Iterable<E> {
    private final Loom<E> loom;
    private final Span<E> root;

    private Sequence(Loom<E> loom, Span<E> root) {
        this.loom = loom;
        this.root = root;
    }

    /** The empty sequence in which every element measures one. */
    public static <E> Sequence<E> empty() {
        return measuredBy(element -> 1);
    }

    /** The empty sequence with a measure, which must depend on the element alone and never be negative. */
    public static <E> Sequence<E> measuredBy(ToLongFunction<? super E> gauge) {
        return woven(new Loom<>(requireNonNull(gauge), Room.USUAL));
    }

    static <E> Sequence<E> woven(Loom<E> loom) {
        return new Sequence<>(loom, loom.woven(List.of()));
    }

    public int size() {
        return root.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public E get(int index) {
        Objects.checkIndex(index, size());
        var span = root;
        var rest = index;
        while (span instanceof Spans<E> spans) {
            var slot = spans.slotAt(rest);
            rest -= spans.startOf(slot);
            span = spans.span(slot);
        }
        return ((Elements<E>) span).get(rest);
    }

    /** This sequence with another element in place of one; this very sequence if it is that very element. */
    public Sequence<E> set(int index, E element) {
        Objects.checkIndex(index, size());
        return with(root.set(index, requireNonNull(element), loom));
    }

    /** This sequence with an element before the one that has the index now, or at the end. */
    public Sequence<E> insert(int index, E element) {
        return splice(index, index, List.of(element));
    }

    public Sequence<E> remove(int index) {
        Objects.checkIndex(index, size());
        return splice(index, index + 1, List.of());
    }

    public Sequence<E> append(E element) {
        return with(loom.joined(root, loom.woven(List.of(element))));
    }

    /** This sequence with what lies from an index to before another replaced by the elements. */
    public Sequence<E> splice(int from, int to, List<? extends E> elements) {
        Objects.checkFromToIndex(from, to, size());
        var middle = loom.woven(List.<E>copyOf(elements));
        return with(loom.joined(loom.joined(loom.head(root, from), middle), loom.tail(root, to)));
    }

    /** This sequence and behind it the other; they share nodes only if both were made with the same measure. */
    public Sequence<E> concat(Sequence<E> other) {
        var right =
                loom.equals(other.loom) ? other.root : loom.woven(other.stream().toList());
        return with(loom.joined(root, right));
    }

    /** The part from an index to before another. */
    public Sequence<E> slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return with(loom.tail(loom.head(root, to), from));
    }

    private Sequence<E> with(Span<E> changed) {
        return changed == root ? this : new Sequence<>(loom, changed);
    }

    /** Sum of what the elements measure. */
    public long measure() {
        return root.measure();
    }

    /** Sum of what the first {@code count} elements measure. */
    public long measureBefore(int count) {
        Objects.checkFromToIndex(0, count, size());
        if (count == size()) {
            return measure();
        }
        var span = root;
        var rest = count;
        var before = 0L;
        while (span instanceof Spans<E> spans) {
            var slot = spans.slotAt(rest);
            before += spans.measureBefore(slot);
            rest -= spans.startOf(slot);
            span = spans.span(slot);
        }
        return before + ((Elements<E>) span).measureBefore(rest, loom);
    }

    /**
     * The index of the element that covers the measure: the last one before whose end and not before whose start it is.
     */
    public int indexAtMeasure(long measure) {
        Objects.checkIndex(measure, measure());
        var span = root;
        var rest = measure;
        var index = 0;
        while (span instanceof Spans<E> spans) {
            var slot = spans.slotAtMeasure(rest);
            rest -= spans.measureBefore(slot);
            index += spans.startOf(slot);
            span = spans.span(slot);
        }
        return index + ((Elements<E>) span).indexAtMeasure(rest, loom);
    }

    @Override
    public Iterator<E> iterator() {
        return iterator(0);
    }

    /** The elements from an index on. */
    public Iterator<E> iterator(int from) {
        Objects.checkFromToIndex(from, size(), size());
        return new Walk<>(root, from);
    }

    public Stream<E> stream() {
        var traits = Spliterator.ORDERED | Spliterator.IMMUTABLE | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliterator(iterator(), size(), traits), false);
    }

    /** Two sequences are equal when they hold equal elements in the same order, whatever these measure. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Sequence<?> other && size() == other.size() && same(root, other.root);
    }

    private static boolean same(Span<?> one, Span<?> other) {
        if (one == other) {
            return true;
        }
        if (one instanceof Spans<?> spans && other instanceof Spans<?> others && spans.isAlignedWith(others)) {
            for (var slot = 0; slot < spans.width(); slot++) {
                if (!same(spans.span(slot), others.span(slot))) {
                    return false;
                }
            }
            return true;
        }
        var left = new Walk<>(one, 0);
        var right = new Walk<>(other, 0);
        while (left.hasNext()) {
            if (!left.next().equals(right.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        var hash = 1;
        for (var element : this) {
            hash = 31 * hash + element.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Sequence[" + size() + " measuring " + measure() + "]";
    }

    Span<E> root() {
        return root;
    }

    /** Goes from element to element, and down from the root once per lowest span. */
    private static final class Walk<E> implements Iterator<E> {
        private final Span<E> root;
        private Elements<E> elements;
        private int start;
        private int next;

        Walk(Span<E> root, int from) {
            this.root = root;
            next = from;
            enter();
        }

        private void enter() {
            var span = root;
            start = 0;
            while (span instanceof Spans<E> spans) {
                var slot = spans.slotAt(next - start);
                start += spans.startOf(slot);
                span = spans.span(slot);
            }
            elements = (Elements<E>) span;
        }

        @Override
        public boolean hasNext() {
            return next < root.size();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (next - start == elements.size()) {
                enter();
            }
            var element = elements.get(next - start);
            next++;
            return element;
        }
    }
}

package dtu.twins.persistent;

import java.util.Arrays;
import java.util.List;

/** The lowest level of a {@link Sequence}: some neighbouring elements. */
final class Elements<E> implements Span<E> {
    private final E[] elements;
    private final long measure;

    private Elements(E[] elements, long measure) {
        this.elements = elements;
        this.measure = measure;
    }

    private static <E> Elements<E> of(E[] elements, Loom<E> loom) {
        var measure = 0L;
        for (var element : elements) {
            measure = Math.addExact(measure, loom.measure(element));
        }
        return new Elements<>(elements, measure);
    }

    static <E> Elements<E> of(List<? extends E> elements, Loom<E> loom) {
        return of(Slots.of(elements), loom);
    }

    E get(int index) {
        return elements[index];
    }

    long measureBefore(int index, Loom<E> loom) {
        var before = 0L;
        for (var i = 0; i < index; i++) {
            before += loom.measure(elements[i]);
        }
        return before;
    }

    /** The first element behind whose beginning and before whose end the measure lies. */
    int indexAtMeasure(long sought, Loom<E> loom) {
        var index = 0;
        var end = loom.measure(elements[0]);
        while (end <= sought) {
            index++;
            end += loom.measure(elements[index]);
        }
        return index;
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public long measure() {
        return measure;
    }

    @Override
    public int width() {
        return elements.length;
    }

    @Override
    public int height() {
        return 0;
    }

    @Override
    public Span<E> slice(int from, int to, Loom<E> loom) {
        return of(Arrays.copyOfRange(elements, from, to), loom);
    }

    @Override
    public Span<E> join(Span<E> right) {
        var other = (Elements<E>) right;
        return new Elements<>(Slots.joined(elements, other.elements), measure + other.measure);
    }

    @Override
    public Span<E> set(int index, E element, Loom<E> loom) {
        var old = elements[index];
        var grown = loom.measure(element) - loom.measure(old);
        return element == old ? this : new Elements<>(Slots.replaced(elements, index, element), measure + grown);
    }
}

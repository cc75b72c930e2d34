package dtu.twins.persistent;

import java.util.Arrays;
import java.util.List;

/** An inner level of a {@link Sequence}: beside each span stand the elements and the measure up to its end. */
final class Spans<E> implements Span<E> {
    private final Span<E>[] spans;
    private final int[] ends;
    private final long[] measures;
    private final int height;

    private Spans(Span<E>[] spans, int[] ends, long[] measures, int height) {
        this.spans = spans;
        this.ends = ends;
        this.measures = measures;
        this.height = height;
    }

    /** The elements are checked by the parameter; Java has no other way to make an array of a generic type. */
    @SuppressWarnings("unchecked")
    static <E> Spans<E> of(List<Span<E>> spans) {
        return of((Span<E>[]) spans.toArray(Span<?>[]::new));
    }

    private static <E> Spans<E> of(Span<E>[] spans) {
        var ends = new int[spans.length];
        var measures = new long[spans.length];
        var end = 0;
        var measure = 0L;
        for (var i = 0; i < spans.length; i++) {
            end = Math.addExact(end, spans[i].size());
            measure = Math.addExact(measure, spans[i].measure());
            ends[i] = end;
            measures[i] = measure;
        }
        return new Spans<>(spans, ends, measures, spans[0].height() + 1);
    }

    Span<E> span(int slot) {
        return spans[slot];
    }

    /** The slot that holds the element of this index. */
    int slotAt(int index) {
        return Slots.holding(index, ends);
    }

    /** The slot in which the measure lies. */
    int slotAtMeasure(long measure) {
        var slot = 0;
        while (measures[slot] <= measure) {
            slot++;
        }
        return slot;
    }

    int startOf(int slot) {
        return slot == 0 ? 0 : ends[slot - 1];
    }

    long measureBefore(int slot) {
        return slot == 0 ? 0 : measures[slot - 1];
    }

    /** What lies from a slot to before another, without a level on top if that is a single span. */
    Span<E> part(int from, int to) {
        return to - from == 1 ? spans[from] : of(Arrays.copyOfRange(spans, from, to));
    }

    Spans<E> replaced(int slot, List<Span<E>> pieces) {
        return of(Slots.spliced(spans, slot, slot + 1, pieces));
    }

    /** Whether all slots end where those of the other span end, so that one can compare slot by slot. */
    boolean isAlignedWith(Spans<?> other) {
        return Arrays.equals(ends, other.ends);
    }

    @Override
    public int size() {
        return ends[ends.length - 1];
    }

    @Override
    public long measure() {
        return measures[measures.length - 1];
    }

    @Override
    public int width() {
        return spans.length;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public Span<E> slice(int from, int to, Loom<E> loom) {
        return of(Arrays.copyOfRange(spans, from, to));
    }

    @Override
    public Span<E> join(Span<E> right) {
        return of(Slots.joined(spans, ((Spans<E>) right).spans));
    }

    @Override
    public Span<E> set(int index, E element, Loom<E> loom) {
        var slot = slotAt(index);
        var changed = spans[slot].set(index - startOf(slot), element, loom);
        if (changed == spans[slot]) {
            return this;
        }
        return new Spans<>(
                Slots.replaced(spans, slot, changed),
                ends,
                grown(slot, changed.measure() - spans[slot].measure()),
                height);
    }

    private long[] grown(int slot, long measure) {
        if (measure == 0) {
            return measures;
        }
        var grown = measures.clone();
        for (var i = slot; i < grown.length; i++) {
            grown[i] = Math.addExact(grown[i], measure);
        }
        return grown;
    }
}

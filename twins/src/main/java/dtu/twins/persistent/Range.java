package dtu.twins.persistent;

import static java.util.Objects.requireNonNull;

import java.util.function.ToIntFunction;

/**
 * Which keys of an {@link OrderedMap} to read, and in which direction: {@code Range.where(prefix).and(Range.after(key))
 * .descending()}.
 */
public final class Range<K> {
    private final Cut<K> start;
    private final Cut<K> end;
    private final Direction direction;

    private Range(Cut<K> start, Cut<K> end, Direction direction) {
        this.start = start;
        this.end = end;
        this.direction = direction;
    }

    private static <K> Range<K> ascending(Cut<K> start, Cut<K> end) {
        return new Range<>(start, end, Direction.ASCENDING);
    }

    private static <K> Cut<K> lowest() {
        return (key, order) -> false;
    }

    private static <K> Cut<K> highest() {
        return (key, order) -> true;
    }

    /** Every key. */
    public static <K> Range<K> all() {
        return ascending(lowest(), highest());
    }

    /** The key and those above it. */
    public static <K> Range<K> atLeast(K key) {
        return ascending(Cut.before(requireNonNull(key)), highest());
    }

    /** The keys above the key. */
    public static <K> Range<K> after(K key) {
        return ascending(Cut.behind(requireNonNull(key)), highest());
    }

    /** The key and those below it. */
    public static <K> Range<K> atMost(K key) {
        return ascending(lowest(), Cut.behind(requireNonNull(key)));
    }

    /** The keys below the key. */
    public static <K> Range<K> before(K key) {
        return ascending(lowest(), Cut.before(requireNonNull(key)));
    }

    /** The keys from one, itself included, to before another; nothing if the first lies above the second. */
    public static <K> Range<K> between(K from, K to) {
        return Range.<K>atLeast(from).and(before(to));
    }

    /**
     * The keys for which {@code side} is zero. It must answer a negative number for the keys before them and a positive
     * one for those behind them, as a comparison of a key's leading part does.
     */
    public static <K> Range<K> where(ToIntFunction<? super K> side) {
        requireNonNull(side);
        return ascending((key, order) -> side.applyAsInt(key) < 0, (key, order) -> side.applyAsInt(key) <= 0);
    }

    /** The keys that lie in both ranges, in the direction of this one. */
    public Range<K> and(Range<K> other) {
        Cut<K> later = (key, order) -> start.isAbove(key, order) || other.start.isAbove(key, order);
        Cut<K> earlier = (key, order) -> end.isAbove(key, order) && other.end.isAbove(key, order);
        return new Range<>(later, earlier, direction);
    }

    /** The same keys, from the highest to the lowest. */
    public Range<K> descending() {
        return new Range<>(start, end, Direction.DESCENDING);
    }

    Cut<K> start() {
        return start;
    }

    Cut<K> end() {
        return end;
    }

    Direction direction() {
        return direction;
    }
}

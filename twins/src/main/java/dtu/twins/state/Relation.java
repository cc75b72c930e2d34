package dtu.twins.state;

import dtu.twins.persistent.OrderedMap;
import dtu.twins.persistent.Range;
import java.util.Comparator;

/** Pairs, found from both ends; each pair at most once. */
public final class Relation<A extends Comparable<? super A>, B extends Comparable<? super B>> extends Shape {
    private final Comparator<Pair<A, B>> forwards =
            Comparator.comparing((Pair<A, B> pair) -> pair.from()).thenComparing(Pair::to);
    private final Comparator<Pair<A, B>> backwards =
            Comparator.comparing((Pair<A, B> pair) -> pair.to()).thenComparing(Pair::from);

    private Relation(String name) {
        super(name, Interest.CONTENT);
    }

    public static <A extends Comparable<? super A>, B extends Comparable<? super B>> Relation<A, B> of(String name) {
        return new Relation<>(name);
    }

    /** One pair. */
    public record Pair<A, B>(A from, B to) {}

    record Pairs<A, B>(OrderedMap<Pair<A, B>, Boolean> forth, OrderedMap<Pair<A, B>, Boolean> back) {}

    /** All pairs that begin with {@code from}. */
    public Range<Pair<A, B>> of(A from) {
        return Range.where(pair -> pair.from().compareTo(from));
    }

    /** All pairs that end with {@code to}. */
    public Range<Pair<A, B>> to(B to) {
        return Range.where(pair -> pair.to().compareTo(to));
    }

    /** The pairs behind that one, seen from either end. */
    public Range<Pair<A, B>> after(A from, B to) {
        return Range.after(new Pair<>(from, to));
    }

    @Override
    Pairs<A, B> nothing() {
        return new Pairs<>(OrderedMap.empty(forwards), OrderedMap.empty(backwards));
    }

    Pairs<A, B> link(Pairs<A, B> pairs, A from, B to) {
        var pair = new Pair<>(from, to);
        return pairs.forth().containsKey(pair)
                ? pairs
                : new Pairs<>(pairs.forth().put(pair, true), pairs.back().put(pair, true));
    }

    Pairs<A, B> unlink(Pairs<A, B> pairs, A from, B to) {
        var pair = new Pair<>(from, to);
        return pairs.forth().containsKey(pair)
                ? new Pairs<>(pairs.forth().remove(pair), pairs.back().remove(pair))
                : pairs;
    }

    @Override
    void diff(Object before, Object after, Difference difference) {
        @SuppressWarnings("unchecked") // a slot only ever holds what its own shape put there
        var earlier = ((Pairs<A, B>) before).forth();
        @SuppressWarnings("unchecked")
        var later = ((Pairs<A, B>) after).forth();
        earlier.diff(later, Table.reporting(this, difference));
    }
}

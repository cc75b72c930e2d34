package dtu.twins.state;

import dtu.twins.persistent.OrderedMap;
import dtu.twins.persistent.Range;
import java.time.Instant;
import java.util.function.Function;

/** Entries that are only ever appended, found by their time and by their place. */
public final class Log<E> extends Shape {
    private final Function<E, Instant> time;

    private Log(String name, Function<E, Instant> time) {
        super(name, Interest.CONTENT);
        this.time = time;
    }

    public static <E> Log<E> of(String name, Function<E, Instant> time) {
        return new Log<>(name, time);
    }

    /**
     * Where an entry stands: its time, and a number that grows by one with every entry of the log.
     *
     * @param number from 1
     */
    public record Place(Instant at, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Long.compare(number, other.number);
        }
    }

    /** The entries at that time or later. */
    public Range<Place> since(Instant from) {
        return Range.where(place -> place.at().isBefore(from) ? -1 : 0);
    }

    /** The entries before that time. */
    public Range<Place> until(Instant to) {
        return Range.where(place -> place.at().isBefore(to) ? 0 : 1);
    }

    /** The entries behind the one with that number. */
    public Range<Place> after(long number) {
        return Range.where(place -> place.number() <= number ? -1 : 0);
    }

    @Override
    OrderedMap<Place, E> nothing() {
        return OrderedMap.empty();
    }

    OrderedMap<Place, E> append(OrderedMap<Place, E> entries, E entry) {
        var last = entries.lastEntry();
        var number = last == null ? 1 : last.getKey().number() + 1;
        var at = time.apply(entry);
        if (last != null && at.isBefore(last.getKey().at())) {
            at = last.getKey().at();
        }
        return entries.put(new Place(at, number), entry);
    }

    @Override
    void diff(Object before, Object after, Difference difference) {
        @SuppressWarnings("unchecked") // a slot only ever holds what its own shape put there
        var earlier = (OrderedMap<Place, E>) before;
        @SuppressWarnings("unchecked")
        var later = (OrderedMap<Place, E>) after;
        earlier.diff(later, Table.reporting(this, difference));
    }
}

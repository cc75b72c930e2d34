package dtu.google.drive.changes;

import dtu.twins.Ids;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Comparator;

/**
 * The latest change of a file in one feed.
 *
 * @param removed the file is gone for those whose feed it is
 */
public record Change(Id id, String file, Instant at, boolean removed) {
    public static final Table<Id, Change> CHANGES = Table.of("Change", Change::id);
    static final Index<Of, Change> BY_FILE = CHANGES.index("file", change -> new Of(change.id.feed(), change.file));
    static final Ids<Long> NUMBERS = new Ids<>("google.change", Ids.decimal(1), Long::valueOf);

    /**
     * A place in a feed.
     *
     * @param feed a person's permission id, or the id of a shared drive
     */
    record Id(String feed, long number) implements Comparable<Id> {
        private static final Comparator<Id> ORDER =
                Comparator.comparing(Id::feed).thenComparingLong(Id::number);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }
    }

    /** A file in a feed. */
    record Of(String feed, String file) implements Comparable<Of> {
        private static final Comparator<Of> ORDER =
                Comparator.comparing(Of::feed).thenComparing(Of::file);

        @Override
        public int compareTo(Of other) {
            return ORDER.compare(this, other);
        }
    }

    static Range<Id> of(String feed) {
        return Range.where(id -> id.feed().compareTo(feed));
    }

    /** From a number on. */
    static Range<Id> of(String feed, long from) {
        return of(feed).and(Range.atLeast(new Id(feed, from)));
    }
}

package dtu.google.drive.files;

import dtu.google.people.Person;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a file is to one person.
 *
 * @param viewed when the person last opened it; null for never
 * @param modified when the person last changed it; null for never
 * @param shared when it was shared with the person directly; null when it was not
 */
public record Mark(
        Id id,
        boolean starred,
        @Nullable Instant viewed,
        @Nullable Instant modified,
        @Nullable Instant shared,
        Person.@Nullable Id sharer) {
    public static final Table<Id, Mark> MARKS = Table.of("FileMark", Mark::id);
    /** What is shared with a person directly. */
    static final Index<String, Mark> SHARED_WITH =
            MARKS.index("sharedWith", mark -> mark.shared == null ? null : mark.id.person());

    /** A file and a person. */
    public record Id(String file, String person) implements Comparable<Id> {
        private static final Comparator<Id> ORDER =
                Comparator.comparing(Id::file).thenComparing(Id::person);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }
    }

    /** The mark, or one that says nothing yet. */
    public static Mark of(State state, DriveFile.Id file, Person.Id person) {
        var id = new Id(file.value(), person.value());
        return state.find(MARKS, id).orElse(new Mark(id, false, null, null, null, null));
    }

    Mark starred(Boolean on) {
        return new Mark(id, on, viewed, modified, shared, sharer);
    }

    /** Made or changed by the person, who has seen it thereby. */
    public Mark modified(Instant at) {
        return new Mark(id, starred, at, at, shared, sharer);
    }

    public Mark sharedBy(Person.Id by, Instant at) {
        return new Mark(id, starred, viewed, modified, at, by);
    }

    /** No longer shared directly. */
    public Mark unshared() {
        return new Mark(id, starred, viewed, modified, null, null);
    }
}

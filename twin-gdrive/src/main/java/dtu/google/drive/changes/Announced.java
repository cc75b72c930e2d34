package dtu.google.drive.changes;

import dtu.google.drive.files.DriveFile;
import dtu.google.people.Person;
import dtu.twins.Announcement;
import java.util.Collection;
import java.util.List;

/** What handlers say has happened to a file. */
public sealed interface Announced extends Announcement {
    /**
     * A file is new or other than before, for everybody who can see it.
     *
     * @param state what push messages call it: {@code add}, {@code update}, {@code trash}, {@code untrash}
     * @param aspects what of it is new, for updates: content, parents, children, permissions, properties
     */
    record Touched(DriveFile.Id file, String state, String aspects) implements Announced {}

    /**
     * Some people no longer see a file.
     *
     * @param drive the shared drive in which everybody loses it; empty in a My Drive
     */
    record Gone(DriveFile.Id file, List<Person.Id> people, String drive) implements Announced {}

    static Announced added(DriveFile file) {
        return new Touched(file.id(), "add", "");
    }

    static Announced updated(DriveFile file, String aspects) {
        return new Touched(file.id(), "update", aspects);
    }

    /** Of these people, those who can no longer see it are told so. */
    static Announced gone(DriveFile file, Collection<Person.Id> people, String drive) {
        return new Gone(file.id(), List.copyOf(people), drive);
    }
}

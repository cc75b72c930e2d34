package dtu.google.drive.files;

import dtu.google.GoogleIds;
import dtu.google.people.Person;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file, a folder, or what one of Google's editors keeps.
 *
 * @param more what clients set and Drive only keeps: description, properties, flags
 * @param content the bytes; null for folders, shortcuts and what the editors keep
 * @param version grows with every change
 */
public record DriveFile(
        Id id,
        Place place,
        String name,
        String mimeType,
        Json more,
        Times times,
        @Nullable Content content,
        long version) {
    public static final Table<Id, DriveFile> FILES = Table.of("File", DriveFile::id);
    /** The children of a folder, newest first. */
    static final Index<Newest, DriveFile> BY_PARENT = FILES.index("parent", file -> file.newest(file.place.parent()));
    /** What somebody owns, newest first. */
    static final Index<Newest, DriveFile> BY_OWNER = FILES.index("owner", DriveFile::owned);
    /** What lies in a shared drive, newest first; not the drive itself. */
    static final Index<Newest, DriveFile> BY_DRIVE =
            FILES.index("drive", file -> file.isRoot() ? null : file.newest(file.place.drive()));
    /** What has been trashed by itself, by owner or by shared drive. */
    static final Index<String, DriveFile> BY_TRASH = FILES.index("trash", DriveFile::trashOf);

    static final Index<String, DriveFile> BY_NAME = FILES.index("name", file -> file.name.toLowerCase(Locale.ROOT));
    /** The words of the name, for {@code name contains}. */
    static final Index<String, DriveFile> BY_WORD = FILES.indexEach("word", file -> words(file.name));

    public static final Ids<Id> IDS = GoogleIds.of("file", "1", 33, Id::new);
    static final Ids<Id> EDITOR_IDS = GoogleIds.of("file", "1", 44, Id::new);
    public static final Ids<Id> ROOT_IDS = GoogleIds.ofRoots(Id::new);

    /** Opaque; its length tells blobs and folders (33) from what editors keep (44) and from roots (19). */
    public record Id(String value) implements EntityId {}

    /**
     * Where a file is and whose.
     *
     * @param parent the folder; null for roots, and for files whose folder is gone
     * @param drive the shared drive; null in a My Drive
     * @param owner null in a shared drive
     * @param client the OAuth client that made it
     */
    public record Place(@Nullable String parent, @Nullable String drive, Person.@Nullable Id owner, String client) {
        Place in(@Nullable String folder) {
            return new Place(folder, drive, owner, client);
        }
    }

    /**
     * When what happened.
     *
     * @param trashed when it was trashed by itself; null when it was not
     */
    public record Times(
            Instant created,
            Instant modified,
            Person.Id modifiedBy,
            @Nullable Instant trashed,
            Person.@Nullable Id trashedBy) {}

    /** A place in an index that runs from the newest file to the oldest. */
    record Newest(String of, long backwardsMillis) implements Comparable<Newest> {
        static Newest of(String of, Instant time) {
            return new Newest(of, -time.toEpochMilli());
        }

        @Override
        public int compareTo(Newest other) {
            var byOwner = of.compareTo(other.of);
            return byOwner != 0 ? byOwner : Long.compare(backwardsMillis, other.backwardsMillis);
        }
    }

    public static DriveFile create(Id id, Place place, String name, String mimeType, Person.Id by, Instant now) {
        var times = new Times(now, now, by, null, null);
        return new DriveFile(id, place, name, mimeType, Json.EMPTY_OBJECT, times, null, 1);
    }

    private @Nullable Newest owned() {
        var owner = place.owner();
        return owner == null || isRoot() ? null : newest(owner.value());
    }

    private @Nullable String trashOf() {
        var owner = place.owner();
        return times.trashed() == null ? null : owner == null ? place.drive() : owner.value();
    }

    private @Nullable Newest newest(@Nullable String of) {
        return of == null ? null : Newest.of(of, times.modified());
    }

    public boolean isFolder() {
        return mimeType.equals(MimeTypes.FOLDER);
    }

    /** A My Drive or a shared drive itself. */
    public boolean isRoot() {
        return id.value().startsWith("0A");
    }

    boolean isExplicitlyTrashed() {
        return times.trashed() != null;
    }

    public boolean isShared() {
        return place.drive() != null;
    }

    boolean isOwnedBy(Person person) {
        return person.id().equals(place.owner());
    }

    DriveFile named(String other) {
        return new DriveFile(id, place, other, mimeType, more, times, content, version);
    }

    DriveFile typed(String other) {
        return new DriveFile(id, place, name, other, more, times, content, version);
    }

    DriveFile with(Json other) {
        return new DriveFile(id, place, name, mimeType, other, times, content, version);
    }

    DriveFile with(@Nullable Content other) {
        return new DriveFile(id, place, name, mimeType, more, times, other, version);
    }

    DriveFile with(Times other) {
        return new DriveFile(id, place, name, mimeType, more, other, content, version);
    }

    DriveFile at(Place other) {
        return new DriveFile(id, other, name, mimeType, more, times, content, version);
    }

    /** In other hands; the folder stays. */
    public DriveFile ownedBy(Person.Id owner) {
        return at(new Place(place.parent(), place.drive(), owner, place.client()))
                .touched();
    }

    /** In another folder. */
    public DriveFile movedTo(String folder) {
        return at(place.in(folder));
    }

    /** Changed in a way that does not count as a modification. */
    public DriveFile retouched() {
        return touched();
    }

    private DriveFile touched() {
        return new DriveFile(id, place, name, mimeType, more, times, content, version + 1);
    }

    /** Changed by somebody: the time stamp that lists are ordered by moves. */
    public DriveFile modified(Person.Id by, Instant at) {
        return with(new Times(times.created(), at, by, times.trashed(), times.trashedBy()))
                .touched();
    }

    DriveFile trashed(Person.Id by, Instant at) {
        return with(new Times(times.created(), times.modified(), times.modifiedBy(), at, by))
                .touched();
    }

    DriveFile untrashed() {
        return with(new Times(times.created(), times.modified(), times.modifiedBy(), null, null))
                .touched();
    }

    /** Renamed by one of the editors, where a file's name is its title. */
    public DriveFile titled(String title, Person.Id by, Instant at) {
        return named(title).modified(by, at);
    }

    /** The text of something that is only kept; empty when not set. */
    String kept(String name) {
        return more.textAt(name).orElse("");
    }

    boolean flag(String name, boolean usual) {
        return more.at(name).filter(Json::isTruth).map(Json::asTruth).orElse(usual);
    }

    /** The words of a text in lower case. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty() && !words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}

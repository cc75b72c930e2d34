package dtu.google.drive.files;

import static dtu.google.drive.files.DriveFile.BY_DRIVE;
import static dtu.google.drive.files.DriveFile.BY_NAME;
import static dtu.google.drive.files.DriveFile.BY_OWNER;
import static dtu.google.drive.files.DriveFile.BY_PARENT;
import static dtu.google.drive.files.DriveFile.BY_WORD;
import static dtu.google.drive.files.DriveFile.FILES;

import dtu.google.GoogleCall;
import dtu.google.drive.drives.SharedDrive;
import dtu.google.drive.permissions.Access;
import dtu.google.people.Person;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a list. An index is chosen by the query: a folder, a name, the beginning of a word; otherwise the
 * lists of what the caller owns, was given, and finds in shared drives are merged, newest first. Rows are read only
 * until a page is full, unless the client wants another order.
 */
public final class FileSearch {
    static final Comparator<DriveFile> NEWEST_FIRST = Comparator.comparingLong(
                    (DriveFile file) -> -file.times().modified().toEpochMilli())
            .thenComparing(file -> file.id().value());

    private final GoogleCall call;
    private final State state;
    private final FileQuery query;
    private final FileMatch match;
    private final @Nullable DriveFile after;

    /** A search for what stands behind a file in the usual order; from the beginning when that is null. */
    FileSearch(GoogleCall call, FileQuery query, @Nullable DriveFile after) {
        this.call = call;
        this.state = call.state();
        this.query = query;
        this.match = new FileMatch(call);
        this.after = after;
    }

    /** Whether nothing lies in a folder. */
    public static boolean isEmpty(State state, String folder) {
        return state.scan(BY_PARENT, of(folder)).isEmpty();
    }

    /** What lies in a folder. */
    static List<DriveFile> children(State state, DriveFile.Id folder) {
        return state.scan(BY_PARENT, of(folder.value())).toList();
    }

    /** What somebody owns, newest first. */
    public static List<DriveFile> owned(State state, Person person) {
        return state.scan(BY_OWNER, of(person.id().value())).toList();
    }

    static Range<Index.Key<?>> of(String scope) {
        return BY_PARENT.where(key -> key.of().compareTo(scope));
    }

    /** At most that many, in the usual order. */
    List<DriveFile> newest(int limit) {
        var found = new ArrayList<DriveFile>();
        for (var rows = candidates(); rows.hasNext() && found.size() < limit; ) {
            var file = rows.next();
            if (isBehind(file) && belongs(file)) {
                found.add(file);
            }
        }
        return found;
    }

    /** All of them, in another order. */
    List<DriveFile> sorted(Comparator<DriveFile> order) {
        var found = new ArrayList<DriveFile>();
        candidates().forEachRemaining(file -> {
            if (belongs(file)) {
                found.add(file);
            }
        });
        found.sort(order);
        return found;
    }

    private boolean isBehind(DriveFile file) {
        return after == null || NEWEST_FIRST.compare(file, after) > 0;
    }

    private boolean belongs(DriveFile file) {
        return !file.isRoot()
                && FileAccess.isReachable(call, file)
                && (file.isShared() ? isOfWantedDrive(file) : wantsMyDrive())
                && match.matches(query, file)
                && FileAccess.role(call, state, file).isPresent();
    }

    private boolean isOfWantedDrive(DriveFile file) {
        var wanted = drive();
        return wantsDrives()
                && (wanted.isEmpty() || wanted.get().equals(file.place().drive()));
    }

    private boolean wantsMyDrive() {
        return drive().isEmpty();
    }

    private Optional<String> drive() {
        return call.query("driveId").or(() -> call.query("teamDriveId"));
    }

    private boolean wantsDrives() {
        return call.isOn("includeItemsFromAllDrives") || call.isOn("includeTeamDriveItems");
    }

    private Iterator<DriveFile> candidates() {
        for (var part : conjuncts()) {
            if (part instanceof FileQuery.InFolder(var id)) {
                return folder(FileAccess.real(call, id));
            }
        }
        for (var part : conjuncts()) {
            if (part instanceof FileQuery.NameIs(var name)) {
                return inOrder(state.scan(BY_NAME, name).toList());
            }
            if (part instanceof FileQuery.NameContains(var words) && !words.isEmpty()) {
                var longest = words.stream()
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow();
                return inOrder(state.scan(BY_WORD, BY_WORD.prefix(longest)).toList());
            }
        }
        return everythingVisible();
    }

    private List<FileQuery> conjuncts() {
        return query instanceof FileQuery.AllOf(var parts) ? parts : List.of(query);
    }

    /** A folder that the caller cannot see has nothing in it. */
    private Iterator<DriveFile> folder(String id) {
        return state.scan(BY_PARENT, past(id)).iterator();
    }

    /** From the cursor on. */
    private Range<Index.Key<?>> past(String scope) {
        if (after == null) {
            return of(scope);
        }
        var newest = DriveFile.Newest.of(scope, after.times().modified());
        return of(scope).and(BY_PARENT.after(newest, after.id()));
    }

    private static Iterator<DriveFile> inOrder(List<DriveFile> rows) {
        return rows.stream().distinct().sorted(NEWEST_FIRST).iterator();
    }

    private Iterator<DriveFile> everythingVisible() {
        var sources = new ArrayList<Iterator<DriveFile>>();
        var drive = drive();
        if (drive.isPresent()) {
            sources.add(state.scan(BY_DRIVE, past(drive.get())).iterator());
            return new Merged(sources);
        }
        sources.add(state.scan(BY_OWNER, past(call.me().id().value())).iterator());
        sources.add(inOrder(given()));
        if (wantsDrives()) {
            for (var shared : SharedDrive.of(call)) {
                sources.add(state.scan(BY_DRIVE, past(shared.id().value())).iterator());
            }
        }
        return new Merged(sources);
    }

    /** What others have given the caller: each thing, and all that lies in it; not what the caller owns. */
    private List<DriveFile> given() {
        var found = new LinkedHashMap<DriveFile.Id, DriveFile>();
        var waiting = new ArrayDeque<DriveFile>();
        for (var id : Access.directly(state, call.me(), call.now()).keySet()) {
            state.find(FILES, new DriveFile.Id(id)).ifPresent(waiting::add);
        }
        for (var guest : state.linked(FileMoves.GUESTS, call.me().id())) {
            state.find(FILES, guest).ifPresent(waiting::add);
        }
        var seen = new HashSet<DriveFile.Id>();
        while (!waiting.isEmpty()) {
            var file = waiting.poll();
            if (seen.add(file.id()) && !(file.isShared() && file.isRoot())) {
                if (!file.isOwnedBy(call.me())) {
                    found.put(file.id(), file);
                }
                if (file.isFolder()) {
                    waiting.addAll(children(state, file.id()));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Several lists in the usual order as one. */
    private static final class Merged implements Iterator<DriveFile> {
        private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::file, NEWEST_FIRST));

        private record Head(DriveFile file, Iterator<DriveFile> rest) {}

        Merged(List<Iterator<DriveFile>> sources) {
            sources.forEach(this::offer);
        }

        private void offer(Iterator<DriveFile> source) {
            if (source.hasNext()) {
                heads.add(new Head(source.next(), source));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public DriveFile next() {
            var head = heads.remove();
            offer(head.rest());
            return head.file();
        }
    }
}

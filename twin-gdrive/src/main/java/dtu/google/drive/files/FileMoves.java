package dtu.google.drive.files;

import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.permissions.Permission.PERMISSIONS;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.Permission;
import dtu.google.drive.permissions.Role;
import dtu.google.people.Person;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where files may lie, and how they get from one folder to another. */
final class FileMoves {
    /** Things that lie in a folder of somebody else's, by the owner of the folder. */
    static final Relation<Person.Id, DriveFile.Id> GUESTS = Relation.of("GuestFile");

    private FileMoves() {}

    /** The folder that a new file is to lie in: the one that the client names, or the caller's My Drive. */
    static DriveFile parent(GoogleCall call, List<String> parents) {
        if (parents.size() > 1) {
            throw GoogleError.BAD_REQUEST.refusal("A file cannot have more than one parent.");
        }
        return folder(call, parents.isEmpty() ? "root" : parents.getFirst());
    }

    /** A folder that the caller may put things into. */
    static DriveFile folder(GoogleCall call, String id) {
        var opened = FileAccess.find(call, id).orElseThrow(() -> FileAccess.notFound(id));
        if (!opened.file().isFolder()) {
            throw GoogleError.PARENT_NOT_A_FOLDER.refusal();
        }
        return opened.forWriting().file();
    }

    /** The place of a new file of the caller's in a folder. */
    static DriveFile.Place placeIn(GoogleCall call, DriveFile folder) {
        return new DriveFile.Place(
                folder.id().value(),
                folder.place().drive(),
                folder.isShared() ? null : call.me().id(),
                call.bearer().client());
    }

    /** The state with the grant that a new file begins with, and known to whoever owns the folders above. */
    static State settled(GoogleCall call, State state, DriveFile file) {
        var next = state.put(FILES, file);
        if (!file.isShared()) {
            next = next.put(PERMISSIONS, Permission.owner(file.id(), call.me()));
        }
        return withHosts(next, file);
    }

    private static State withHosts(State state, DriveFile file) {
        var next = state.unlinkAllTo(GUESTS, file.id());
        for (var above : Access.chain(next, file)) {
            var host = above.place().owner();
            if (host != null && !host.equals(file.place().owner())) {
                next = next.link(GUESTS, host, file.id());
            }
        }
        return next;
    }

    /** The file in the folder that the parameters of an update move it to. */
    static DriveFile moved(GoogleCall call, FileAccess.Opened opened) {
        var file = opened.file();
        var added = ids(call, "addParents");
        var removed = ids(call, "removeParents");
        var target = target(call, file, added);
        var present = file.place().parent();
        if (target.isEmpty()) {
            return leaving(call, opened, removed);
        }
        var folder = target.get();
        if (folder.id().value().equals(present)) {
            return file;
        }
        if (present != null && !removed.contains(present) && !enforcesOneParent(call)) {
            throw GoogleError.CANNOT_ADD_PARENT.refusal();
        }
        opened.forWriting();
        checked(call, file, folder);
        return file.at(new DriveFile.Place(
                folder.id().value(),
                folder.place().drive(),
                folder.isShared() ? null : ownerAfter(call, file),
                file.place().client()));
    }

    private static Person.Id ownerAfter(GoogleCall call, DriveFile file) {
        return Objects.requireNonNullElse(file.place().owner(), call.me().id());
    }

    /** An old parameter that asks Drive to take the present parent away by itself. */
    private static boolean enforcesOneParent(GoogleCall call) {
        return call.isOn("enforceSingleParent");
    }

    private static Optional<DriveFile> target(GoogleCall call, DriveFile file, List<String> added) {
        if (added.isEmpty()) {
            return Optional.empty();
        }
        if (added.size() > 1) {
            throw GoogleError.CANNOT_ADD_PARENT.refusal();
        }
        if (file.isRoot()) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        return Optional.of(folder(call, added.getFirst()));
    }

    /** Taken out of its folder and put nowhere: in one's own Drive it then lies at the top. */
    private static DriveFile leaving(GoogleCall call, FileAccess.Opened opened, List<String> removed) {
        var file = opened.file();
        var present = file.place().parent();
        if (present == null
                || !removed.contains(present)
                || present.equals(call.me().root())) {
            return file;
        }
        if (file.isShared() || !file.isOwnedBy(call.me())) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        return file.at(file.place().in(call.me().root()));
    }

    private static void checked(GoogleCall call, DriveFile file, DriveFile folder) {
        if (Access.chain(call.state(), folder).stream()
                .anyMatch(above -> above.id().equals(file.id()))) {
            throw GoogleError.BAD_REQUEST.refusal("A folder cannot be moved into itself or into one of its children.");
        }
        var drive = folder.place().drive();
        if (Objects.equals(drive, file.place().drive())) {
            return;
        }
        if (file.isFolder()) {
            throw GoogleError.NO_FOLDER_MOVES_IN.refusal();
        }
        var role = FileAccess.role(call, call.state(), file).orElse(Role.READER);
        if (!role.isAtLeast(file.isShared() ? Role.ORGANIZER : Role.OWNER)) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
    }

    /** After a move: whoever owns it now, and whoever owns the folders above now. */
    static State resettled(GoogleCall call, State state, DriveFile before, DriveFile after) {
        var next = state.put(FILES, after);
        if (Objects.equals(before.place().parent(), after.place().parent())) {
            return next;
        }
        if (before.isShared() != after.isShared()) {
            var owner = before.place().owner();
            if (owner != null) {
                next = next.remove(PERMISSIONS, new Permission.Id(after.id().value(), owner.value()));
            }
            if (!after.isShared()) {
                next = next.put(PERMISSIONS, Permission.owner(after.id(), call.me()));
            }
        }
        return withHosts(next, after);
    }

    private static List<String> ids(GoogleCall call, String parameter) {
        return call.query(parameter).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> FileAccess.real(call, id))
                .distinct()
                .toList();
    }
}

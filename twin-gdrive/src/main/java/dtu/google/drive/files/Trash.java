package dtu.google.drive.files;

import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.files.FileMoves.GUESTS;
import static dtu.google.drive.files.Mark.MARKS;
import static dtu.google.drive.permissions.Permission.PERMISSIONS;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.docs.documents.Document;
import dtu.google.drive.changes.Announced;
import dtu.google.drive.drives.SharedDrive;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.Capabilities;
import dtu.google.drive.permissions.Permission;
import dtu.google.drive.permissions.Role;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import dtu.twins.Commit;
import dtu.twins.persistent.Range;
import dtu.twins.state.State;
import java.util.List;

/** Deleting for good: one file with all that lies in it, or everything that has been trashed. */
final class Trash {
    private Trash() {}

    static Commit delete(GoogleCall call) {
        var opened = FileAccess.opened(call);
        if (!Capabilities.canDelete(opened.file(), opened.role())) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        return without(call, List.of(opened.file()));
    }

    /** The caller's own trash, or that of one shared drive. */
    static Commit empty(GoogleCall call) {
        var drive = call.query("driveId");
        if (drive.isPresent()) {
            var shared = SharedDrive.member(call, drive.get());
            var root = call.state().get(FILES, new DriveFile.Id(shared.id().value()));
            if (FileAccess.role(call, call.state(), root).orElse(Role.READER) != Role.ORGANIZER) {
                throw GoogleError.NOT_PERMITTED.refusal();
            }
            return without(
                    call,
                    call.state()
                            .scan(
                                    DriveFile.BY_TRASH,
                                    DriveFile.BY_TRASH.exactly(shared.id().value()))
                            .toList());
        }
        return without(
                call,
                call.state()
                        .scan(
                                DriveFile.BY_TRASH,
                                DriveFile.BY_TRASH.exactly(call.me().id().value()))
                        .toList());
    }

    private static Commit without(GoogleCall call, List<DriveFile> files) {
        var commit = Commit.commit(call.state());
        for (var file : files) {
            commit = without(call, commit, file);
        }
        return commit;
    }

    /** What others own in a deleted folder stays theirs and goes to the top of their Drive. */
    private static Commit without(GoogleCall call, Commit commit, DriveFile file) {
        var next = commit;
        if (file.isFolder()) {
            for (var child : FileSearch.children(commit.state(), file.id())) {
                var theirs = child.place().owner();
                if (theirs == null || theirs.equals(file.place().owner())) {
                    next = without(call, next, child);
                } else {
                    var root = next.state()
                            .get(dtu.google.people.Person.PEOPLE, theirs)
                            .root();
                    next = next.with(next.state()
                            .put(FILES, child.at(child.place().in(root)).retouched()));
                }
            }
        }
        var people = Access.people(next.state(), file, call.now());
        var drive = file.place().drive();
        return next.with(removed(next.state(), file))
                .announce(Announced.gone(file, people, drive == null ? "" : drive));
    }

    private static State removed(State state, DriveFile file) {
        var id = file.id().value();
        var next = state.remove(FILES, file.id())
                .remove(Document.DOCUMENTS, new Document.Id(id))
                .remove(Spreadsheet.SPREADSHEETS, new Spreadsheet.Id(id))
                .unlinkAllTo(GUESTS, file.id());
        for (var permission : state.scan(PERMISSIONS, Permission.of(file.id())).toList()) {
            next = next.remove(PERMISSIONS, permission.id());
        }
        Range<Mark.Id> marks = Range.where(mark -> mark.file().compareTo(id));
        for (var mark : state.scan(MARKS, marks).toList()) {
            next = next.remove(MARKS, mark.id());
        }
        return next;
    }
}

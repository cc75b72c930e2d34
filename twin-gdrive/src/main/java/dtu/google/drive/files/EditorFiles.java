package dtu.google.drive.files;

import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.files.Mark.MARKS;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.Role;
import dtu.twins.state.State;

/**
 * Drive's files as Docs and Sheets see them. These say 403 of a file that exists and is not shared with the caller,
 * where Drive would say 404; and they need no word about shared drives.
 */
public final class EditorFiles {
    private EditorFiles() {}

    /** A file, and what the caller may do with it. */
    public record Opened(DriveFile file, Role role) {
        /** The same, for those who may change it. */
        public Opened forWriting() {
            if (!role.isAtLeast(Role.WRITER)) {
                throw GoogleError.CALLER_NOT_PERMITTED.refusal();
            }
            return this;
        }
    }

    /** A state with a file that is new in it. */
    public record Begun(State state, DriveFile file) {}

    public static Opened opened(GoogleCall call, String id, String mimeType) {
        var file = call.state().find(FILES, new DriveFile.Id(id)).orElseThrow(GoogleError.ENTITY_NOT_FOUND.about());
        var role = Access.role(call.state(), call.me(), file, call.now())
                .filter(any -> FileAccess.isReachable(call, file))
                .orElseThrow(GoogleError.CALLER_NOT_PERMITTED.about());
        if (!file.mimeType().equals(mimeType)) {
            throw GoogleError.FAILED_PRECONDITION.refusal("This operation is not supported for this document");
        }
        return new Opened(file, role);
    }

    /** A new file at the top of the caller's My Drive. */
    public static Begun created(GoogleCall call, String title, String mimeType) {
        var root = call.state().get(FILES, new DriveFile.Id(call.me().root()));
        var id = call.mint(DriveFile.EDITOR_IDS);
        var place = FileMoves.placeIn(call, root);
        var file = DriveFile.create(id, place, title, mimeType, call.me().id(), call.stamp());
        return new Begun(put(call, FileMoves.settled(call, call.state(), file), file), file);
    }

    /** The file as an edit of its content leaves it. */
    public static DriveFile edited(GoogleCall call, DriveFile file) {
        return file.modified(call.me().id(), call.stamp());
    }

    /** The state with the file, which the caller has changed. */
    public static State put(GoogleCall call, State state, DriveFile file) {
        var mark = Mark.of(state, file.id(), call.me().id());
        return state.put(FILES, file).put(MARKS, mark.modified(call.stamp()));
    }
}

package dtu.google.drive.files;

import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.files.Mark.MARKS;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.changes.Announced;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.Capabilities;
import dtu.google.drive.permissions.Role;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.Given;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Making and changing files, whichever way the bytes arrive. */
final class FileWrites {
    private FileWrites() {}

    /**
     * A new file. Bytes are null when the client sends metadata only: then it is empty unless it is one of Google's
     * own.
     */
    static Commit create(GoogleCall call, FileBody body, @Nullable Upload upload) {
        call.mask();
        var folder = FileMoves.parent(call, body.parents());
        var type = type(body, upload);
        if (Imports.converts(type, upload)) {
            Imports.checked(type, upload);
        }
        var id = id(call, body, type);
        var name = body.text("name").orElse("Untitled");
        var place = FileMoves.placeIn(call, folder);
        var bare = DriveFile.create(id, place, name, type, call.me().id(), call.stamp());
        var file = dated(call, body, targeted(call, body, body.applied(bare)));
        if (!MimeTypes.isGoogles(type)) {
            file = file.with(Content.of(bytes(upload), call.mint(Revision.IDS)));
        }
        var state = Imports.begun(call, FileMoves.settled(call, call.state(), file), file, upload);
        state = state.remove(GeneratedId.GENERATED, new GeneratedId.Id(id.value()));
        var mark = Mark.of(state, id, call.me().id()).modified(call.stamp());
        state = state.put(MARKS, body.truth("starred").or(false) ? mark.starred(true) : mark);
        return Commit.commit(state).announce(Announced.added(file)).answer(shown(call, state, file));
    }

    private static dtu.twins.blobs.Blob bytes(@Nullable Upload upload) {
        return upload == null ? dtu.twins.blobs.Blob.EMPTY : upload.bytes();
    }

    private static String type(FileBody body, @Nullable Upload upload) {
        var said = body.text("mimeType").filter(text -> !text.isBlank());
        return said.orElseGet(() -> upload == null ? MimeTypes.BYTES : upload.sniffed());
    }

    private static DriveFile.Id id(GoogleCall call, FileBody body, String type) {
        var given = body.text("id");
        if (given.isEmpty()) {
            return call.mint(MimeTypes.isEditors(type) ? DriveFile.EDITOR_IDS : DriveFile.IDS);
        }
        if (MimeTypes.isEditors(type)) {
            throw GoogleError.GENERATED_ID_REFUSED.refusal();
        }
        var id = given.get();
        if (call.state().has(FILES, new DriveFile.Id(id))) {
            throw GoogleError.FILE_ID_IN_USE.refusal();
        }
        if (type.equals(MimeTypes.SHORTCUT) || !call.state().has(GeneratedId.GENERATED, new GeneratedId.Id(id))) {
            throw GoogleError.BAD_REQUEST.refusal("The provided file ID is not usable.");
        }
        return new DriveFile.Id(id);
    }

    private static DriveFile dated(GoogleCall call, FileBody body, DriveFile file) {
        var created = body.time("createdTime").orElse(file.times().created());
        var modified = body.time("modifiedTime").orElse(file.times().modified());
        if (created.isAfter(call.now())) {
            throw GoogleError.INVALID.refusal();
        }
        var times = file.times();
        return file.with(
                new DriveFile.Times(created, modified, times.modifiedBy(), times.trashed(), times.trashedBy()));
    }

    private static DriveFile targeted(GoogleCall call, FileBody body, DriveFile file) {
        if (!file.mimeType().equals(MimeTypes.SHORTCUT)) {
            return file;
        }
        var id = body.target();
        if (id == null) {
            throw GoogleError.BAD_REQUEST.refusal("A shortcut needs a target.");
        }
        var target = FileAccess.opened(call, id).file();
        if (target.mimeType().equals(MimeTypes.SHORTCUT)) {
            throw GoogleError.BAD_REQUEST.refusal("The target of a shortcut cannot be a shortcut.");
        }
        var details = Json.EMPTY_OBJECT.with("targetId", target.id().value()).with("targetMimeType", target.mimeType());
        return file.with(file.more().with("shortcutDetails", details));
    }

    /** A change of a file that is there. */
    static Commit update(GoogleCall call, FileAccess.Opened opened, FileBody body, @Nullable Upload upload) {
        call.mask();
        var before = opened.file();
        if (body.has("parents")) {
            throw GoogleError.FIELD_NOT_WRITABLE.refusal(
                    "The parents field is not directly writable in update requests."
                            + " Use the addParents and removeParents parameters instead.");
        }
        var moved = FileMoves.moved(call, opened);
        var described = typed(body, body.applied(moved), upload);
        var written = withBytes(call, described, upload);
        var trashed = trashed(call, opened.role(), body, written);
        var after = modified(call, body, before, trashed);
        if (!after.equals(before)) {
            mayChange(opened, before, after);
        }
        var state = FileMoves.resettled(call, call.state(), before, after);
        state = Imports.replaced(call, Titles.renamed(state, before, after), after, upload);
        var starred = body.truth("starred");
        var mark = Mark.of(state, after.id(), call.me().id());
        if (starred instanceof Given.Value<Boolean>(var on)) {
            mark = mark.starred(on);
        }
        state = state.put(MARKS, after.equals(before) ? mark : mark.modified(call.stamp()));
        var commit = Commit.commit(state).answer(shown(call, state, after));
        return announced(call, commit, before, after);
    }

    /** Trashing is the owner's or the manager's; everything else is the writers'. */
    private static void mayChange(FileAccess.Opened opened, DriveFile before, DriveFile after) {
        if (before.isExplicitlyTrashed() == after.isExplicitlyTrashed()) {
            opened.forWriting();
        }
        if (after.isRoot() && !after.isShared() && !after.name().equals(before.name())) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
    }

    private static DriveFile typed(FileBody body, DriveFile file, @Nullable Upload upload) {
        var said = body.text("mimeType").filter(text -> !text.isBlank());
        if (MimeTypes.isGoogles(file.mimeType())) {
            if (said.isPresent() && !said.get().equals(file.mimeType())) {
                throw GoogleError.BAD_REQUEST.refusal("The requested conversion is not supported.");
            }
            return file;
        }
        if (said.isPresent() && MimeTypes.isGoogles(said.get())) {
            throw GoogleError.BAD_REQUEST.refusal("The requested conversion is not supported.");
        }
        return said.map(file::typed).orElseGet(() -> upload == null ? file : file.typed(upload.sniffed()));
    }

    private static DriveFile withBytes(GoogleCall call, DriveFile file, @Nullable Upload upload) {
        if (upload == null) {
            return file;
        }
        if (MimeTypes.isGoogles(file.mimeType())) {
            Imports.checked(file.mimeType(), upload);
            return file;
        }
        return file.with(Content.of(upload.bytes(), call.mint(Revision.IDS)));
    }

    private static DriveFile trashed(GoogleCall call, Role role, FileBody body, DriveFile file) {
        var trash = body.truth("trashed");
        if (!(trash instanceof Given.Value<Boolean>(var wanted)) || wanted == file.isExplicitlyTrashed()) {
            return file;
        }
        if (!Capabilities.canTrash(file, role)) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        return wanted ? file.trashed(call.me().id(), call.stamp()) : file.untrashed();
    }

    /** Whatever changes a file for all moves its time stamp, unless the client sets that itself; trashing does not. */
    private static DriveFile modified(GoogleCall call, FileBody body, DriveFile before, DriveFile after) {
        var time = body.time("modifiedTime");
        if (time.isPresent()) {
            return after.modified(call.me().id(), time.get());
        }
        var same = after.with(before.times()).version() == before.version()
                && after.name().equals(before.name())
                && after.mimeType().equals(before.mimeType())
                && after.more().equals(before.more())
                && after.place().equals(before.place())
                && Objects.equals(after.content(), before.content());
        return same || after.isExplicitlyTrashed() != before.isExplicitlyTrashed()
                ? after
                : after.modified(call.me().id(), call.stamp());
    }

    private static Commit announced(GoogleCall call, Commit commit, DriveFile before, DriveFile after) {
        if (after.equals(before)) {
            return commit;
        }
        if (before.isExplicitlyTrashed() != after.isExplicitlyTrashed()) {
            var push = after.isExplicitlyTrashed() ? "trash" : "untrash";
            return commit.announce(new Announced.Touched(after.id(), push, ""));
        }
        var aspects = new ArrayList<String>();
        if (!Objects.equals(before.content(), after.content())) {
            aspects.add("content");
        }
        if (!Objects.equals(before.place(), after.place())) {
            aspects.add("parents");
        }
        if (aspects.isEmpty()) {
            aspects.add("properties");
        }
        var left = Access.people(call.state(), before, call.now());
        var drive = before.place().drive();
        var lost = drive == null || drive.equals(after.place().drive()) ? "" : drive;
        return commit.announce(Announced.updated(after, String.join(",", aspects)))
                .announce(Announced.gone(after, left, lost));
    }

    static Response shown(GoogleCall call, State state, DriveFile file) {
        return call.ok(json -> FileView.members(call, state, json, file, call.mask()));
    }
}

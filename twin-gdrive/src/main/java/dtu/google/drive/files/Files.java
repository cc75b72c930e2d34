package dtu.google.drive.files;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.ALL_OF_DRIVE;
import static dtu.google.Scope.EXPORT;
import static dtu.google.Scope.FILES_COPY;
import static dtu.google.Scope.FILES_READ;
import static dtu.google.Scope.FILES_UPDATE;
import static dtu.google.Scope.FILES_WRITE;
import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.files.Mark.MARKS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.docs.documents.Document;
import dtu.google.drive.changes.Announced;
import dtu.google.drive.drives.SharedDrive;
import dtu.google.drive.permissions.Capabilities;
import dtu.google.drive.permissions.Role;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Drive's files. */
public final class Files {
    private static final int IDS = 10;
    private static final int IDS_MAX = 1000;
    private static final Set<String> SPACES = Set.of("drive", "photos");
    private static final Set<String> CORPORA = Set.of("user", "domain", "drive", "allDrives");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("drive.files.list",        GET,    "/drive/v3/files",                  FILES_READ,   FileList::list),
        write("drive.files.create",      POST,   "/drive/v3/files",                  FILES_WRITE,  Files::create),
        write("drive.files.create",      POST,   "/upload/drive/v3/files",           FILES_WRITE,  Uploads::create),
        write("drive.files.create",      PUT,    "/upload/drive/v3/files",           dtu.google.Scope.PUBLIC, Uploads::resume),
        write("drive.files.create",      DELETE, "/upload/drive/v3/files",           dtu.google.Scope.PUBLIC, Uploads::cancel),
        write("drive.files.generateIds", GET,    "/drive/v3/files/generateIds",      FILES_WRITE,  Files::generateIds),
        write("drive.files.emptyTrash",  DELETE, "/drive/v3/files/trash",            ALL_OF_DRIVE, Trash::empty),
        read ("drive.files.get",         GET,    "/drive/v3/files/{fileId}",         FILES_READ,   Files::get),
        write("drive.files.update",      PATCH,  "/drive/v3/files/{fileId}",         FILES_UPDATE, Files::update),
        write("drive.files.update",      PATCH,  "/upload/drive/v3/files/{fileId}",  FILES_UPDATE, Uploads::update),
        write("drive.files.update",      PUT,    "/upload/drive/v3/files/{fileId}",  dtu.google.Scope.PUBLIC, Uploads::resume),
        write("drive.files.delete",      DELETE, "/drive/v3/files/{fileId}",         FILES_WRITE,  Trash::delete),
        write("drive.files.copy",        POST,   "/drive/v3/files/{fileId}/copy",    FILES_COPY,   Files::copy),
        read ("drive.files.export",      GET,    "/drive/v3/files/{fileId}/export",  EXPORT,       Files::export));
    // spotless:on

    public static final List<Shape> SHAPES =
            List.of(FILES, MARKS, FileMoves.GUESTS, GeneratedId.GENERATED, UploadSession.SESSIONS);

    private Files() {}

    private static Commit create(GoogleCall call) {
        return FileWrites.create(call, FileBody.of(call), null);
    }

    private static Response get(GoogleCall call) {
        var opened = FileAccess.opened(call);
        if (call.query("alt")
                .or(() -> call.query("$alt"))
                .filter("media"::equals)
                .isPresent()) {
            return Downloads.downloaded(call, opened);
        }
        return FileWrites.shown(call, call.state(), opened.file());
    }

    private static Commit update(GoogleCall call) {
        return FileWrites.update(call, FileAccess.opened(call), FileBody.of(call), null);
    }

    /** Ids are numbered, so handing them out is a write. */
    private static Commit generateIds(GoogleCall call) {
        var count = call.number("count", IDS, 1, IDS_MAX);
        var type = call.query("type").orElse("files");
        if (!type.equals("files") && !type.equals("shortcuts")) {
            throw GoogleError.INVALID.of("type");
        }
        var ids = IntStream.range(0, count)
                .mapToObj(number -> call.mint(DriveFile.IDS).value())
                .toList();
        var state = call.state();
        for (var id : ids) {
            state = state.put(
                    GeneratedId.GENERATED,
                    new GeneratedId(new GeneratedId.Id(id), call.me().id()));
        }
        var space = call.query("space").orElse("drive");
        return Commit.commit(state)
                .answer(call.ok(json -> json.text("kind", "drive#generatedIds")
                        .text("space", space)
                        .texts("ids", ids)));
    }

    private static Commit copy(GoogleCall call) {
        call.mask();
        var opened = FileAccess.opened(call);
        var source = opened.file();
        if (source.isFolder() || !Capabilities.canDownload(source, opened.role())) {
            throw GoogleError.CANNOT_COPY.refusal();
        }
        var body = FileBody.of(call);
        var type = body.text("mimeType").orElse(source.mimeType());
        if (!type.equals(source.mimeType())) {
            throw new Refusal(given ->
                    GoogleError.NOT_BUILT.response((GoogleCall) given).plus("X-DTU-Stub", "drive.files.copy#convert"));
        }
        var folder = folderOfCopy(call, body, source);
        var id = call.mint(MimeTypes.isEditors(type) ? DriveFile.EDITOR_IDS : DriveFile.IDS);
        var bare = DriveFile.create(
                id,
                FileMoves.placeIn(call, folder),
                "Copy of " + source.name(),
                type,
                call.me().id(),
                call.stamp());
        var copy = body.applied(bare.with(source.more()).with(source.content()));
        var state = copied(FileMoves.settled(call, call.state(), copy), source, copy);
        state = state.put(MARKS, Mark.of(state, id, call.me().id()).modified(call.stamp()));
        return Commit.commit(state).announce(Announced.added(copy)).answer(FileWrites.shown(call, state, copy));
    }

    /** Beside the original where the caller may put things, else in the caller's own Drive. */
    private static DriveFile folderOfCopy(GoogleCall call, FileBody body, DriveFile source) {
        if (!body.parents().isEmpty()) {
            return FileMoves.parent(call, body.parents());
        }
        var beside = source.place().parent();
        return beside == null
                ? FileMoves.parent(call, List.of())
                : FileAccess.find(call, beside)
                        .filter(folder -> folder.role().isAtLeast(Role.WRITER))
                        .map(FileAccess.Opened::file)
                        .orElseGet(() -> FileMoves.parent(call, List.of()));
    }

    private static State copied(State state, DriveFile source, DriveFile copy) {
        return switch (source.mimeType()) {
            case MimeTypes.DOCUMENT -> {
                var document = state.get(
                        Document.DOCUMENTS, new Document.Id(source.id().value()));
                yield state.put(
                        Document.DOCUMENTS,
                        document.copied(new Document.Id(copy.id().value()), copy.name()));
            }
            case MimeTypes.SPREADSHEET -> {
                var book = state.get(
                        Spreadsheet.SPREADSHEETS, new Spreadsheet.Id(source.id().value()));
                yield state.put(
                        Spreadsheet.SPREADSHEETS,
                        book.copied(new Spreadsheet.Id(copy.id().value()), copy.name()));
            }
            default -> state;
        };
    }

    private static Response export(GoogleCall call) {
        var opened = FileAccess.opened(call);
        var format =
                call.query("mimeType").orElseThrow(() -> GoogleError.REQUIRED_PARAMETER.of("mimeType", "mimeType"));
        if (!Capabilities.canDownload(opened.file(), opened.role())) {
            throw GoogleError.CANNOT_DOWNLOAD.refusal();
        }
        return Exports.exported(call, opened.file(), format);
    }

    /** The parameters that say where to look, checked. */
    static void checkedCorpora(GoogleCall call) {
        var corpora = call.query("corpora").orElse("user");
        if (!CORPORA.contains(corpora)) {
            throw GoogleError.INVALID.of("corpora");
        }
        var drive = call.query("driveId").or(() -> call.query("teamDriveId"));
        if (corpora.equals("drive") != drive.isPresent()) {
            throw GoogleError.BAD_REQUEST.of(
                    "driveId", "The driveId parameter must be specified if and only if corpora is set to drive.");
        }
        var all = call.isOn("includeItemsFromAllDrives") || call.isOn("includeTeamDriveItems");
        if (all && !FileAccess.understandsDrives(call)) {
            throw GoogleError.BAD_REQUEST.of(
                    "includeItemsFromAllDrives",
                    "The supportsAllDrives parameter must be set to true if includeItemsFromAllDrives is set to true.");
        }
        if ((drive.isPresent() || corpora.equals("allDrives")) && !all) {
            throw GoogleError.BAD_REQUEST.of(
                    "corpora", "The includeItemsFromAllDrives parameter must be set to true for this corpora.");
        }
        drive.ifPresent(id -> SharedDrive.member(call, id));
        for (var space : call.query("spaces").orElse("drive").split(",", -1)) {
            if (space.strip().equals("appDataFolder")) {
                throw new Refusal(given -> GoogleError.NOT_BUILT
                        .response((GoogleCall) given)
                        .plus("X-DTU-Stub", "drive.files.list#appDataFolder"));
            }
            if (!SPACES.contains(space.strip())) {
                throw GoogleError.INVALID.of("spaces");
            }
        }
    }
}

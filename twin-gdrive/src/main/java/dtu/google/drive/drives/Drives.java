package dtu.google.drive.drives;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.ALL_OF_DRIVE;
import static dtu.google.Scope.DRIVES_READ;
import static dtu.google.drive.drives.SharedDrive.DRIVES;
import static dtu.google.drive.drives.SharedDrive.HIDDEN;
import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.permissions.Permission.PERMISSIONS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.GoogleTime;
import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.FileAccess;
import dtu.google.drive.files.FileSearch;
import dtu.google.drive.files.MimeTypes;
import dtu.google.drive.permissions.Permission;
import dtu.google.drive.permissions.Role;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.function.Consumer;

/** Drive's shared drives. */
public final class Drives {
    private static final int PAGE = 10;
    private static final int PAGE_MAX = 100;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("drive.drives.create", POST,   "/drive/v3/drives",                  ALL_OF_DRIVE, Drives::create),
        read ("drive.drives.get",    GET,    "/drive/v3/drives/{driveId}",        DRIVES_READ,  Drives::get),
        read ("drive.drives.list",   GET,    "/drive/v3/drives",                  DRIVES_READ,  Drives::list),
        write("drive.drives.update", PATCH,  "/drive/v3/drives/{driveId}",        ALL_OF_DRIVE, Drives::update),
        write("drive.drives.hide",   POST,   "/drive/v3/drives/{driveId}/hide",   ALL_OF_DRIVE, Drives::hide),
        write("drive.drives.unhide", POST,   "/drive/v3/drives/{driveId}/unhide", ALL_OF_DRIVE, Drives::unhide),
        write("drive.drives.delete", DELETE, "/drive/v3/drives/{driveId}",        ALL_OF_DRIVE, Drives::delete));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(DRIVES, HIDDEN);

    private Drives() {}

    private static Commit create(GoogleCall call) {
        var request = call.query("requestId").filter(text -> !text.isBlank());
        if (request.isEmpty()) {
            throw GoogleError.REQUIRED_PARAMETER.of("requestId", "requestId");
        }
        var body = call.body();
        var name = body.requiredText("name");
        var key = call.me().id().value() + " " + request.get();
        if (call.state().has(SharedDrive.BY_REQUEST, key)) {
            throw GoogleError.DRIVE_DUPLICATE.refusal();
        }
        var id = call.mint(DriveFile.ROOT_IDS);
        var drive = new SharedDrive(
                new SharedDrive.Id(id.value()),
                name,
                call.stamp(),
                key,
                body.opaqueObject("restrictions").or(Json.EMPTY_OBJECT));
        var place = new DriveFile.Place(null, id.value(), null, call.bearer().client());
        var root = DriveFile.create(id, place, name, MimeTypes.FOLDER, call.me().id(), call.stamp());
        var state = call.state()
                .put(DRIVES, drive)
                .put(FILES, root)
                .put(PERMISSIONS, Permission.of(id, call.me(), Role.ORGANIZER));
        return Commit.commit(state).answer(call.ok(shown(call.seeing(state), drive)));
    }

    private static Response get(GoogleCall call) {
        return call.ok(shown(call, drive(call)));
    }

    private static Response list(GoogleCall call) {
        if (call.query("q").isPresent()) {
            throw GoogleError.FORBIDDEN.refusal("The query parameter requires domain administrator access.");
        }
        var limit = call.number("pageSize", PAGE, 1, PAGE_MAX);
        var after = call.query("pageToken").orElse("");
        var drives = SharedDrive.of(call).stream()
                .filter(drive -> drive.id().value().compareTo(after) > 0)
                .toList();
        var page = drives.subList(0, Math.min(limit, drives.size()));
        return call.ok(json -> json.text("kind", "drive#driveList")
                .textIfAny(
                        "nextPageToken",
                        drives.size() > limit ? page.getLast().id().value() : null)
                .array("drives", page, (out, drive) -> out.value(shown(call, drive))));
    }

    private static Commit update(GoogleCall call) {
        var drive = managed(call);
        var body = call.given();
        var changed = drive.named(body.text("name").or(drive.name()))
                .restricted(body.opaqueObject("restrictions").or(drive.restrictions()));
        var root =
                SharedDrive.root(call, drive).titled(changed.name(), call.me().id(), call.stamp());
        var state = call.state().put(DRIVES, changed).put(FILES, root);
        return Commit.commit(state).answer(call.ok(shown(call, changed)));
    }

    private static Commit hide(GoogleCall call) {
        var drive = drive(call);
        var state = call.state().link(HIDDEN, call.me().id(), drive.id());
        return Commit.commit(state).answer(call.ok(shown(call.seeing(state), drive)));
    }

    private static Commit unhide(GoogleCall call) {
        var drive = drive(call);
        var state = call.state().unlink(HIDDEN, call.me().id(), drive.id());
        return Commit.commit(state).answer(call.ok(shown(call.seeing(state), drive)));
    }

    private static Commit delete(GoogleCall call) {
        var drive = managed(call);
        if (!FileSearch.isEmpty(call.state(), drive.id().value())) {
            throw GoogleError.FORBIDDEN.refusal("A shared drive cannot be deleted while it has items in it.");
        }
        var root = new DriveFile.Id(drive.id().value());
        var state = call.state().remove(DRIVES, drive.id()).remove(FILES, root);
        for (var permission :
                call.state().scan(PERMISSIONS, Permission.of(root)).toList()) {
            state = state.remove(PERMISSIONS, permission.id());
        }
        return Commit.commit(state.unlinkAllTo(HIDDEN, drive.id()));
    }

    private static SharedDrive drive(GoogleCall call) {
        return SharedDrive.member(call, call.path("driveId"));
    }

    /** One that the caller may change. */
    private static SharedDrive managed(GoogleCall call) {
        var drive = drive(call);
        var role = FileAccess.role(call, call.state(), SharedDrive.root(call, drive))
                .orElse(Role.READER);
        if (role != Role.ORGANIZER) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        return drive;
    }

    private static Consumer<JsonOut> shown(GoogleCall call, SharedDrive drive) {
        var role = FileAccess.role(call, call.state(), SharedDrive.root(call, drive))
                .orElse(Role.ORGANIZER);
        var organizer = role == Role.ORGANIZER;
        var writer = role.isAtLeast(Role.WRITER);
        return json -> json.text("kind", "drive#drive")
                .text("id", drive.id().value())
                .text("name", drive.name())
                .text("createdTime", GoogleTime.text(drive.created()))
                .truth("hidden", call.state().isLinked(HIDDEN, call.me().id(), drive.id()))
                .json("restrictions", drive.restrictions())
                .object(
                        "capabilities",
                        out -> out.truth("canAddChildren", writer)
                                .truth("canEdit", writer)
                                .truth("canListChildren", true)
                                .truth("canDeleteChildren", organizer)
                                .truth("canTrashChildren", role.isAtLeast(Role.FILE_ORGANIZER))
                                .truth("canDeleteDrive", organizer)
                                .truth("canManageMembers", organizer)
                                .truth("canRenameDrive", organizer));
    }
}

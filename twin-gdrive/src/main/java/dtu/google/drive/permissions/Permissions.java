package dtu.google.drive.permissions;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.SHARING;
import static dtu.google.Scope.SHARING_READ;
import static dtu.google.drive.files.DriveFile.FILES;
import static dtu.google.drive.files.Mark.MARKS;
import static dtu.google.drive.permissions.Permission.PERMISSIONS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.changes.Announced;
import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.FileAccess;
import dtu.google.drive.files.Mark;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;

/** Drive's permissions: who has been granted what. */
public final class Permissions {
    private static final int PAGE = 100;
    private static final int PAGE_MAX = 100;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("drive.permissions.create", POST,   "/drive/v3/files/{fileId}/permissions", SHARING, Permissions::create),
        read ("drive.permissions.list",   GET,    "/drive/v3/files/{fileId}/permissions", SHARING_READ, Permissions::list),
        read ("drive.permissions.get",    GET,    "/drive/v3/files/{fileId}/permissions/{permissionId}", SHARING_READ, Permissions::get),
        write("drive.permissions.update", PATCH,  "/drive/v3/files/{fileId}/permissions/{permissionId}", SHARING, Permissions::update),
        write("drive.permissions.delete", DELETE, "/drive/v3/files/{fileId}/permissions/{permissionId}", SHARING, Permissions::delete));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(PERMISSIONS);

    private Permissions() {}

    private static Commit create(GoogleCall call) {
        var file = Sharing.shareable(call).file();
        var asked = Sharing.asked(call, file, call.body());
        if (asked.role() == Role.OWNER) {
            return transferred(call, file, asked);
        }
        if (file.isShared()
                && file.isRoot()
                && asked.type() != Permission.Type.USER
                && asked.type() != Permission.Type.GROUP) {
            throw GoogleError.FORBIDDEN.refusal("A shared drive cannot be shared with anyone or a domain.");
        }
        // Granting again raises the one grant there is and never lowers it.
        var granted = call.state()
                .find(PERMISSIONS, asked.id())
                .filter(old -> !old.isOver(call.now()) && old.role().isAtLeast(asked.role()))
                .orElse(asked);
        var state = call.state().put(PERMISSIONS, granted).put(FILES, touched(call, file));
        var commit = mailed(call, file, granted, Commit.commit(marked(call, state, granted)));
        return commit.announce(Announced.updated(file, "permissions"))
                .answer(ok(call.seeing(commit.state()), file, new Access.Held(granted, null)));
    }

    /** Sharing leaves the time stamp that lists are ordered by alone. */
    private static DriveFile touched(GoogleCall call, DriveFile file) {
        return call.state().get(FILES, file.id()).retouched();
    }

    private static State marked(GoogleCall call, State state, Permission granted) {
        var person = new Person.Id(granted.id().permission());
        if (granted.type() != Permission.Type.USER || !state.has(Person.PEOPLE, person)) {
            return state;
        }
        var mark = Mark.of(state, new DriveFile.Id(granted.id().file()), person);
        return state.put(MARKS, mark.sharedBy(call.me().id(), call.stamp()));
    }

    private static Commit mailed(GoogleCall call, DriveFile file, Permission granted, Commit commit) {
        var quiet = call.query("sendNotificationEmail").filter("false"::equals).isPresent();
        if ((granted.type() != Permission.Type.USER && granted.type() != Permission.Type.GROUP)
                || (quiet && granted.role() != Role.OWNER)) {
            return commit;
        }
        var subject = file.name() + " - Invitation to " + (granted.role().isAtLeast(Role.WRITER) ? "edit" : "view");
        var text = call.query("emailMessage").orElse(call.me().displayName() + " has invited you to " + file.name());
        var link = "https://drive.google.com/file/d/" + file.id().value() + "/view?usp=sharing";
        var to = Accounts.rendered(call.state(), call.tenant(), granted.grantee());
        return commit.mail(new Mail(call.now(), "drive", "email", to, subject, text, "", link));
    }

    private static Commit transferred(GoogleCall call, DriveFile file, Permission asked) {
        if (!call.isOn("transferOwnership")) {
            throw GoogleError.OWNER_NEEDS_TRANSFER.of("transferOwnership");
        }
        var heir = call.state().find(Person.PEOPLE, new Person.Id(asked.id().permission()));
        if (asked.type() != Permission.Type.USER || heir.isEmpty() || heir.get().isService()) {
            throw GoogleError.INVALID_SHARING.refusal("The new owner must be a user of the same organization.");
        }
        if (!call.me().id().equals(file.place().owner())) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        var given = file.ownedBy(heir.get().id());
        var state = call.state()
                .put(PERMISSIONS, Permission.of(file.id(), call.me(), Role.WRITER))
                .put(PERMISSIONS, asked)
                .put(
                        FILES,
                        call.isOn("moveToNewOwnersRoot")
                                ? given.movedTo(heir.get().root())
                                : given);
        var commit = mailed(call, file, asked, Commit.commit(state));
        return commit.announce(Announced.updated(file, "permissions"))
                .answer(ok(call.seeing(state), file, new Access.Held(asked, null)));
    }

    private static Response list(GoogleCall call) {
        var opened = FileAccess.opened(call);
        if (!Capabilities.canShare(opened.file(), opened.role())
                && !opened.role().isAtLeast(Role.WRITER)) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        var limit = call.number("pageSize", PAGE, 1, PAGE_MAX);
        var token = call.query("pageToken").orElse("0");
        if (!token.matches("\\d{1,6}")) {
            throw GoogleError.INVALID.of("pageToken");
        }
        var from = Integer.parseInt(token);
        var held = Access.held(call.state(), opened.file(), call.now());
        var page = held.stream().skip(from).limit(limit).toList();
        return call.ok(json -> json.text("kind", "drive#permissionList")
                .textIfAny("nextPageToken", held.size() > from + limit ? Integer.toString(from + limit) : null)
                .array(
                        "permissions",
                        page,
                        (out, one) -> out.value(object -> PermissionView.members(call, object, opened.file(), one))));
    }

    private static Response get(GoogleCall call) {
        var file = FileAccess.opened(call).file();
        return ok(call, file, Sharing.held(call, file));
    }

    private static Commit update(GoogleCall call) {
        var file = Sharing.shareable(call).file();
        var body = call.given();
        var old = Sharing.own(call, file);
        var role = body.has("role") ? Sharing.role(file, body) : old.role();
        if (role == Role.OWNER && old.role() != Role.OWNER) {
            return transferred(call, file, old.as(Role.OWNER));
        }
        if (old.role() == Role.OWNER && role != Role.OWNER) {
            throw GoogleError.FORBIDDEN.refusal("The owner of a file cannot be removed.");
        }
        var expires = call.isOn("removeExpiration")
                ? null
                : body.has("expirationTime") ? Sharing.expires(call, body) : old.expires();
        var changed = old.as(role).until(expires);
        var state = call.state().put(PERMISSIONS, changed).put(FILES, touched(call, file));
        return Commit.commit(state)
                .announce(Announced.updated(file, "permissions"))
                .answer(ok(call.seeing(state), file, new Access.Held(changed, null)));
    }

    /** Whoever may share may take away; and everybody may give up what they have themselves. */
    private static Commit delete(GoogleCall call) {
        var opened = FileAccess.opened(call);
        var file = opened.file();
        var mine = call.path("permissionId").equals(call.me().id().value());
        if (!mine && !Capabilities.canShare(file, opened.role())) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        var permission = Sharing.own(call, file);
        if (permission.role() == Role.OWNER) {
            throw GoogleError.FORBIDDEN.refusal("The owner of a file cannot be removed.");
        }
        var before = Access.people(call.state(), file, call.now());
        var state = call.state().remove(PERMISSIONS, permission.id()).put(FILES, touched(call, file));
        var person = new Person.Id(permission.id().permission());
        if (state.has(Person.PEOPLE, person)) {
            state = state.put(MARKS, Mark.of(state, file.id(), person).unshared());
        }
        return Commit.commit(state)
                .announce(Announced.updated(file, "permissions"))
                .announce(Announced.gone(file, before, ""));
    }

    private static Response ok(GoogleCall call, DriveFile file, Access.Held held) {
        return call.ok(json -> PermissionView.members(call, json, file, held));
    }
}

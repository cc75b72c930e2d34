package dtu.google.drive.files;

import dtu.google.FieldMask;
import dtu.google.GoogleCall;
import dtu.google.GoogleTime;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.Capabilities;
import dtu.google.drive.permissions.PermissionView;
import dtu.google.drive.permissions.Role;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file as Drive shows one to somebody; what costs something is written only when it is wanted. */
public final class FileView {
    private static final String EDITORS = "https://docs.google.com/";
    private static final String DRIVE = "https://drive.google.com/";

    /** A list that asks for nothing else, as most do, is spared the rest. */
    private static final Set<String> USUAL =
            Set.of("kind", "id", "name", "mimeType", "driveId", "teamDriveId", "resourceKey");

    private final GoogleCall call;
    private final State state;
    private final DriveFile file;
    private final FieldMask mask;
    private final @Nullable Person viewer;

    private FileView(GoogleCall call, State state, DriveFile file, FieldMask mask) {
        this.call = call;
        this.state = state;
        this.file = file;
        this.mask = mask;
        this.viewer = call.viewer().orElse(null);
    }

    /** Writes the members of a file of some state, which may be newer than the call's. */
    public static void members(GoogleCall call, State state, JsonOut json, DriveFile file, FieldMask mask) {
        var view = new FileView(call, state, file, mask);
        view.plain(json);
        if (!file.isShared() && mask.selectsOnly(USUAL)) {
            return;
        }
        view.place(json);
        view.times(json);
        view.content(json);
        view.kept(json);
        view.links(json);
        view.people(json);
    }

    private void plain(JsonOut json) {
        json.text("kind", "drive#file")
                .text("id", file.id().value())
                .text("name", file.name())
                .text("mimeType", file.mimeType());
        if (viewer != null && mask.has("starred")) {
            json.truth("starred", mark(viewer).starred());
        }
        if (mask.has("trashed")) {
            json.truth("trashed", Access.isTrashed(state, file));
        }
        json.truth("explicitlyTrashed", file.isExplicitlyTrashed());
    }

    private void place(JsonOut json) {
        var parent = file.place().parent();
        if (parent != null && mask.has("parents") && sees(parent)) {
            json.texts("parents", List.of(parent));
        }
        json.textIfAny("driveId", file.place().drive())
                .textIfAny("teamDriveId", file.place().drive());
        json.texts("spaces", List.of("drive")).text("version", Long.toString(file.version()));
    }

    private boolean sees(String parent) {
        return viewer == null
                || state.find(DriveFile.FILES, new DriveFile.Id(parent))
                        .flatMap(folder -> Access.role(state, viewer, folder, call.now()))
                        .isPresent();
    }

    private void times(JsonOut json) {
        json.text("createdTime", GoogleTime.text(file.times().created()))
                .text("modifiedTime", GoogleTime.text(file.times().modified()));
        if (viewer != null) {
            var mark = mark(viewer);
            time(json, "viewedByMeTime", mark.viewed());
            time(json, "modifiedByMeTime", mark.modified());
            time(json, "sharedWithMeTime", mark.shared());
            json.truth("viewedByMe", mark.viewed() != null).truth("modifiedByMe", mark.modified() != null);
        }
        if (file.isShared()) {
            time(json, "trashedTime", file.times().trashed());
            person(file.times().trashedBy()).ifPresent(who -> json.object("trashingUser", out -> user(out, who)));
        }
    }

    private static void time(JsonOut json, String name, @Nullable Instant time) {
        json.textIfAny(name, time == null ? null : GoogleTime.text(time));
    }

    private void content(JsonOut json) {
        var content = file.content();
        if (content == null) {
            json.text("quotaBytesUsed", file.isFolder() ? "0" : "1024");
            return;
        }
        var size = Long.toString(content.blob().size());
        var extension = extension();
        json.text("size", size)
                .text("quotaBytesUsed", size)
                .text("md5Checksum", content.md5())
                .text("sha1Checksum", content.sha1())
                .text("sha256Checksum", content.sha256())
                .text("headRevisionId", content.revision())
                .text("originalFilename", file.more().textAt("originalFilename").orElse(file.name()))
                .text("fileExtension", extension)
                .text("fullFileExtension", extension)
                .text("webContentLink", DRIVE + "uc?id=" + file.id().value() + "&export=download");
    }

    private String extension() {
        var dot = file.name().lastIndexOf('.');
        return dot < 0 ? "" : file.name().substring(dot + 1);
    }

    private void kept(JsonOut json) {
        json.textIfAny("description", file.more().textAt("description").orElse(null))
                .json("properties", map("properties"))
                .json("appProperties", appProperties());
        file.more().at("shortcutDetails").ifPresent(details -> json.json("shortcutDetails", details));
        file.more().at("contentRestrictions").ifPresent(all -> json.json("contentRestrictions", all));
        if (file.isFolder()) {
            json.text("folderColorRgb", file.more().textAt("folderColorRgb").orElse("#8f8f8f"));
        }
        json.truth("writersCanShare", file.flag("writersCanShare", true))
                .truth("copyRequiresWriterPermission", file.flag("copyRequiresWriterPermission", false))
                .truth("viewersCanCopyContent", !file.flag("copyRequiresWriterPermission", false))
                .truth("isAppAuthorized", viewer != null)
                .truth("hasThumbnail", false)
                .text("thumbnailVersion", "0");
    }

    private @Nullable Json map(String name) {
        return file.more().at(name).filter(map -> map.size() > 0).orElse(null);
    }

    /** Only what the caller's own client has set. */
    private @Nullable Json appProperties() {
        return viewer == null
                ? null
                : file.more()
                        .at("appProperties")
                        .flatMap(all -> all.at(call.bearer().client()))
                        .filter(map -> map.size() > 0)
                        .orElse(null);
    }

    private void links(JsonOut json) {
        var id = file.id().value();
        json.text(
                "webViewLink",
                switch (file.mimeType()) {
                    case MimeTypes.FOLDER -> DRIVE + "drive/folders/" + id;
                    case MimeTypes.DOCUMENT -> EDITORS + "document/d/" + id + "/edit?usp=drivesdk";
                    case MimeTypes.SPREADSHEET -> EDITORS + "spreadsheets/d/" + id + "/edit?usp=drivesdk";
                    default -> DRIVE + "file/d/" + id + "/view?usp=drivesdk";
                });
        json.text("iconLink", "https://drive-thirdparty.googleusercontent.com/16/type/" + file.mimeType());
        var formats = Exports.formats(file.mimeType());
        if (!formats.isEmpty()) {
            json.object(
                    "exportLinks",
                    out -> formats.forEach((type, short_) -> out.text(
                            type,
                            call.request().origin() + "/drive/v3/files/" + id + "/export?mimeType="
                                    + dtu.twins.http.Parameters.encoded(type))));
        }
    }

    private void people(JsonOut json) {
        person(file.times().modifiedBy()).ifPresent(who -> json.object("lastModifyingUser", out -> user(out, who)));
        if (mask.has("shared")) {
            json.truth("shared", Access.held(state, file, call.now()).size() > 1);
        }
        if (!file.isShared()) {
            person(file.place().owner())
                    .ifPresent(owner -> json.array(
                                    "owners", List.of(owner), (out, who) -> out.value(user -> user(user, who)))
                            .truth("ownedByMe", owner.equals(viewer)));
        } else {
            json.truth("ownedByMe", false);
        }
        if (viewer == null) {
            permissions(json);
            return;
        }
        person(mark(viewer).sharer()).ifPresent(who -> json.object("sharingUser", out -> user(out, who)));
        if (mask.has("capabilities") || mask.has("permissions") || mask.has("permissionIds")) {
            var role = Access.role(state, viewer, file, call.now()).orElse(Role.READER);
            json.object("capabilities", out -> Capabilities.write(out, file, role));
            if (!file.isShared() && Capabilities.canShare(file, role)) {
                permissions(json);
            }
        }
    }

    private void permissions(JsonOut json) {
        if (mask.has("permissions") || mask.has("permissionIds")) {
            var held = Access.held(state, file, call.now());
            json.array(
                            "permissions",
                            held,
                            (out, one) -> out.value(permission -> PermissionView.members(call, permission, file, one)))
                    .texts(
                            "permissionIds",
                            held.stream()
                                    .map(one -> one.permission().id().permission())
                                    .toList());
        }
    }

    private Mark mark(Person person) {
        return Mark.of(state, file.id(), person.id());
    }

    private Optional<Person> person(Person.@Nullable Id id) {
        return id == null ? Optional.empty() : state.find(Person.PEOPLE, id);
    }

    private void user(JsonOut json, Person person) {
        Accounts.write(json, call.tenant(), person, viewer);
    }

    /** What the editors' files can be turned into, for {@code about}. */
    public static Map<String, List<String>> exportFormats() {
        return Exports.all();
    }

    /** What uploads can be turned into, for {@code about}. */
    public static Map<String, List<String>> importFormats() {
        return Imports.formats();
    }
}

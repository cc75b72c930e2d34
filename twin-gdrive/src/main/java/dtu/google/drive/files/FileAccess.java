package dtu.google.drive.files;

import static dtu.google.drive.files.DriveFile.FILES;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.Scope;
import dtu.google.drive.permissions.Access;
import dtu.google.drive.permissions.Role;
import dtu.twins.Refusal;
import dtu.twins.state.State;
import java.util.Optional;
import java.util.Set;

/** Finding a file for a caller. What the caller may not see, or may not see through this client, is not found. */
public final class FileAccess {
    private static final Set<String> WHOLE_DRIVE = Set.of(
            Scope.PREFIX + "drive",
            Scope.PREFIX + "drive.readonly",
            Scope.PREFIX + "drive.metadata",
            Scope.PREFIX + "drive.metadata.readonly",
            Scope.PREFIX + "drive.meet.readonly",
            Scope.PREFIX + "documents",
            Scope.PREFIX + "documents.readonly",
            Scope.PREFIX + "spreadsheets",
            Scope.PREFIX + "spreadsheets.readonly");

    private FileAccess() {}

    /** A file, and what the caller may do with it. */
    public record Opened(DriveFile file, Role role) {
        /** The same, for those who may change it. */
        Opened forWriting() {
            return atLeast(Role.WRITER);
        }

        Opened atLeast(Role least) {
            if (!role.isAtLeast(least)) {
                throw GoogleError.NOT_PERMITTED.refusal();
            }
            return this;
        }
    }

    /** The file of the path. */
    public static Opened opened(GoogleCall call) {
        return opened(call, call.path("fileId"));
    }

    /** By id or by an alias of one. */
    public static Opened opened(GoogleCall call, String id) {
        return find(call, id).orElseThrow(() -> notFound(id));
    }

    public static Refusal notFound(String id) {
        return GoogleError.FILE_NOT_FOUND.of("fileId", id);
    }

    static Optional<Opened> find(GoogleCall call, String id) {
        return call.state()
                .find(FILES, new DriveFile.Id(real(call, id)))
                .filter(file -> !file.isShared() || understandsDrives(call))
                .filter(file -> isReachable(call, file))
                .flatMap(file -> role(call, call.state(), file).map(role -> new Opened(file, role)));
    }

    /** {@code root} is the caller's My Drive. */
    static String real(GoogleCall call, String id) {
        return id.equals("root") ? call.me().root() : id;
    }

    public static Optional<Role> role(GoogleCall call, State state, DriveFile file) {
        return Access.role(state, call.me(), file, call.now());
    }

    /** Clients that do not say they know shared drives never meet what is in them. */
    public static boolean understandsDrives(GoogleCall call) {
        return call.isOn("supportsAllDrives") || call.isOn("supportsTeamDrives");
    }

    /** With the scope {@code drive.file} alone a client sees only what it has made itself. */
    public static boolean isReachable(GoogleCall call, DriveFile file) {
        var bearer = call.bearer();
        return file.isRoot()
                || file.place().client().equals(bearer.client())
                || bearer.scopes().stream().anyMatch(WHOLE_DRIVE::contains);
    }
}

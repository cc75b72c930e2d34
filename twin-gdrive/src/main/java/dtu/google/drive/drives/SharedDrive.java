package dtu.google.drive.drives;

import static dtu.google.drive.files.DriveFile.FILES;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.FileAccess;
import dtu.google.drive.permissions.Access;
import dtu.google.people.Person;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A shared drive.
 *
 * @param request who made it and with which request id
 * @param restrictions kept as given
 */
public record SharedDrive(Id id, String name, Instant created, String request, Json restrictions) {
    public static final Table<Id, SharedDrive> DRIVES = Table.of("Drive", SharedDrive::id);
    static final Index<String, SharedDrive> BY_REQUEST = DRIVES.index("request", SharedDrive::request);
    /** Who does not want to see which drive. */
    static final Relation<Person.Id, Id> HIDDEN = Relation.of("HiddenDrive");

    /** Also the id of the drive's root folder. */
    public record Id(String value) implements EntityId {}

    SharedDrive named(String other) {
        return new SharedDrive(id, other, created, request, restrictions);
    }

    SharedDrive restricted(Json others) {
        return new SharedDrive(id, name, created, request, others);
    }

    /** The folder that holds everything in it. */
    static DriveFile root(GoogleCall call, SharedDrive drive) {
        return call.state().get(FILES, new DriveFile.Id(drive.id().value()));
    }

    /** A drive of which the caller is a member. */
    public static SharedDrive member(GoogleCall call, String id) {
        return call.state()
                .find(DRIVES, new Id(id))
                .filter(drive ->
                        FileAccess.role(call, call.state(), root(call, drive)).isPresent())
                .orElseThrow(() -> GoogleError.DRIVE_NOT_FOUND.of("driveId", id));
    }

    /**
     * The drives of which the caller is a member, oldest first; found by the grants, not by going through all drives.
     */
    public static List<SharedDrive> of(GoogleCall call) {
        var drives = new ArrayList<SharedDrive>();
        var granted = Access.directly(call.state(), call.me(), call.now()).keySet();
        for (var file : granted.stream().sorted().toList()) {
            call.state().find(DRIVES, new Id(file)).ifPresent(drives::add);
        }
        return drives;
    }
}

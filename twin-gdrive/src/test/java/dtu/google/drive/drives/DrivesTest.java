package dtu.google.drive.drives;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import dtu.google.drive.files.MimeTypes;
import org.junit.jupiter.api.Test;

class DrivesTest {
    private static final String ALL = "&supportsAllDrives=true&includeItemsFromAllDrives=true";
    private final Workspace google = Workspace.inMemory();
    private final Workspace ann = google.as("Ann");

    @Test
    void whoever_makes_a_drive_organizes_it() {
        google.post("/drive/v3/drives?requestId=r1&fields=kind,name,capabilities(canManageMembers)", """
                {"name": "Team"}""")
                .is(200, """
                {"kind": "drive#drive", "name": "Team", "capabilities": {"canManageMembers": true}}""");
    }

    @Test
    void the_same_request_twice_is_a_conflict() {
        drive();

        google.post("/drive/v3/drives?requestId=r", "{\"name\": \"Team\"}").is(409);
        google.post("/drive/v3/drives", "{\"name\": \"Team\"}")
                .refuses(400, "required", "Required parameter: requestId");
    }

    @Test
    void nobody_else_finds_it() {
        var drive = drive();

        ann.get("/drive/v3/drives/" + drive).refuses(404, "notFound", "Shared drive not found: " + drive);
        ann.get("/drive/v3/drives").is(200, "{\"kind\": \"drive#driveList\", \"drives\": []}");
    }

    @Test
    void clients_that_know_no_shared_drives_never_meet_what_is_in_them() {
        var file = google.file("a", "text/plain", drive());

        google.get("/drive/v3/files/" + file).is(404);
        google.get("/drive/v3/files/" + file + "?supportsAllDrives=true").is(200);
        assertThat(google.names("")).isEmpty();
        assertThat(google.names("", ALL)).containsExactly("a");
    }

    @Test
    void members_see_what_is_in_it_and_it_has_no_owner() {
        var drive = drive();
        var file = google.file("a", "text/plain", drive);
        google.share(drive, "Ann", "reader").is(200);

        assertThat(ann.names("", ALL + "&corpora=drive&driveId=" + drive)).containsExactly("a");
        ann.get("/drive/v3/files/" + file + "?supportsAllDrives=true&fields=driveId,owners,ownedByMe,permissions")
                .is(200, "{\"driveId\": \"" + drive + "\", \"ownedByMe\": false}");
        ann.get("/drive/v3/drives").is(200, """
                { "kind": "drive#driveList",
                  "drives": [{"kind": "drive#drive", "id": "%s", "name": "Team"}] }""".formatted(drive));
    }

    @Test
    void trashing_is_for_those_who_manage_content() {
        var drive = drive();
        var file = google.file("a", "text/plain", drive);
        google.share(drive, "Ann", "writer").is(200);
        var path = "/drive/v3/files/" + file + "?supportsAllDrives=true";

        ann.patch(path, "{\"trashed\": true}").is(403);
        google.share(drive, "Ann", "fileOrganizer").is(200);
        ann.patch(path, "{\"trashed\": true}").is(200);
        ann.delete(path).is(403);
        google.delete(path).is(204);
    }

    @Test
    void a_file_that_is_moved_in_belongs_to_the_drive() {
        var drive = drive();
        var file = google.text("a");
        google.share(drive, "Ann", "reader").is(200);

        google.patch(
                        "/drive/v3/files/" + file + "?supportsAllDrives=true&removeParents=root&fields=driveId,owners"
                                + "&addParents=" + drive,
                        "{}")
                .is(200, "{\"driveId\": \"" + drive + "\"}");
        ann.get("/drive/v3/files/" + file + "?supportsAllDrives=true").is(200);
        var folder = google.folder("f");
        google.patch(
                        "/drive/v3/files/" + folder + "?supportsAllDrives=true&removeParents=root&addParents=" + drive,
                        "{}")
                .is(403);
    }

    @Test
    void a_drive_with_something_in_it_cannot_be_deleted() {
        var drive = drive();
        var file = google.file("a", MimeTypes.FOLDER, drive);

        google.delete("/drive/v3/drives/" + drive).is(403);
        google.delete("/drive/v3/files/" + file + "?supportsAllDrives=true").is(204);
        google.delete("/drive/v3/drives/" + drive).is(204);
        google.get("/drive/v3/drives/" + drive).is(404);
    }

    @Test
    void hiding_is_everybodys_own_affair() {
        var drive = drive();

        google.post("/drive/v3/drives/" + drive + "/hide?fields=hidden").is(200, "{\"hidden\": true}");
        google.post("/drive/v3/drives/" + drive + "/unhide?fields=hidden").is(200, "{\"hidden\": false}");
        google.patch("/drive/v3/drives/" + drive + "?fields=name", "{\"name\": \"New\"}")
                .is(200, "{\"name\": \"New\"}");
    }

    @Test
    void parameters_that_do_not_go_together_are_refused() {
        google.get("/drive/v3/files?corpora=drive").is(400);
        google.get("/drive/v3/files?includeItemsFromAllDrives=true").is(400);
        google.get("/drive/v3/files?corpora=everything").refuses(400, "invalid", "Invalid Value");
    }

    private String drive() {
        return google.post("/drive/v3/drives?requestId=r", "{\"name\": \"Team\"}")
                .is(200)
                .at("id");
    }
}

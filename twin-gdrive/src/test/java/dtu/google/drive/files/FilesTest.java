package dtu.google.drive.files;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import org.junit.jupiter.api.Test;

class FilesTest {
    private final Workspace drive = Workspace.inMemory();

    @Test
    void a_new_file_shows_four_members() {
        drive.post("/drive/v3/files", """
                {"name": "notes.txt", "mimeType": "text/plain"}""").is(200, """
                { "kind": "drive#file", "id": "${json-unit.regex}1[-_0-9A-Za-z]{32}", "name": "notes.txt",
                  "mimeType": "text/plain" }""");
    }

    @Test
    void a_file_without_a_name_is_untitled_and_empty() {
        drive.post("/drive/v3/files?fields=name,mimeType,size,md5Checksum,parents", "{}")
                .is(200, """
                { "name": "Untitled", "mimeType": "application/octet-stream", "size": "0",
                  "md5Checksum": "d41d8cd98f00b204e9800998ecf8427e",
                  "parents": ["${json-unit.regex}0A.{14}PVA"] }""");
    }

    @Test
    void an_unknown_name_in_fields_is_refused_before_anything_is_written() {
        drive.post("/drive/v3/files?fields=id,nonsense", """
                {"name": "never"}""").is(400, """
                { "error": { "code": 400, "message": "Invalid field selection nonsense",
                  "errors": [{ "message": "Invalid field selection nonsense", "domain": "global",
                    "reason": "invalidParameter", "location": "fields", "locationType": "parameter" }] } }""");

        assertThat(drive.names("name = 'never'")).isEmpty();
    }

    @Test
    void a_mask_reaches_into_objects_and_lists() {
        drive.text("a.txt");

        drive.get("/drive/v3/files?fields=files(name,owners/emailAddress,capabilities(canEdit))")
                .is(200, """
                { "files": [{ "name": "a.txt", "owners": [{"emailAddress": "admin@dtu.test"}],
                  "capabilities": {"canEdit": true} }] }""");
    }

    @Test
    void an_answer_on_one_line_is_had_by_asking() {
        var id = drive.text("a.txt");

        assertThat(drive.get("/drive/v3/files/" + id + "?fields=name&prettyPrint=false")
                        .text())
                .isEqualTo("{\"name\":\"a.txt\"}");
        assertThat(drive.get("/drive/v3/files/" + id + "?fields=name").text())
                .isEqualTo("{\n  \"name\": \"a.txt\"\n}\n");
    }

    @Test
    void an_unknown_file_is_named_in_the_refusal() {
        drive.get("/drive/v3/files/none").is(404, """
                { "error": { "code": 404, "message": "File not found: none.",
                  "errors": [{ "message": "File not found: none.", "domain": "global", "reason": "notFound",
                    "location": "fileId", "locationType": "parameter" }] } }""");
    }

    @Test
    void an_unknown_parent_is_refused() {
        drive.post("/drive/v3/files", """
                {"parents": ["none"]}""").refuses(404, "notFound", "File not found: none.");
    }

    @Test
    void a_parent_must_be_a_folder() {
        var file = drive.text("a.txt");

        drive.post("/drive/v3/files", "{\"parents\": [\"" + file + "\"]}")
                .refuses(403, "parentNotAFolder", "The specified parent is not a folder.");
    }

    @Test
    void a_body_that_is_not_json_is_refused() {
        drive.post("/drive/v3/files", "{").refuses(400, "parseError", "Parse Error");
    }

    @Test
    void parents_are_changed_by_parameters_only() {
        var file = drive.text("a.txt");

        drive.patch("/drive/v3/files/" + file, "{\"parents\": [\"root\"]}")
                .refuses(
                        403,
                        "fieldNotWritable",
                        "The parents field is not directly writable in update requests."
                                + " Use the addParents and removeParents parameters instead.");
    }

    @Test
    void a_second_parent_is_refused_and_a_move_is_not() {
        var file = drive.text("a.txt");
        var folder = drive.folder("f");

        drive.patch("/drive/v3/files/" + file + "?addParents=" + folder, "{}")
                .refuses(403, "cannotAddParent", "Increasing the number of parents is not allowed");
        drive.patch("/drive/v3/files/" + file + "?addParents=" + folder + "&removeParents=root&fields=parents", "{}")
                .is(200, "{\"parents\": [\"" + folder + "\"]}");
    }

    @Test
    void a_folder_cannot_be_moved_into_itself() {
        var outer = drive.folder("outer");
        var inner = drive.file("inner", MimeTypes.FOLDER, outer);

        drive.patch("/drive/v3/files/" + outer + "?removeParents=root&addParents=" + inner, "{}")
                .is(400);
    }

    @Test
    void null_takes_a_property_away() {
        var file = drive.text("a.txt");
        drive.patch("/drive/v3/files/" + file, """
                {"properties": {"a": "1", "b": "2"}}""").is(200);

        drive.patch("/drive/v3/files/" + file + "?fields=properties", """
                {"properties": {"a": null}}""").is(200, """
                {"properties": {"b": "2"}}""");
    }

    @Test
    void what_lies_in_a_trashed_folder_is_trashed_but_not_explicitly() {
        var folder = drive.folder("f");
        var file = drive.file("a", "text/plain", folder);

        drive.patch("/drive/v3/files/" + folder, "{\"trashed\": true}").is(200);
        drive.get("/drive/v3/files/" + file + "?fields=trashed,explicitlyTrashed")
                .is(200, """
                {"trashed": true, "explicitlyTrashed": false}""");
        assertThat(drive.names("trashed = false")).isEmpty();

        drive.patch("/drive/v3/files/" + folder, "{\"trashed\": false}").is(200);
        drive.get("/drive/v3/files/" + file + "?fields=trashed").is(200, "{\"trashed\": false}");
    }

    @Test
    void emptying_the_trash_takes_everything_in_it_along() {
        var folder = drive.folder("f");
        var file = drive.file("a", "text/plain", folder);
        drive.patch("/drive/v3/files/" + folder, "{\"trashed\": true}").is(200);

        drive.delete("/drive/v3/files/trash").is(204);

        drive.get("/drive/v3/files/" + file).is(404);
    }

    @Test
    void a_deleted_folder_is_gone_with_what_was_in_it() {
        var folder = drive.folder("f");
        var file = drive.file("a", "text/plain", folder);

        drive.delete("/drive/v3/files/" + folder).is(204);

        drive.get("/drive/v3/files/" + file).refuses(404, "notFound", "File not found: " + file + ".");
    }

    @Test
    void a_copy_has_content_and_properties_but_no_grants() {
        var file = drive.text("a.txt");
        drive.as("Ann");
        drive.share(file, "Ann", "reader").is(200);
        drive.patch("/drive/v3/files/" + file, "{\"properties\": {\"k\": \"v\"}}")
                .is(200);

        drive.post("/drive/v3/files/" + file + "/copy?fields=name,properties,shared", "{}")
                .is(200, """
                {"name": "Copy of a.txt", "properties": {"k": "v"}, "shared": false}""");
    }

    @Test
    void a_folder_cannot_be_copied() {
        drive.post("/drive/v3/files/" + drive.folder("f") + "/copy", "{}")
                .refuses(403, "cannotCopyFile", "This file cannot be copied by the user.");
    }

    @Test
    void generated_ids_are_good_once() {
        var id = drive.get("/drive/v3/files/generateIds?count=1")
                .is(200)
                .json()
                .at("ids")
                .orElseThrow()
                .elements()
                .getFirst()
                .asText();

        drive.post("/drive/v3/files", "{\"id\": \"" + id + "\"}").is(200);
        drive.post("/drive/v3/files", "{\"id\": \"" + id + "\"}")
                .refuses(409, "fileIdInUse", "A file already exists with the provided ID.");
        drive.post("/drive/v3/files", "{\"id\": \"mine\"}")
                .refuses(400, "badRequest", "The provided file ID is not usable.");
    }

    @Test
    void generated_ids_are_not_for_what_editors_keep() {
        drive.post("/drive/v3/files", """
                {"id": "x", "mimeType": "application/vnd.google-apps.document"}""")
                .refuses(403, "forbidden", "Generated IDs are not supported for Docs Editors formats");
    }

    @Test
    void too_many_ids_are_refused() {
        drive.get("/drive/v3/files/generateIds?count=1001")
                .refuses(400, "invalidParameter", "Invalid value '1001'. Values must be within the range: [1, 1000]");
    }

    @Test
    void put_is_not_found() {
        drive.put("/drive/v3/files/" + drive.text("a.txt"), "{}").is(404);
    }

    @Test
    void a_method_may_be_overridden() {
        var id = drive.text("a.txt");

        drive.send(Request.of(Method.POST, "/drive/v3/files/" + id + "?fields=name")
                        .header("X-HTTP-Method-Override", "PATCH")
                        .json("{\"name\": \"b.txt\"}"))
                .is(200, "{\"name\": \"b.txt\"}");
    }

    @Test
    void a_shortcut_names_its_target() {
        var file = drive.text("a.txt");

        drive.post("/drive/v3/files?fields=shortcutDetails", """
                { "mimeType": "application/vnd.google-apps.shortcut",
                  "shortcutDetails": {"targetId": "%s"} }""".formatted(file))
                .is(200, """
                {"shortcutDetails": {"targetId": "%s", "targetMimeType": "text/plain"}}""".formatted(file));
    }

    @Test
    void what_is_not_built_says_so() {
        var reply = drive.get("/drive/v3/files/" + drive.text("a.txt") + "/revisions")
                .is(501);

        assertThat(reply.header("X-DTU-Stub")).isEqualTo("drive.revisions.list");
    }

    @Test
    void about_insists_on_fields() {
        drive.get("/drive/v3/about").is(400, """
                { "error": { "code": 400, "message": "The 'fields' parameter is required for this method.",
                  "errors": [{ "message": "The 'fields' parameter is required for this method.",
                    "domain": "global", "reason": "required", "location": "fields",
                    "locationType": "parameter" }] } }""");
        drive.get("/drive/v3/about?fields=user(emailAddress,me)").is(200, """
                {"user": {"emailAddress": "admin@dtu.test", "me": true}}""");
    }
}

package dtu.google.drive.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private final Workspace drive = Workspace.inMemory();
    private final Workspace ann = drive.as("Ann");

    @Test
    void a_grant_shows_four_members_and_lets_in() {
        var file = drive.text("a.txt");
        ann.get("/drive/v3/files/" + file).is(404);

        drive.share(file, "Ann", "reader").is(200, """
                { "kind": "drive#permission", "id": "${json-unit.regex}[0-9]{20}", "type": "user",
                  "role": "reader" }""");

        ann.get("/drive/v3/files/" + file + "?fields=name,ownedByMe,capabilities(canEdit,canDownload),permissions")
                .is(200, """
                { "name": "a.txt", "ownedByMe": false, "capabilities": {"canEdit": false, "canDownload": true} }""");
    }

    @Test
    void a_grantee_has_the_same_id_on_every_file() {
        var one = drive.share(drive.text("a"), "Ann", "reader").at("id");
        var other = drive.share(drive.text("b"), "Ann", "writer").at("id");

        assertThat(one).isEqualTo(other);
        assertThat(ann.get("/drive/v3/about?fields=user").text()).contains(one);
    }

    @Test
    void granting_again_never_lowers() {
        var file = drive.text("a");
        drive.share(file, "Ann", "writer").is(200);

        drive.share(file, "Ann", "reader").is(200, """
                {"kind": "drive#permission", "id": "${json-unit.any-string}", "type": "user", "role": "writer"}""");
    }

    @Test
    void a_reader_may_not_change_share_or_delete() {
        var file = drive.text("a");
        drive.share(file, "Ann", "reader").is(200);
        drive.as("Ben");
        var refusal = "The user does not have sufficient permissions for this file.";

        ann.patch("/drive/v3/files/" + file, "{\"name\": \"b\"}").refuses(403, "insufficientFilePermissions", refusal);
        ann.share(file, "Ben", "reader").refuses(403, "insufficientFilePermissions", refusal);
        ann.delete("/drive/v3/files/" + file).refuses(403, "insufficientFilePermissions", refusal);
        ann.get("/drive/v3/files/" + file + "/permissions").refuses(403, "insufficientFilePermissions", refusal);
    }

    @Test
    void a_writer_may_change_but_not_trash() {
        var file = drive.text("a");
        drive.share(file, "Ann", "writer").is(200);

        ann.patch("/drive/v3/files/" + file, "{\"name\": \"b\"}").is(200);
        ann.patch("/drive/v3/files/" + file, "{\"trashed\": true}").is(403);
    }

    @Test
    void what_a_folder_grants_is_listed_on_its_children_and_removed_only_there() {
        var folder = drive.folder("f");
        var file = drive.file("a", "text/plain", folder);
        var id = drive.share(folder, "Ann", "commenter").at("id");

        ann.get("/drive/v3/files/" + file).is(200);
        drive.get("/drive/v3/files/" + file + "/permissions?fields=permissions(role,emailAddress)")
                .is(200, """
                { "permissions": [{"role": "owner", "emailAddress": "admin@dtu.test"},
                  {"role": "commenter", "emailAddress": "ann@acme.test"}] }""");
        drive.delete("/drive/v3/files/" + file + "/permissions/" + id).is(403);
        drive.delete("/drive/v3/files/" + folder + "/permissions/" + id).is(204);
        ann.get("/drive/v3/files/" + file).is(404);
    }

    @Test
    void a_role_is_changed_and_taken_away() {
        var file = drive.text("a");
        var id = drive.share(file, "Ann", "reader").at("id");
        var path = "/drive/v3/files/" + file + "/permissions/" + id;

        drive.patch(path + "?fields=role", "{\"role\": \"writer\"}").is(200, "{\"role\": \"writer\"}");
        drive.get(path + "?fields=role").is(200, "{\"role\": \"writer\"}");
        drive.delete(path).is(204);
        drive.get(path).refuses(404, "notFound", "Permission not found: " + id + ".");
    }

    @Test
    void everybody_may_give_up_what_they_have() {
        var file = drive.text("a");
        var id = drive.share(file, "Ann", "reader").at("id");

        ann.delete("/drive/v3/files/" + file + "/permissions/" + id).is(204);

        ann.get("/drive/v3/files/" + file).is(404);
    }

    @Test
    void ownership_needs_its_own_parameter() {
        var file = drive.text("a");

        drive.share(file, "Ann", "owner")
                .refuses(
                        403,
                        "forbidden",
                        "The transferOwnership parameter must be enabled when the permission role is 'owner'.");
        drive.post("/drive/v3/files/" + file + "/permissions?transferOwnership=true", """
                {"type": "user", "role": "owner", "emailAddress": "ann@acme.test"}""")
                .is(200);
        ann.get("/drive/v3/files/" + file + "?fields=ownedByMe").is(200, "{\"ownedByMe\": true}");
        drive.get("/drive/v3/files/" + file + "?fields=ownedByMe,capabilities(canEdit,canDelete)")
                .is(200, """
                {"ownedByMe": false, "capabilities": {"canEdit": true, "canDelete": false}}""");
    }

    @Test
    void the_owner_cannot_be_removed() {
        var file = drive.text("a");
        var me = drive.get("/drive/v3/about?fields=user/permissionId")
                .json()
                .at("user")
                .orElseThrow();

        drive.delete("/drive/v3/files/" + file + "/permissions/"
                        + me.textAt("permissionId").orElseThrow())
                .is(403);
    }

    @Test
    void a_link_opens_the_file_but_lists_it_nowhere() {
        var file = drive.text("a");
        drive.post("/drive/v3/files/" + file + "/permissions", """
                {"type": "anyone", "role": "reader"}""").is(200, """
                {"kind": "drive#permission", "id": "anyoneWithLink", "type": "anyone", "role": "reader"}""");

        ann.get("/drive/v3/files/" + file).is(200);
        assertThat(ann.names("")).isEmpty();
    }

    @Test
    void a_domain_opens_the_file_for_its_people() {
        var file = drive.text("a");
        drive.post("/drive/v3/files/" + file + "/permissions", """
                {"type": "domain", "role": "reader", "domain": "acme.test"}""").is(200);

        ann.get("/drive/v3/files/" + file).is(200);
    }

    @Test
    void a_group_opens_the_file_for_its_members() {
        var file = drive.text("a");
        var settler = new dtu.twins.Settler(
                "cat",
                "Cat",
                "Lee",
                "cat@acme.test",
                "",
                "",
                "employee",
                "",
                java.util.List.of("Data Team"),
                java.util.Map.of());
        drive.solo().settle(java.util.List.of(settler));
        var cat = drive.with(drive.solo()
                .issue("cat@acme.test", java.util.List.of())
                .textAt("token")
                .orElseThrow());
        drive.post("/drive/v3/files/" + file + "/permissions", """
                {"type": "group", "role": "reader", "emailAddress": "data-team@acme.test"}""").is(200);

        cat.get("/drive/v3/files/" + file).is(200);
        assertThat(cat.names("")).containsExactly("a");
        ann.get("/drive/v3/files/" + file).is(404);
    }

    @Test
    void a_grant_ends_by_itself() {
        var file = drive.text("a");
        drive.post("/drive/v3/files/" + file + "/permissions", """
                {"type": "user", "role": "reader", "emailAddress": "ann@acme.test",
                 "expirationTime": "2026-01-06T08:00:00Z"}""").is(200);
        ann.get("/drive/v3/files/" + file).is(200);

        drive.solo().pass(Duration.ofDays(2));

        ann.get("/drive/v3/files/" + file).is(404);
    }

    @Test
    void a_grant_that_has_ended_already_is_refused() {
        drive.post("/drive/v3/files/" + drive.text("a") + "/permissions", """
                {"type": "user", "role": "reader", "emailAddress": "ann@acme.test",
                 "expirationTime": "2025-01-01T00:00:00Z"}""").is(400);
    }

    @Test
    void an_address_without_an_account_needs_a_letter() {
        var file = drive.text("a");

        drive.share(file, "Nobody", "reader").is(400);
        drive.post("/drive/v3/files/" + file + "/permissions", """
                {"type": "user", "role": "reader", "emailAddress": "nobody@acme.test"}""").is(200);
    }

    @Test
    void what_is_missing_or_unknown_is_refused() {
        var path = "/drive/v3/files/" + drive.text("a") + "/permissions";

        drive.post(path, "{\"role\": \"reader\"}").refuses(400, "badRequest", "The permission type field is required.");
        drive.post(path, "{\"type\": \"user\"}").refuses(400, "badRequest", "The permission role field is required.");
        drive.post(path, "{\"type\": \"user\", \"role\": \"reader\"}")
                .refuses(400, "badRequest", "The email address field is required.");
        drive.post(path, "{\"type\": \"robot\", \"role\": \"reader\"}")
                .refuses(400, "invalid", "The specified permission type is invalid.");
        drive.post(path, "{\"type\": \"anyone\", \"role\": \"boss\"}")
                .refuses(400, "invalid", "The specified role is invalid.");
    }
}

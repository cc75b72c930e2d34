package dtu.google.drive.files;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final String UPLOAD = "/upload/drive/v3/files?uploadType=";
    private final Workspace drive = Workspace.inMemory();

    @Test
    void bytes_on_their_own_are_a_file() {
        var id = drive.upload(Method.POST, UPLOAD + "media", "text/plain", bytes("hello"))
                .is(200, """
                { "kind": "drive#file", "id": "${json-unit.any-string}", "name": "Untitled",
                  "mimeType": "text/plain" }""")
                .at("id");

        var reply = drive.get("/drive/v3/files/" + id + "?alt=media").is(200);
        assertThat(reply.text()).isEqualTo("hello");
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain");
        assertThat(reply.header("X-Goog-Hash")).isEqualTo("md5=XUFAKrxLKna5cZ2REBfFkg==");
    }

    @Test
    void json_comes_back_as_it_was_sent() {
        var id = drive.upload(Method.POST, UPLOAD + "media", "application/json", bytes("{\"a\":1}"))
                .at("id");

        assertThat(drive.get("/drive/v3/files/" + id + "?alt=media&fields=id").text())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void two_parts_are_metadata_and_bytes() {
        var body = String.join(
                "\r\n",
                "--b",
                "Content-Type: application/json; charset=UTF-8",
                "",
                "{\"name\": \"a.bin\"}",
                "--b",
                "Content-Type: image/png",
                "",
                "",
                "--x",
                "--bb",
                "end",
                "--b--",
                "");

        var id = drive.upload(
                        Method.POST,
                        UPLOAD + "multipart&fields=id,name,mimeType,size",
                        "multipart/related; boundary=b",
                        bytes(body))
                .is(200, """
                { "id": "${json-unit.any-string}", "name": "a.bin", "mimeType": "image/png", "size": "16" }""")
                .at("id");

        assertThat(drive.get("/drive/v3/files/" + id + "?alt=media").text()).isEqualTo("\r\n--x\r\n--bb\r\nend");
    }

    @Test
    void bare_line_feeds_quoted_boundaries_and_lower_case_headers_are_forgiven() {
        var body = "--===1==\ncontent-type: application/json\nMIME-Version: 1.0\n\n{\"name\": \"p\"}\n"
                + "--===1==\ncontent-type: text/plain\ncontent-transfer-encoding: base64\n\naGk=\n--===1==--";

        var id = drive.upload(Method.POST, UPLOAD + "multipart", "multipart/related; boundary=\"===1==\"", bytes(body))
                .is(200)
                .at("id");

        assertThat(drive.get("/drive/v3/files/" + id + "?alt=media").text()).isEqualTo("hi");
    }

    @Test
    void a_body_without_its_parts_is_refused() {
        drive.upload(Method.POST, UPLOAD + "multipart", "multipart/related; boundary=b", bytes("--b\r\n\r\n{}"))
                .refuses(400, "badRequest", "Malformed multipart body.");
        drive.upload(Method.POST, UPLOAD + "multipart", "text/plain", bytes("x"))
                .is(400);
        drive.upload(Method.POST, UPLOAD + "carrier-pigeon", "text/plain", bytes("x"))
                .is(400);
    }

    @Test
    void an_upload_in_pieces_is_nothing_before_its_last_byte() {
        var session = begun("{\"name\": \"big.txt\"}");

        var first = drive.bare(piece(session, "bytes 0-4/*", "hello")).is(308);
        assertThat(first.header("Range")).isEqualTo("bytes=0-4");
        assertThat(first.header("Location")).isEmpty();
        assertThat(drive.names("name = 'big.txt'")).isEmpty();
        assertThat(drive.bare(piece(session, "bytes */*", "")).is(308).header("Range"))
                .isEqualTo("bytes=0-4");

        drive.bare(piece(session, "bytes 5-10/11", " world")).is(200, """
                {"name": "big.txt", "size": "11"}""");
        drive.bare(piece(session, "bytes */11", "")).is(200, """
                {"name": "big.txt", "size": "11"}""");
        assertThat(drive.names("name = 'big.txt'")).hasSize(1);
    }

    @Test
    void without_a_range_the_body_is_all_of_it() {
        drive.bare(Request.of(Method.PUT, begun("{}")).body("text/plain", Blob.of("all")))
                .is(200, """
                {"name": "Untitled", "size": "3"}""");
    }

    @Test
    void nothing_stored_has_no_range() {
        assertThat(drive.bare(piece(begun("{}"), "bytes */*", ""))
                        .is(308)
                        .response()
                        .headers()
                        .has("Range"))
                .isFalse();
    }

    @Test
    void a_gap_is_refused() {
        drive.bare(piece(begun("{}"), "bytes 5-9/10", "world")).is(400);
        drive.bare(piece(begun("{}"), "bytes 0-9/10", "short")).is(400);
        drive.bare(piece(begun("{}"), "nonsense", "x")).is(400);
    }

    @Test
    void what_is_wrong_with_the_metadata_is_said_at_once() {
        drive.post(UPLOAD + "resumable", "{\"parents\": [\"none\"]}").refuses(404, "notFound", "File not found: none.");
    }

    @Test
    void a_session_ends_after_a_week_or_when_it_is_cancelled() {
        var old = begun("{}");
        drive.solo().pass(Duration.ofDays(8));
        drive.bare(piece(old, "bytes */*", "")).is(410);

        var fresh = begun("{}");
        drive.bare(Request.of(Method.DELETE, fresh)).is(499);
        drive.bare(piece(fresh, "bytes */*", "")).is(404);
    }

    @Test
    void new_bytes_keep_the_id_and_change_the_revision() {
        var id = drive.upload(Method.POST, UPLOAD + "media", "text/plain", bytes("one"))
                .at("id");
        var before =
                drive.get("/drive/v3/files/" + id + "?fields=headRevisionId").at("headRevisionId");

        drive.upload(Method.PATCH, "/upload/drive/v3/files/" + id + "?uploadType=media", "text/plain", bytes("two"))
                .is(200);

        assertThat(drive.get("/drive/v3/files/" + id + "?alt=media").text()).isEqualTo("two");
        assertThat(drive.get("/drive/v3/files/" + id + "?fields=headRevisionId").at("headRevisionId"))
                .isNotEqualTo(before);
    }

    @Test
    void parts_of_a_file_are_downloaded_by_ranges() {
        var id = drive.upload(Method.POST, UPLOAD + "media", "text/plain", bytes("0123456789"))
                .at("id");

        assertThat(range(id, "bytes=2-4").is(206).text()).isEqualTo("234");
        assertThat(range(id, "bytes=2-4").header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(range(id, "bytes=7-").is(206).text()).isEqualTo("789");
        assertThat(range(id, "bytes=-3").is(206).text()).isEqualTo("789");
        assertThat(range(id, "bytes=8-99").is(206).text()).isEqualTo("89");
        assertThat(range(id, "bytes=10-").is(416).header("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void what_editors_keep_cannot_be_downloaded_and_blobs_cannot_be_exported() {
        var document = drive.file("d", MimeTypes.DOCUMENT, "root");
        var file = drive.text("a.txt");

        drive.get("/drive/v3/files/" + document + "?alt=media")
                .refuses(
                        403,
                        "fileNotDownloadable",
                        "Only files with binary content can be downloaded. Use Export with Docs Editors files.");
        drive.get("/drive/v3/files/" + file + "/export?mimeType=text/plain")
                .refuses(403, "fileNotExportable", "Export only supports Docs Editors files.");
        drive.get("/drive/v3/files/" + document + "/export?mimeType=image/png")
                .refuses(400, "badRequest", "The requested conversion is not supported.");
        drive.get("/drive/v3/files/" + document + "/export").refuses(400, "required", "Required parameter: mimeType");
    }

    @Test
    void text_becomes_a_document_and_comes_back() {
        var body = "--b\n\n{\"name\": \"d\", \"mimeType\": \"application/vnd.google-apps.document\"}\n"
                + "--b\nContent-Type: text/plain\n\none\ntwo\n--b--";
        var id = drive.upload(Method.POST, UPLOAD + "multipart", "multipart/related; boundary=b", bytes(body))
                .at("id");

        assertThat(drive.get("/drive/v3/files/" + id + "/export?mimeType=text/plain")
                        .is(200)
                        .text())
                .isEqualTo("\uFEFFone\r\ntwo");
    }

    @Test
    void commas_become_a_spreadsheet_with_typed_cells() {
        var body = "--b\n\n{\"name\": \"s\", \"mimeType\": \"application/vnd.google-apps.spreadsheet\"}\n"
                + "--b\nContent-Type: text/csv\n\na,1\n\"x,y\",TRUE\n--b--";
        var id = drive.upload(Method.POST, UPLOAD + "multipart", "multipart/related; boundary=b", bytes(body))
                .at("id");

        drive.get("/v4/spreadsheets/" + id + "/values/A1:B2?valueRenderOption=UNFORMATTED_VALUE")
                .is(200, """
                {"range": "s!A1:B2", "majorDimension": "ROWS", "values": [["a", 1], ["x,y", true]]}""");
        assertThat(drive.get("/drive/v3/files/" + id + "/export?mimeType=text/csv")
                        .text())
                .isEqualTo("a,1\r\n\"x,y\",TRUE");
    }

    @Test
    void a_conversion_that_nobody_offers_is_refused() {
        var body = "--b\n\n{\"mimeType\": \"application/vnd.google-apps.document\"}\n"
                + "--b\nContent-Type: image/png\n\nx\n--b--";

        drive.upload(Method.POST, UPLOAD + "multipart", "multipart/related; boundary=b", bytes(body))
                .refuses(400, "badRequest", "The requested conversion is not supported.");
    }

    private Workspace.Reply range(String id, String range) {
        return drive.send(Request.get("/drive/v3/files/" + id + "?alt=media").header("Range", range));
    }

    /** Path and query of a new session. */
    private String begun(String metadata) {
        var reply = drive.post(UPLOAD + "resumable&fields=name,size", metadata).is(200);
        assertThat(reply.text()).isEmpty();
        return reply.header("Location").substring("http://google.test".length());
    }

    private static Request piece(String session, String range, String bytes) {
        return Request.of(Method.PUT, session)
                .body("text/plain", Blob.of(bytes))
                .header("Content-Range", range);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

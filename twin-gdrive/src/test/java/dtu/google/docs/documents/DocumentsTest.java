package dtu.google.docs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private final Workspace docs = Workspace.inMemory();

    @Test
    void an_empty_document_is_a_section_break_and_a_line_end() {
        docs.post("/v1/documents?fields=title,body,suggestionsViewMode", "{\"title\": \"Plan\"}")
                .is(200, """
                { "title": "Plan", "suggestionsViewMode": "SUGGESTIONS_INLINE",
                  "body": { "content": [
                    { "endIndex": 1, "sectionBreak": { "sectionStyle": { "columnSeparatorStyle": "NONE",
                      "contentDirection": "LEFT_TO_RIGHT", "sectionType": "CONTINUOUS" } } },
                    { "startIndex": 1, "endIndex": 2, "paragraph": {
                      "elements": [{ "startIndex": 1, "endIndex": 2,
                        "textRun": {"content": "\\n", "textStyle": {}} }],
                      "paragraphStyle": {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"} } }] } }""");
    }

    @Test
    void a_document_is_a_file_at_once() {
        var id = document();

        docs.get("/drive/v3/files/" + id + "?fields=name,mimeType").is(200, """
                {"name": "Plan", "mimeType": "application/vnd.google-apps.document"}""");
        docs.patch("/drive/v3/files/" + id, "{\"name\": \"Plan B\"}").is(200);
        docs.get("/v1/documents/" + id + "?fields=title").is(200, "{\"title\": \"Plan B\"}");
    }

    @Test
    void a_file_made_by_drive_is_a_document_at_once() {
        var id = docs.file("d", "application/vnd.google-apps.document", "root");

        docs.get("/v1/documents/" + id + "?fields=title").is(200, "{\"title\": \"d\"}");
    }

    @Test
    void text_is_inserted_and_splits_paragraphs() {
        var id = document();

        edit(id, insert(1, "one\\ntwo")).is(200, """
                { "replies": [{}], "documentId": "%s",
                  "writeControl": {"requiredRevisionId": "${json-unit.any-string}"} }""".formatted(id));

        assertThat(text(id)).isEqualTo("one\ntwo\n");
        docs.get("/v1/documents/" + id + "?fields=body(content(startIndex,endIndex))")
                .is(200, """
                { "body": {"content": [{"endIndex": 1}, {"startIndex": 1, "endIndex": 5},
                  {"startIndex": 5, "endIndex": 9}] } }""");
    }

    @Test
    void indexes_count_utf_16_units() {
        var id = document();
        edit(id, insert(1, "a\uD83D\uDE00b")).is(200);

        refused(
                id,
                insert(3, "x"),
                "Invalid requests[0].insertText: The insertion index cannot be inside a surrogate pair.");
        edit(id, insert(4, "x")).is(200);
        assertThat(text(id)).isEqualTo("a\uD83D\uDE00xb\n");
    }

    @Test
    void control_characters_are_stripped() {
        var id = document();
        edit(id, insert(1, "a\\u0007\\uE000b\\tc")).is(200);

        assertThat(text(id)).isEqualTo("ab\tc\n");
    }

    @Test
    void places_outside_the_text_are_refused() {
        var id = document();

        refused(
                id,
                insert(2, "x"),
                "Invalid requests[0].insertText: Index 2 must be less than the end index of the referenced"
                        + " segment, 2.");
        refused(
                id,
                insert(0, "x"),
                "Invalid requests[0].insertText: The insertion index must be inside the bounds of an existing"
                        + " paragraph. You can still create new paragraphs by inserting newlines.");
        refused(
                id,
                "{\"insertText\": {\"text\": \"x\", \"location\": {\"segmentId\": \"kix.1\", \"index\": 0}}}",
                "Invalid requests[0].insertText: Segment with ID kix.1 was not found.");
    }

    @Test
    void the_end_of_the_body_is_a_place_too() {
        var id = document();
        edit(id, insert(1, "a")).is(200);

        edit(id, "{\"insertText\": {\"text\": \"z\", \"endOfSegmentLocation\": {}}}")
                .is(200);

        assertThat(text(id)).isEqualTo("az\n");
    }

    @Test
    void deleting_a_line_end_joins_two_paragraphs() {
        var id = document();
        edit(id, insert(1, "one\\ntwo")).is(200);

        edit(id, delete(4, 5)).is(200);

        assertThat(text(id)).isEqualTo("onetwo\n");
    }

    @Test
    void ranges_that_cannot_be_deleted_are_refused() {
        var id = document();
        edit(id, insert(1, "abc")).is(200);

        refused(
                id,
                delete(1, 5),
                "Invalid requests[0].deleteContentRange: The range cannot include the newline"
                        + " character at the end of the segment.");
        refused(id, delete(2, 2), "Invalid requests[0].deleteContentRange: The range should not be empty.");
        refused(
                id,
                delete(3, 2),
                "Invalid requests[0].deleteContentRange: Invalid range: end index cannot be less than"
                        + " start index");
        refused(
                id,
                delete(1, 9),
                "Invalid requests[0].deleteContentRange: Index 9 must be less than the end index of"
                        + " the referenced segment, 5.");
    }

    @Test
    void a_batch_is_all_or_nothing() {
        var id = document();

        refused(
                id,
                insert(1, "abc") + "," + delete(9, 10),
                "Invalid requests[1].deleteContentRange: Index 10 must be less than the end index of the referenced"
                        + " segment, 5.");

        assertThat(text(id)).isEqualTo("\n");
    }

    @Test
    void replacing_counts_what_it_found() {
        var id = document();
        edit(id, insert(1, "Hello hello\\nHELLO")).is(200);

        edit(id, """
                {"replaceAllText": {"containsText": {"text": "hello"}, "replaceText": "bye"}},
                {"replaceAllText": {"replaceText": "x",
                  "containsText": {"text": "Bye", "matchCase": true}}}""").is(200, """
                { "replies": [{"replaceAllText": {"occurrencesChanged": 3}}, {"replaceAllText": {}}],
                  "documentId": "${json-unit.ignore}", "writeControl": "${json-unit.ignore}" }""");

        assertThat(text(id)).isEqualTo("bye bye\nbye\n");
    }

    @Test
    void a_client_may_insist_on_the_revision_it_has_read() {
        var id = document();
        var read = docs.get("/v1/documents/" + id).at("revisionId");
        edit(id, insert(1, "a")).is(200);

        var stale = "{\"requests\": [" + insert(1, "b") + "], \"writeControl\": {\"requiredRevisionId\": \"" + read
                + "\"}}";
        docs.post("/v1/documents/" + id + ":batchUpdate", stale).is(400);

        assertThat(text(id)).isEqualTo("a\n");
    }

    @Test
    void a_kind_that_is_not_built_says_so_and_changes_nothing() {
        var id = document();

        var reply = edit(id, insert(1, "x") + ",{\"insertTable\": {\"rows\": 1, \"columns\": 1}}")
                .is(501);

        assertThat(reply.header("X-DTU-Stub")).isEqualTo("docs.documents.batchUpdate#insertTable");
        assertThat(text(id)).isEqualTo("\n");
    }

    @Test
    void a_kind_that_nobody_knows_is_refused() {
        docs.post("/v1/documents/" + document() + ":batchUpdate", "{\"requests\": [{\"paint\": {}}]}")
                .is(400, """
                { "error": { "code": 400, "status": "INVALID_ARGUMENT",
                  "message":
                    "Invalid JSON payload received. Unknown name \\"paint\\" at 'requests[0]': Cannot find field.",
                  "details": [{ "@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [{
                    "field": "requests[0]", "description": "${json-unit.any-string}" }] }] } }""");
    }

    @Test
    void what_exists_and_is_not_shared_is_forbidden_and_what_does_not_exist_is_not_found() {
        var id = document();
        var ann = docs.as("Ann");

        ann.get("/v1/documents/" + id).is(403, """
                { "error": { "code": 403, "message": "The caller does not have permission",
                  "status": "PERMISSION_DENIED" } }""");
        ann.get("/v1/documents/none").is(404, """
                { "error": { "code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND" } }""");
        docs.share(id, "Ann", "commenter").is(200);
        ann.get("/v1/documents/" + id).is(200);
        ann.post("/v1/documents/" + id + ":batchUpdate", "{\"requests\": []}").is(403);
    }

    @Test
    void what_is_no_document_cannot_be_read_as_one() {
        docs.get("/v1/documents/" + docs.text("a.txt")).is(400, """
                { "error": { "code": 400, "message": "This operation is not supported for this document",
                  "status": "FAILED_PRECONDITION" } }""");
    }

    @Test
    void a_bad_mask_is_explained_in_the_details_only() {
        docs.get("/v1/documents/" + document() + "?fields=nonsense").is(400, """
                { "error": { "code": 400, "message": "Request contains an invalid argument.",
                  "status": "INVALID_ARGUMENT", "details": [{
                    "@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [{
                      "field": "nonsense", "description":
                      "Error expanding 'fields' parameter. Cannot find matching fields for path 'nonsense'."
                    }] }] } }""");
    }

    @Test
    void tabs_come_instead_of_the_body_when_they_are_asked_for() {
        docs.get("/v1/documents/" + document() + "?includeTabsContent=true&fields=body,tabs(tabProperties)")
                .is(200, """
                {"tabs": [{"tabProperties": {"tabId": "t.0", "title": "Tab 1", "index": 0}}]}""");
    }

    private String document() {
        return docs.post("/v1/documents", "{\"title\": \"Plan\"}").is(200).at("documentId");
    }

    private static String insert(int index, String text) {
        return "{\"insertText\": {\"location\": {\"index\": " + index + "}, \"text\": \"" + text + "\"}}";
    }

    private static String delete(int from, int to) {
        return "{\"deleteContentRange\": {\"range\": {\"startIndex\": " + from + ", \"endIndex\": " + to + "}}}";
    }

    private Workspace.Reply edit(String id, String requests) {
        return docs.post("/v1/documents/" + id + ":batchUpdate", "{\"requests\": [" + requests + "]}");
    }

    private void refused(String id, String requests, String message) {
        edit(id, requests).is(400, """
                {"error": {"code": 400, "message": "%s", "status": "INVALID_ARGUMENT"}}""".formatted(message));
    }

    private String text(String id) {
        return docs.get("/drive/v3/files/" + id + "/export?mimeType=text/plain")
                        .text()
                        .substring(1)
                        .replace("\r\n", "\n")
                + "\n";
    }
}

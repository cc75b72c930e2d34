package dtu.google.sheets.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import org.junit.jupiter.api.Test;

class SpreadsheetsTest {
    private final Workspace sheets = Workspace.inMemory();

    @Test
    void a_new_workbook_has_one_sheet() {
        sheets.post("/v4/spreadsheets?fields=properties(title,locale),sheets,spreadsheetUrl", "{}")
                .is(200, """
                { "properties": {"title": "Untitled spreadsheet", "locale": "en_US"},
                  "sheets": [{"properties": {"sheetId": 0, "title": "Sheet1", "index": 0, "sheetType": "GRID",
                    "gridProperties": {"rowCount": 1000, "columnCount": 26}}}],
                  "spreadsheetUrl": "${json-unit.regex}https://docs.google.com/spreadsheets/d/1.{43}/edit" }""");
    }

    @Test
    void sheets_that_are_given_come_instead_of_the_usual_one() {
        sheets.post("/v4/spreadsheets?fields=sheets(properties(sheetId,title))", """
                {"sheets": [{"properties": {"title": "Data", "sheetId": 7}}, {"properties": {"title": "More"}}]}""")
                .is(200, """
                { "sheets": [{"properties": {"sheetId": 7, "title": "Data"}},
                  {"properties": {"sheetId": "${json-unit.any-number}", "title": "More"}}] }""");
    }

    @Test
    void a_title_is_the_name_of_the_file_both_ways() {
        var book = book();

        edit(book, """
                {"updateSpreadsheetProperties": {"properties": {"title": "New"}, "fields": "title"}}""").is(200);

        sheets.get("/drive/v3/files/" + book + "?fields=name").is(200, "{\"name\": \"New\"}");
        sheets.patch("/drive/v3/files/" + book, "{\"name\": \"Newer\"}").is(200);
        sheets.get("/v4/spreadsheets/" + book + "?fields=properties/title")
                .is(200, "{\"properties\": {\"title\": \"Newer\"}}");
    }

    @Test
    void sheets_are_added_renamed_and_deleted() {
        var book = book();
        var added = edit(book, "{\"addSheet\": {\"properties\": {\"title\": \"Data\", \"index\": 0}}}")
                .is(200);
        var id = added.json()
                .at("replies")
                .orElseThrow()
                .elements()
                .getFirst()
                .at("addSheet")
                .orElseThrow()
                .at("properties")
                .orElseThrow()
                .at("sheetId")
                .orElseThrow()
                .asLong();

        edit(book, """
                {"updateSheetProperties": {"properties": {"sheetId": %d, "title": "Facts"}, "fields": "title"}},
                {"deleteSheet": {"sheetId": 0}}""".formatted(id)).is(200);

        sheets.get("/v4/spreadsheets/" + book + "?fields=sheets(properties(title,index))")
                .is(200, """
                {"sheets": [{"properties": {"title": "Facts", "index": 0}}]}""");
    }

    @Test
    void what_cannot_be_done_is_refused_and_undoes_the_batch() {
        var book = book();

        refused(
                book,
                "{\"addSheet\": {\"properties\": {\"title\": \"sheet1\"}}}",
                "Invalid requests[0].addSheet: A sheet with the name \\\"sheet1\\\" already exists."
                        + " Please enter another name.");
        refused(book, "{\"deleteSheet\": {\"sheetId\": 5}}", "Invalid requests[0].deleteSheet: No sheet with id: 5");
        refused(
                book,
                "{\"deleteSheet\": {\"sheetId\": 0}}",
                "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.");
        refused(
                book,
                "{\"addSheet\": {}}, {\"updateSheetProperties\": {\"properties\": {}}}",
                "Invalid requests[1].updateSheetProperties: At least one field must be listed in 'fields'."
                        + " (Use '*' to indicate all fields.)");
        refused(book, "", "Must specify at least one request.");
        assertThat(sheets.get("/v4/spreadsheets/" + book)
                        .json()
                        .at("sheets")
                        .orElseThrow()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_kind_that_is_not_built_says_so() {
        var reply = edit(book(), "{\"mergeCells\": {}}").is(501);

        assertThat(reply.header("X-DTU-Stub")).isEqualTo("sheets.spreadsheets.batchUpdate#mergeCells");
    }

    @Test
    void the_workbook_comes_with_the_answer_when_it_is_wanted() {
        sheets.post(
                        "/v4/spreadsheets/" + book()
                                + "/:batchUpdate?fields=updatedSpreadsheet/sheets/properties/title",
                        """
                {"requests": [{"addSheet": {"properties": {"title": "B"}}}], "includeSpreadsheetInResponse": true}""")
                .is(200, """
                { "updatedSpreadsheet": { "sheets": [{"properties": {"title": "Sheet1"}},
                  {"properties": {"title": "B"}}] } }""");
    }

    @Test
    void a_copy_lives_on_its_own() {
        var book = book();
        var copy =
                sheets.post("/drive/v3/files/" + book + "/copy", "{}").is(200).at("id");
        edit(book, "{\"addSheet\": {}}").is(200);

        assertThat(sheets.get("/v4/spreadsheets/" + copy)
                        .json()
                        .at("sheets")
                        .orElseThrow()
                        .size())
                .isEqualTo(1);
    }

    private String book() {
        return sheets.post("/v4/spreadsheets", "{\"properties\": {\"title\": \"Budget\"}}")
                .at("spreadsheetId");
    }

    private Workspace.Reply edit(String book, String requests) {
        return sheets.post("/v4/spreadsheets/" + book + ":batchUpdate", "{\"requests\": [" + requests + "]}");
    }

    private void refused(String book, String requests, String message) {
        edit(book, requests).is(400, """
                {"error": {"code": 400, "message": "%s", "status": "INVALID_ARGUMENT"}}""".formatted(message));
    }
}

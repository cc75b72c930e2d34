package dtu.google.sheets.values;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private final Workspace sheets = Workspace.inMemory();
    private String book = "";

    @BeforeEach
    void begin() {
        book = sheets.post("/v4/spreadsheets", "{\"properties\": {\"title\": \"Budget\"}}")
                .is(200)
                .at("spreadsheetId");
    }

    @Test
    void values_are_written_and_read() {
        write("A1:B2", "RAW", "[[\"a\", 1], [\"b\", true]]").is(200, """
                { "spreadsheetId": "%s", "updatedRange": "Sheet1!A1:B2", "updatedRows": 2, "updatedColumns": 2,
                  "updatedCells": 4 }""".formatted(book));

        read("Sheet1!A1:B2").is(200, """
                {"range": "Sheet1!A1:B2", "majorDimension": "ROWS", "values": [["a", "1"], ["b", "TRUE"]]}""");
        read("A1:B2?valueRenderOption=UNFORMATTED_VALUE&majorDimension=COLUMNS").is(200, """
                {"range": "Sheet1!A1:B2", "majorDimension": "COLUMNS", "values": [["a", "b"], [1, true]]}""");
    }

    @Test
    void empty_ends_are_left_out_and_gaps_are_empty_text() {
        write("B2", "RAW", "[[\"x\", null, \"y\"], [], [\"z\"]]").is(200);

        read("A1:D10").is(200, """
                { "range": "Sheet1!A1:D10", "majorDimension": "ROWS",
                  "values": [[], ["", "x", "", "y"], [], ["", "z"]] }""");
        read("F1:G2").is(200, "{\"range\": \"Sheet1!F1:G2\", \"majorDimension\": \"ROWS\"}");
        read("B1:D4?majorDimension=COLUMNS").is(200, """
                { "range": "Sheet1!B1:D4", "majorDimension": "COLUMNS",
                  "values": [["", "x", "", "z"], [], ["", "y"]] }""");
    }

    @Test
    void null_skips_and_empty_text_clears() {
        write("A1", "RAW", "[[\"a\", \"b\", \"c\"]]").is(200);

        write("A1", "RAW", "[[null, \"\"]]").is(200);

        assertThat(values("A1:C1")).isEqualTo("[[\"a\",\"\",\"c\"]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-2 | 46024 | 1-2",
                "2026-09-05 | 46270 | 2026-09-05",
                "$100.15 | 100.15 | $100.15",
                "007 | 7 | 7",
                "10% | 0.1 | 10%",
                "12.5% | 0.125 | 12.50%",
                "1,234 | 1234 | 1,234",
                "1e3 | 1000 | 1.00E+03",
                "12/24/2025 | 46015 | 12/24/2025",
                "12:30 | 0.5208333333333334 | 12:30",
                "1:05 pm | 0.5451388888888888 | 1:05 PM",
                "2026-01-01 06:00 | 46023.25 | 2026-01-01 6:00",
                "-3.5 | -3.5 | -3.5",
                "true | true | TRUE",
                "1/2/3 | \"1/2/3\" | 1/2/3",
                "2026-13-01 | \"2026-13-01\" | 2026-13-01",
                "1,23 | \"1,23\" | 1,23",
                "12 apples | \"12 apples\" | 12 apples"
            })
    void what_is_typed_becomes_what_it_looks_like(String typed, String value, String shown) {
        write("A1", "USER_ENTERED", "[[\"" + typed + "\"]]").is(200);

        assertThat(values("A1?valueRenderOption=UNFORMATTED_VALUE")).isEqualTo("[[" + value + "]]");
        assertThat(values("A1")).isEqualTo("[[\"" + shown + "\"]]");
    }

    @Test
    void an_apostrophe_keeps_text_and_raw_text_stays_text() {
        write("A1", "USER_ENTERED", "[[\"'0123\"]]").is(200);
        write("A2", "RAW", "[[\"=1+1\"], [\"007\"], [\"TRUE\"]]").is(200);

        assertThat(values("A1:A4?valueRenderOption=UNFORMATTED_VALUE"))
                .isEqualTo("[[\"0123\"],[\"=1+1\"],[\"007\"],[\"TRUE\"]]");
    }

    @Test
    void a_formula_is_refused_rather_than_answered_wrongly() {
        var reply = write("A1", "USER_ENTERED", "[[\"x\", \"=1+1\"]]").is(501);

        assertThat(reply.header("X-DTU-Stub")).isEqualTo("sheets.spreadsheets.values.update#formula");
        read("A1:B1").is(200, "{\"range\": \"Sheet1!A1:B1\", \"majorDimension\": \"ROWS\"}");
    }

    @Test
    void dates_are_read_as_numbers_or_as_text() {
        write("A1", "USER_ENTERED", "[[\"2026-09-05\"]]").is(200);

        assertThat(values("A1?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING"))
                .isEqualTo("[[\"2026-09-05\"]]");
    }

    @Test
    void the_format_of_a_date_survives_other_values() {
        write("A1", "USER_ENTERED", "[[\"2026-09-05\"]]").is(200);
        write("A1", "RAW", "[[46000]]").is(200);

        assertThat(values("A1")).isEqualTo("[[\"2025-12-09\"]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A2:A | Sheet1!A2:A1000",
                "A:C | Sheet1!A1:C1000",
                "2:5 | Sheet1!A2:Z5",
                "Sheet1 | Sheet1!A1:Z1000",
                "sheet1!b2 | Sheet1!B2",
                "$A$1:$B$2 | Sheet1!A1:B2",
                "B2:A1 | Sheet1!A1:B2",
                "A999:B2000 | Sheet1!A999:B1000",
                "'Sheet1'!C3 | Sheet1!C3"
            })
    void ranges_are_read_in_all_their_forms(String range, String echoed) {
        read(range).is(200, "{\"range\": \"" + echoed + "\", \"majorDimension\": \"ROWS\"}");
    }

    @Test
    void a_title_that_needs_quotes_gets_them() {
        sheets.post("/v4/spreadsheets/" + book + "/:batchUpdate", """
                {"requests": [{"addSheet": {"properties": {"title": "It's"}}}]}""").is(200);

        read("%27It%27%27s%27%21A1%3AB2").is(200, """
                {"range": "'It''s'!A1:B2", "majorDimension": "ROWS"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None!A1", "AAAA1", "A1:", ":A1", "A0", "'Sheet1", "A", "1A", "A1:B2:C3", "Sheet1!"})
    void what_is_no_range_is_refused(String range) {
        read(range).is(400, """
                { "error": { "code": 400, "message": "Unable to parse range: %s",
                  "status": "INVALID_ARGUMENT" } }""".formatted(range));
    }

    @Test
    void a_range_that_begins_outside_the_grid_is_refused() {
        read("A100000").is(400, """
                { "error": { "code": 400, "status": "INVALID_ARGUMENT", "message":
                  "Range (Sheet1!A100000) exceeds grid limits. Max rows: 1000, max columns: 26" } }""");
    }

    @Test
    void a_range_bounds_what_is_written_into_it() {
        refused(
                write("A1:B1", "RAW", "[[1, 2, 3]]"),
                "Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]");
        refused(
                write("A1:B1", "RAW", "[[1], [2]]"),
                "Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]");
    }

    @Test
    void a_body_may_repeat_the_range_but_not_change_it() {
        sheets.put("/v4/spreadsheets/" + book + "/values/A1?valueInputOption=RAW", """
                {"range": "Sheet1!A1", "values": [[1]]}""")
                .is(200);
        refused(
                sheets.put("/v4/spreadsheets/" + book + "/values/A1?valueInputOption=RAW", """
                {"range": "B1", "values": [[1]]}"""),
                "Request range[A1] does not match value's range[B1]");
    }

    @Test
    void the_input_option_is_required() {
        refused(
                sheets.put("/v4/spreadsheets/" + book + "/values/A1", "{\"values\": [[1]]}"),
                "'valueInputOption' is required but not specified");
        refused(
                write("A1", "TYPED", "[[1]]"),
                "Invalid value at 'value_input_option' (type.googleapis.com/google.apps.sheets.v4.ValueInputOption),"
                        + " \\\"TYPED\\\"");
    }

    @Test
    void a_cell_holds_fifty_thousand_characters_and_no_more() {
        write("A1", "RAW", "[[\"" + "x".repeat(50_000) + "\"]]").is(200);
        refused(
                write("A1", "RAW", "[[\"" + "x".repeat(50_001) + "\"]]"),
                "Your input contains more than the maximum of 50000 characters in a single cell.");
    }

    @Test
    void rows_are_appended_below_the_table() {
        write("B2", "RAW", "[[\"Name\", \"Age\"], [\"Ann\", 1]]").is(200);

        append("Sheet1", "[[\"Ben\", 2]]").is(200, """
                { "spreadsheetId": "%s", "tableRange": "Sheet1!B2:C3",
                  "updates": { "spreadsheetId": "%s", "updatedRange": "Sheet1!B4:C4", "updatedRows": 1,
                    "updatedColumns": 2, "updatedCells": 2 } }""".formatted(book, book));
        append("B2", "[[\"Cat\", 3]]").is(200);

        assertThat(values("B2:C9")).isEqualTo("[[\"Name\",\"Age\"],[\"Ann\",\"1\"],[\"Ben\",\"2\"],[\"Cat\",\"3\"]]");
    }

    @Test
    void without_a_table_the_range_is_where_to_begin() {
        append("C3", "[[\"a\"]]").is(200, """
                { "spreadsheetId": "%s", "updates": { "spreadsheetId": "%s", "updatedRange": "Sheet1!C3",
                  "updatedRows": 1, "updatedColumns": 1, "updatedCells": 1 } }""".formatted(book, book));
    }

    @Test
    void inserted_rows_push_down_what_lies_below() {
        write("A1", "RAW", "[[\"a\"], [null], [\"below\"]]").is(200);

        append("A1", "[[\"b\"]]", "&insertDataOption=INSERT_ROWS").is(200);

        assertThat(values("A1:A9")).isEqualTo("[[\"a\"],[\"b\"],[],[\"below\"]]");
    }

    @Test
    void appending_makes_the_grid_grow() {
        write("A1000", "RAW", "[[\"last\"]]").is(200);

        append("Sheet1", "[[\"more\"]]").is(200);

        assertThat(values("A1001")).isEqualTo("[[\"more\"]]");
    }

    @Test
    void clearing_keeps_formats() {
        write("A1", "USER_ENTERED", "[[\"10%\"]]").is(200);

        sheets.post("/v4/spreadsheets/" + book + "/values/A1:B9:clear", "{}").is(200, """
                {"spreadsheetId": "%s", "clearedRange": "Sheet1!A1:B9"}""".formatted(book));
        write("A1", "RAW", "[[0.5]]").is(200);

        assertThat(values("A1")).isEqualTo("[[\"50%\"]]");
    }

    @Test
    void many_ranges_are_read_at_once() {
        write("A1", "RAW", "[[1, 2]]").is(200);

        sheets.get("/v4/spreadsheets/" + book + "/values:batchGet?ranges=A1&ranges=B1")
                .is(200, """
                { "spreadsheetId": "%s", "valueRanges": [
                  {"range": "Sheet1!A1", "majorDimension": "ROWS", "values": [["1"]]},
                  {"range": "Sheet1!B1", "majorDimension": "ROWS", "values": [["2"]]}] }""".formatted(book));
    }

    @Test
    void many_ranges_are_written_all_or_none() {
        var path = "/v4/spreadsheets/" + book + "/values:batchUpdate";
        sheets.post(path, """
                { "valueInputOption": "RAW", "data": [{"range": "A1", "values": [["never"]]},
                  {"range": "Nowhere!A1", "values": [["never"]]}] }""").is(400);
        assertThat(sheets.get("/v4/spreadsheets/" + book + "/values/A1").text()).doesNotContain("never");

        sheets.post(path, """
                { "valueInputOption": "RAW", "data": [{"range": "A1", "values": [[1, 2]]},
                  {"range": "A2", "values": [[3]]}] }""").is(200, """
                { "spreadsheetId": "%s", "totalUpdatedRows": 2, "totalUpdatedColumns": 2, "totalUpdatedCells": 3,
                  "totalUpdatedSheets": 1, "responses": [
                    { "spreadsheetId": "%s", "updatedRange": "Sheet1!A1:B1", "updatedRows": 1, "updatedColumns": 2,
                      "updatedCells": 2 },
                    { "spreadsheetId": "%s", "updatedRange": "Sheet1!A2", "updatedRows": 1, "updatedColumns": 1,
                      "updatedCells": 1 }] }""".formatted(book, book, book));
    }

    @Test
    void readers_may_read_and_not_write_and_others_may_neither() {
        var ann = sheets.as("Ann");
        var path = "/v4/spreadsheets/" + book + "/values/A1";

        ann.get(path).is(403);
        sheets.share(book, "Ann", "reader").is(200);
        ann.get(path).is(200);
        ann.put(path + "?valueInputOption=RAW", "{\"values\": [[1]]}").is(403, """
                { "error": { "code": 403, "message": "The caller does not have permission",
                  "status": "PERMISSION_DENIED" } }""");
    }

    @Test
    void writing_moves_the_time_of_the_file() {
        sheets.solo().pass(java.time.Duration.ofMinutes(1));
        write("A1", "RAW", "[[1]]").is(200);

        sheets.get("/drive/v3/files/" + book + "?fields=modifiedTime").is(200, """
                {"modifiedTime": "2026-01-05T08:01:00.000Z"}""");
    }

    private Workspace.Reply write(String range, String option, String values) {
        return sheets.put(
                "/v4/spreadsheets/" + book + "/values/" + range + "?valueInputOption=" + option,
                "{\"values\": " + values + "}");
    }

    private Workspace.Reply append(String range, String values) {
        return append(range, values, "");
    }

    private Workspace.Reply append(String range, String values, String more) {
        return sheets.post(
                "/v4/spreadsheets/" + book + "/values/" + range + ":append?valueInputOption=RAW" + more,
                "{\"values\": " + values + "}");
    }

    private Workspace.Reply read(String range) {
        return sheets.get("/v4/spreadsheets/" + book + "/values/" + range);
    }

    private String values(String range) {
        return read(range).is(200).json().at("values").orElseThrow().toString();
    }

    private static void refused(Workspace.Reply reply, String message) {
        reply.is(400, """
                {"error": {"code": 400, "message": "%s", "status": "INVALID_ARGUMENT"}}""".formatted(message));
    }
}

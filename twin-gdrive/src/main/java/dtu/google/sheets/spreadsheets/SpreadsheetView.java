package dtu.google.sheets.spreadsheets;

import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;

/** A workbook as the API shows one, without its cells. */
final class SpreadsheetView {
    private static final Json FORMAT = Json.of("""
            {"backgroundColor": {"red": 1, "green": 1, "blue": 1},
             "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
             "verticalAlignment": "BOTTOM", "wrapStrategy": "OVERFLOW_CELL",
             "textFormat": {"foregroundColor": {}, "fontFamily": "arial,sans,sans-serif", "fontSize": 10,
               "bold": false, "italic": false, "strikethrough": false, "underline": false,
               "foregroundColorStyle": {"rgbColor": {}}},
             "backgroundColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}}}""");

    private SpreadsheetView() {}

    static void members(JsonOut json, Spreadsheet book) {
        var id = book.id().value();
        json.text("spreadsheetId", id)
                .object(
                        "properties",
                        properties -> properties
                                .text("title", book.title())
                                .text("locale", book.regional().locale())
                                .text("autoRecalc", "ON_CHANGE")
                                .text("timeZone", book.regional().timeZone())
                                .json("defaultFormat", FORMAT))
                .array(
                        "sheets",
                        book.sheets(),
                        (out, sheet) -> out.value(
                                one -> one.object("properties", properties -> properties(properties, book, sheet))))
                .text("spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + id + "/edit");
    }

    static void properties(JsonOut json, Spreadsheet book, Sheet sheet) {
        json.number("sheetId", sheet.id())
                .text("title", sheet.title())
                .number("index", book.sheets().indexOf(sheet))
                .text("sheetType", "GRID")
                .object(
                        "gridProperties",
                        grid -> grid.number("rowCount", sheet.rows()).number("columnCount", sheet.columns()));
    }
}

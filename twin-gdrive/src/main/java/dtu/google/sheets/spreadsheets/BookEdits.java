package dtu.google.sheets.spreadsheets;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.twins.Refusal;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A batch of changes to a workbook on its way: each sees what the former has done, and one that fails undoes all. */
final class BookEdits {
    private final GoogleCall call;
    private final List<Json> replies = new ArrayList<>();
    private Spreadsheet book;

    BookEdits(GoogleCall call, Spreadsheet book) {
        this.call = call;
        this.book = book;
    }

    Spreadsheet book() {
        return book;
    }

    List<Json> replies() {
        return replies;
    }

    void apply(Json request, int number) {
        var at = "requests[" + number + "]";
        var kinds = request.names();
        if (!request.isObject() || kinds.size() != 1) {
            throw SheetEdits.wrong(at, kinds.isEmpty() ? "No request set." : "Only one request may be set.");
        }
        var kind = kinds.getFirst();
        var where = at + "." + kind;
        var body = call.fields(
                request.at(kind).filter(Json::isObject).orElseThrow(() -> SheetEdits.wrong(where, "No request set.")));
        replies.add(
                switch (kind) {
                    case "addSheet" -> added(body, where);
                    case "deleteSheet" -> deleted(body, where);
                    case "updateSheetProperties" -> changed(body, where);
                    case "updateSpreadsheetProperties" -> retitled(body, where);
                    default -> throw notBuilt(kind, at);
                });
    }

    private static Refusal notBuilt(String kind, String at) {
        if (RequestKinds.ALL.contains(kind)) {
            return Spreadsheets.notBuilt("sheets.spreadsheets.batchUpdate#" + kind);
        }
        var text = "Invalid JSON payload received. Unknown name \"" + kind + "\" at '" + at + "': Cannot find field.";
        return new Refusal(given -> GoogleError.INVALID_TEXT.response((GoogleCall) given, text));
    }

    private Json added(Fields body, String where) {
        var properties = body.objectOrEmpty("properties");
        var sheets = new ArrayList<>(book.sheets());
        var sheet = new SheetEdits(call, sheets).made(properties, where);
        var index = properties.whole("index").or((long) sheets.size());
        if (index < 0) {
            throw SheetEdits.wrong(where, "The index must not be negative.");
        }
        sheets.add((int) Math.min(index, sheets.size()), sheet);
        book = book.with(sheets);
        var shown = Json.object(json -> json.object("properties", out -> SpreadsheetView.properties(out, book, sheet)));
        return Json.EMPTY_OBJECT.with("addSheet", shown);
    }

    private Json deleted(Fields body, String where) {
        var sheet = sheet(body, where);
        if (book.sheets().size() == 1) {
            throw SheetEdits.wrong(where, "You can't remove all the sheets in a document.");
        }
        var sheets = new ArrayList<>(book.sheets());
        sheets.remove(sheet);
        book = book.with(sheets);
        return Json.EMPTY_OBJECT;
    }

    private Sheet sheet(Fields body, String where) {
        var id = body.whole("sheetId").or(0L);
        return book.sheets().stream()
                .filter(sheet -> sheet.id() == id)
                .findFirst()
                .orElseThrow(() -> SheetEdits.wrong(where, "No sheet with id: " + id));
    }

    private Json changed(Fields body, String where) {
        var properties = body.objectOrEmpty("properties");
        var fields = fields(body, where);
        var sheet = sheet(properties, where);
        var others = book.sheets().stream().filter(other -> other != sheet).toList();
        var edits = new SheetEdits(call, others);
        var next = sheet;
        var index = (long) book.sheets().indexOf(sheet);
        for (var field : fields) {
            switch (field) {
                case "title" -> {
                    var title = properties.text("title").or("");
                    edits.checkedTitle(title, where);
                    next = next.titled(title);
                }
                case "index" -> index = properties.whole("index").or(0L);
                case "gridProperties.rowCount", "gridProperties.columnCount", "gridProperties" ->
                    next = sized(edits, next, properties.objectOrEmpty("gridProperties"), where);
                default ->
                    throw Spreadsheets.notBuilt("sheets.spreadsheets.batchUpdate#updateSheetProperties." + field);
            }
        }
        book = book.with(placed(sheet, next, index, where));
        return Json.EMPTY_OBJECT;
    }

    private static Sheet sized(SheetEdits edits, Sheet sheet, Fields grid, String where) {
        var rows = grid.whole("rowCount").or((long) sheet.rows());
        var columns = grid.whole("columnCount").or((long) sheet.columns());
        edits.checkedSize(rows, columns, where);
        return sheet.sized((int) (long) rows, (int) (long) columns);
    }

    /** The new index counts before the sheet is taken out of its old place. */
    private List<Sheet> placed(Sheet old, Sheet next, long index, String where) {
        var from = book.sheets().indexOf(old);
        if (index < 0 || index > book.sheets().size()) {
            throw SheetEdits.wrong(where, "The index must be between 0 and the number of sheets.");
        }
        var sheets = new ArrayList<>(book.sheets());
        sheets.remove(from);
        sheets.add((int) Math.min(index > from ? index - 1 : index, sheets.size()), next);
        return sheets;
    }

    private Json retitled(Fields body, String where) {
        var properties = body.objectOrEmpty("properties");
        for (var field : fields(body, where)) {
            switch (field) {
                case "title" -> {
                    var title = properties.text("title").or("");
                    if (title.isEmpty()) {
                        throw SheetEdits.wrong(where, "The title must not be empty.");
                    }
                    book = book.titled(title);
                }
                case "locale" ->
                    book = book.at(new Spreadsheet.Regional(
                            properties.text("locale").or(book.regional().locale()),
                            book.regional().timeZone()));
                case "timeZone" ->
                    book = book.at(new Spreadsheet.Regional(
                            book.regional().locale(),
                            properties.text("timeZone").or(book.regional().timeZone())));
                default ->
                    throw Spreadsheets.notBuilt("sheets.spreadsheets.batchUpdate#updateSpreadsheetProperties." + field);
            }
        }
        return Json.EMPTY_OBJECT;
    }

    private static List<String> fields(Fields body, String where) {
        var mask = body.text("fields").or("");
        if (mask.isBlank()) {
            throw SheetEdits.wrong(
                    where, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
        }
        return Arrays.stream(mask.split(",", -1)).map(String::strip).distinct().toList();
    }
}

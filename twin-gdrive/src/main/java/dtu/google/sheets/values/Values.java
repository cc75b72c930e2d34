package dtu.google.sheets.values;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.SHEETS_READ;
import static dtu.google.Scope.SHEETS_WRITE;
import static dtu.google.sheets.spreadsheets.Spreadsheet.SPREADSHEETS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.changes.Announced;
import dtu.google.drive.files.EditorFiles;
import dtu.google.drive.files.MimeTypes;
import dtu.google.sheets.spreadsheets.Sheet;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Google Sheets: the values of cells. */
public final class Values {
    private static final String BOOK = "/v4/spreadsheets/{spreadsheetId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("sheets.spreadsheets.values.get",         GET,  BOOK + "/values/{range}",        SHEETS_READ,  Values::get),
        read ("sheets.spreadsheets.values.batchGet",    GET,  BOOK + "/values:batchGet",       SHEETS_READ,  Values::batchGet),
        write("sheets.spreadsheets.values.update",      PUT,  BOOK + "/values/{range}",        SHEETS_WRITE, Values::update),
        write("sheets.spreadsheets.values.append",      POST, BOOK + "/values/{range}:append", SHEETS_WRITE, Values::append),
        write("sheets.spreadsheets.values.clear",       POST, BOOK + "/values/{range}:clear",  SHEETS_WRITE, Values::clear),
        write("sheets.spreadsheets.values.batchUpdate", POST, BOOK + "/values:batchUpdate",    SHEETS_WRITE, Values::batchUpdate),
        write("sheets.spreadsheets.values.batchClear",  POST, BOOK + "/values:batchClear",     SHEETS_WRITE, Values::batchClear));
    // spotless:on

    private Values() {}

    private static Response get(GoogleCall call) {
        var book = book(call, opened(call));
        var range = A1.read(book, call.path("range"));
        var reads = ValueReads.of(call);
        return call.ok(json -> reads.write(json, range));
    }

    private static Response batchGet(GoogleCall call) {
        var book = book(call, opened(call));
        var reads = ValueReads.of(call);
        var ranges = call.request().query().every("ranges").stream()
                .map(text -> A1.read(book, text))
                .toList();
        return call.ok(json -> json.text("spreadsheetId", book.id().value())
                .array("valueRanges", ranges, (out, range) -> out.value(one -> reads.write(one, range))));
    }

    private static Commit update(GoogleCall call) {
        call.mask();
        var opened = opened(call).forWriting();
        var book = book(call, opened);
        var writes = ValueWrites.of(call, call.query("valueInputOption").orElse(""));
        var range = A1.read(book, call.path("range"));
        var body = call.given();
        matches(book, body, range, call.path("range"));
        var rows = ValueWrites.rows(body);
        ValueWrites.fits(range, rows);
        var written = writes.into(range, rows);
        var reads = ValueReads.ofResponse(call);
        var answer = call.ok(json -> {
            written.write(json, book.id().value());
            if (call.isOn("includeValuesInResponse")) {
                json.object("updatedData", data -> reads.write(data, written.range()));
            }
        });
        return changed(call, opened, book.with(written.range().sheet())).answer(answer);
    }

    /** A body may repeat the range; then it must be the same. */
    private static void matches(Spreadsheet book, Fields body, A1 range, String text) {
        var given = body.text("range").or("");
        if (!given.isEmpty() && !A1.read(book, given).equals(range)) {
            throw GoogleError.INVALID_TEXT.refusal(
                    "Request range[" + text + "] does not match value's range[" + given + "]");
        }
    }

    private static Commit append(GoogleCall call) {
        call.mask();
        var opened = opened(call).forWriting();
        var book = book(call, opened);
        var writes = ValueWrites.of(call, call.query("valueInputOption").orElse(""));
        var insert = ValueReads.choice(Insertion.values(), call::query, "insertDataOption");
        var range = A1.read(book, call.path("range"));
        var rows = ValueWrites.rows(call.given());
        var table = TableEnd.of(range);
        var row = table.map(found -> found.bottom() + 1).orElse(range.fromRow());
        var column = table.map(TableEnd::left).orElse(range.fromColumn());
        var width = rows.stream().mapToInt(List::size).max().orElse(0);
        var sheet = room(range.sheet(), insert, row, rows.size()).grown(row + rows.size(), column + width);
        var written = writes.into(A1.of(sheet, row, column, 1, 1), rows);
        var reads = ValueReads.ofResponse(call);
        var answer = call.ok(json -> {
            json.text("spreadsheetId", book.id().value());
            table.ifPresent(found -> json.text("tableRange", found.range(sheet).text()));
            json.object("updates", updates -> {
                written.write(updates, book.id().value());
                if (call.isOn("includeValuesInResponse")) {
                    updates.object("updatedData", data -> reads.write(data, written.range()));
                }
            });
        });
        return changed(call, opened, book.with(written.range().sheet())).answer(answer);
    }

    /** What happens to what lies below the table. */
    private enum Insertion {
        OVERWRITE,
        INSERT_ROWS
    }

    private static Sheet room(Sheet sheet, Insertion insertion, int row, int count) {
        return insertion == Insertion.INSERT_ROWS && row < sheet.rows() ? sheet.inserted(row, count) : sheet;
    }

    private static Commit clear(GoogleCall call) {
        call.mask();
        var opened = opened(call).forWriting();
        var book = book(call, opened);
        var range = A1.read(book, call.path("range"));
        return changed(call, opened, book.with(cleared(range)))
                .answer(call.ok(
                        json -> json.text("spreadsheetId", book.id().value()).text("clearedRange", range.clipped())));
    }

    /** Values go; formats stay. */
    private static Sheet cleared(A1 range) {
        var sheet = range.sheet();
        for (var entry : range.sheet().between(range.fromRow(), range.lastRow())) {
            var at = entry.getKey();
            if (at.column() >= range.fromColumn() && at.column() < range.lastColumn()) {
                sheet = sheet.holding(at.row(), at.column(), null, null);
            }
        }
        return sheet;
    }

    private static Commit batchClear(GoogleCall call) {
        call.mask();
        var opened = opened(call).forWriting();
        var before = book(call, opened);
        var book = before;
        var cleared = new ArrayList<String>();
        for (var text : call.given().texts("ranges").or(List.of())) {
            var range = A1.read(book, text);
            book = book.with(cleared(range));
            cleared.add(range.clipped());
        }
        return changed(call, opened, book)
                .answer(call.ok(
                        json -> json.text("spreadsheetId", before.id().value()).texts("clearedRanges", cleared)));
    }

    /** All or nothing. */
    private static Commit batchUpdate(GoogleCall call) {
        call.mask();
        var opened = opened(call).forWriting();
        var before = book(call, opened);
        var body = call.given();
        var writes = ValueWrites.of(call, body.text("valueInputOption").or(""));
        var book = before;
        var all = new ArrayList<ValueWrites.Written>();
        for (var data : body.objects("data").or(List.of())) {
            var range = A1.read(book, data.text("range").or(""));
            var rows = ValueWrites.rows(data);
            ValueWrites.fits(range, rows);
            var written = writes.into(range, rows);
            book = book.with(written.range().sheet());
            all.add(written);
        }
        var reads = ValueReads.named(
                name -> body.text(name).toOptional(),
                "majorDimension",
                "responseValueRenderOption",
                "responseDateTimeRenderOption");
        var repeats = body.truth("includeValuesInResponse").or(false);
        var id = before.id().value();
        return changed(call, opened, book).answer(call.ok(json -> {
            json.text("spreadsheetId", id);
            totals(json, all);
            json.array(
                    "responses",
                    all,
                    (out, one) -> out.value(response -> {
                        one.write(response, id);
                        if (repeats) {
                            response.object("updatedData", data -> reads.write(data, one.range()));
                        }
                    }));
        }));
    }

    private static void totals(JsonOut json, List<ValueWrites.Written> all) {
        var sheets = all.stream().map(one -> one.range().sheet().id()).distinct();
        json.number("totalUpdatedRows", distinct(all, Side.ROWS))
                .number("totalUpdatedColumns", distinct(all, Side.COLUMNS))
                .number(
                        "totalUpdatedCells",
                        all.stream().mapToInt(ValueWrites.Written::cells).sum())
                .number("totalUpdatedSheets", sheets.count());
    }

    /** What is counted. */
    private enum Side {
        ROWS,
        COLUMNS
    }

    private static int distinct(List<ValueWrites.Written> all, Side side) {
        var seen = new TreeSet<String>();
        for (var one : all) {
            var numbers = side == Side.ROWS ? one.rows() : one.columns();
            numbers.forEach(number -> seen.add(one.range().sheet().id() + " " + number));
        }
        return seen.size();
    }

    private static EditorFiles.Opened opened(GoogleCall call) {
        return EditorFiles.opened(call, call.path("spreadsheetId"), MimeTypes.SPREADSHEET);
    }

    private static Spreadsheet book(GoogleCall call, EditorFiles.Opened opened) {
        return call.state()
                .get(SPREADSHEETS, new Spreadsheet.Id(opened.file().id().value()));
    }

    private static Commit changed(GoogleCall call, EditorFiles.Opened opened, Spreadsheet book) {
        var file = EditorFiles.edited(call, opened.file());
        return Commit.commit(EditorFiles.put(call, call.state().put(SPREADSHEETS, book), file))
                .announce(Announced.updated(file, "content"));
    }
}

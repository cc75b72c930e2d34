package dtu.google.sheets.spreadsheets;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.SHEETS_READ;
import static dtu.google.Scope.SHEETS_WRITE;
import static dtu.google.sheets.spreadsheets.Spreadsheet.SPREADSHEETS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.drive.changes.Announced;
import dtu.google.drive.files.EditorFiles;
import dtu.google.drive.files.MimeTypes;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.state.Shape;
import java.util.ArrayList;
import java.util.List;

/** Google Sheets: spreadsheets and their sheets. */
public final class Spreadsheets {
    private static final String BOOK = "/v4/spreadsheets/{spreadsheetId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("sheets.spreadsheets.create",      POST, "/v4/spreadsheets",    SHEETS_WRITE, Spreadsheets::create),
        read ("sheets.spreadsheets.get",         GET,  BOOK,                  SHEETS_READ,  Spreadsheets::get),
        write("sheets.spreadsheets.batchUpdate", POST, BOOK + ":batchUpdate", SHEETS_WRITE, Spreadsheets::batchUpdate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(SPREADSHEETS);

    private Spreadsheets() {}

    private static Commit create(GoogleCall call) {
        call.mask();
        var body = call.given();
        var properties = body.objectOrEmpty("properties");
        var title = properties.text("title").or("Untitled spreadsheet");
        var given = body.objects("sheets").or(List.of());
        var begun = EditorFiles.created(call, title, MimeTypes.SPREADSHEET);
        var id = new Spreadsheet.Id(begun.file().id().value());
        var regional = new Spreadsheet.Regional(
                properties.text("locale").or(Spreadsheet.Regional.USUAL.locale()),
                properties.text("timeZone").or(Spreadsheet.Regional.USUAL.timeZone()));
        var blank = Spreadsheet.blank(id, title).at(regional);
        var book = given.isEmpty() ? blank : blank.with(sheets(call, given));
        return Commit.commit(begun.state().put(SPREADSHEETS, book))
                .announce(Announced.added(begun.file()))
                .answer(call.ok(json -> SpreadsheetView.members(json, book)));
    }

    /** Those that a new workbook begins with, instead of the usual one. */
    private static List<Sheet> sheets(GoogleCall call, List<Fields> given) {
        var sheets = new ArrayList<Sheet>();
        for (var one : given) {
            if (one.has("data")) {
                throw notBuilt("sheets.spreadsheets.create#data");
            }
            var edits = new SheetEdits(call, sheets);
            sheets.add(edits.made(one.objectOrEmpty("properties"), "sheets[" + sheets.size() + "]"));
        }
        return sheets;
    }

    static Refusal notBuilt(String what) {
        return new Refusal(
                call -> GoogleError.NOT_BUILT.response((GoogleCall) call).plus("X-DTU-Stub", what));
    }

    private static Response get(GoogleCall call) {
        var opened = opened(call);
        var asksForCells = call.isOn("includeGridData")
                || call.query("fields").filter(text -> text.contains("data")).isPresent();
        if (asksForCells) {
            throw notBuilt("sheets.spreadsheets.get#includeGridData");
        }
        var book = call.state()
                .get(SPREADSHEETS, new Spreadsheet.Id(opened.file().id().value()));
        return call.ok(json -> SpreadsheetView.members(json, book));
    }

    private static Commit batchUpdate(GoogleCall call) {
        call.mask();
        var opened = opened(call).forWriting();
        var body = call.given();
        var requests = body.array("requests").or(List.of());
        if (requests.isEmpty()) {
            throw GoogleError.INVALID_TEXT.refusal("Must specify at least one request.");
        }
        var before = call.state()
                .get(SPREADSHEETS, new Spreadsheet.Id(opened.file().id().value()));
        var edits = new BookEdits(call, before);
        for (var number = 0; number < requests.size(); number++) {
            edits.apply(requests.get(number), number);
        }
        var book = edits.book();
        var file = EditorFiles.edited(call, opened.file());
        if (!book.title().equals(before.title())) {
            file = file.titled(book.title(), call.me().id(), call.stamp());
        }
        var shows = body.truth("includeSpreadsheetInResponse").or(false);
        return Commit.commit(EditorFiles.put(call, call.state().put(SPREADSHEETS, book), file))
                .announce(Announced.updated(file, "content"))
                .answer(call.ok(json -> {
                    json.text("spreadsheetId", book.id().value())
                            .array("replies", edits.replies(), (out, reply) -> out.value(reply));
                    if (shows) {
                        json.object("updatedSpreadsheet", out -> SpreadsheetView.members(out, book));
                    }
                }));
    }

    private static EditorFiles.Opened opened(GoogleCall call) {
        return EditorFiles.opened(call, call.path("spreadsheetId"), MimeTypes.SPREADSHEET);
    }
}

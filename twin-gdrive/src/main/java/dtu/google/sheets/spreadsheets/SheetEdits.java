package dtu.google.sheets.spreadsheets;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.twins.json.Fields;
import java.util.List;
import java.util.Locale;

/** Makes sheets that fit beside those that are there. */
final class SheetEdits {
    private static final int TITLE_MAX = 100;
    private static final long CELLS_MAX = 10_000_000;
    private static final int COLUMNS_MAX = 18_278;

    private final GoogleCall call;
    private final List<Sheet> others;

    SheetEdits(GoogleCall call, List<Sheet> others) {
        this.call = call;
        this.others = List.copyOf(others);
    }

    /** A sheet with the properties that a client wants; ids and titles must be free. */
    Sheet made(Fields properties, String where) {
        var id = properties.whole("sheetId").toOptional();
        if (id.isPresent() && (id.get() < 0 || id.get() > Integer.MAX_VALUE)) {
            throw wrong(where, "Invalid sheetId: " + id.get());
        }
        if (id.isPresent() && others.stream().anyMatch(sheet -> sheet.id() == id.get())) {
            throw wrong(where, "A sheet with the ID " + id.get() + " already exists.");
        }
        var title = properties.text("title").or("").isEmpty()
                ? freeTitle()
                : properties.text("title").or("");
        checkedTitle(title, where);
        var grid = properties.objectOrEmpty("gridProperties");
        var rows = grid.whole("rowCount").or((long) Sheet.ROWS);
        var columns = grid.whole("columnCount").or((long) Sheet.COLUMNS);
        checkedSize(rows, columns, where);
        var number = id.map(Long::intValue).orElseGet(this::freeId);
        return Sheet.blank(number, title).sized((int) (long) rows, (int) (long) columns);
    }

    void checkedTitle(String title, String where) {
        var key = title.toLowerCase(Locale.ROOT);
        if (others.stream()
                .anyMatch(sheet -> sheet.title().toLowerCase(Locale.ROOT).equals(key))) {
            throw wrong(where, "A sheet with the name \"" + title + "\" already exists. Please enter another name.");
        }
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            throw wrong(where, "The sheet name must be between 1 and 100 characters.");
        }
    }

    void checkedSize(long rows, long columns, String where) {
        if (rows < 1 || columns < 1 || columns > COLUMNS_MAX) {
            throw wrong(where, "The grid must have between 1 row and column and 18278 columns.");
        }
        var taken = others.stream()
                .mapToLong(sheet -> (long) sheet.rows() * sheet.columns())
                .sum();
        if (rows > CELLS_MAX || rows * columns + taken > CELLS_MAX) {
            throw wrong(
                    where,
                    "This action would increase the number of cells in the workbook above the limit of " + CELLS_MAX
                            + " cells.");
        }
    }

    private String freeTitle() {
        for (var number = others.size() + 1; ; number++) {
            var title = "Sheet" + number;
            if (others.stream().noneMatch(sheet -> sheet.title().equalsIgnoreCase(title))) {
                return title;
            }
        }
    }

    private int freeId() {
        if (others.isEmpty()) {
            return 0;
        }
        for (var ordinal = 0; ; ordinal++) {
            var id = call.chance().in("sheetId").below(Integer.MAX_VALUE, ordinal);
            if (others.stream().noneMatch(sheet -> sheet.id() == id)) {
                return id;
            }
        }
    }

    static RuntimeException wrong(String where, String why) {
        return GoogleError.INVALID_TEXT.refusal("Invalid " + where + ": " + why);
    }
}

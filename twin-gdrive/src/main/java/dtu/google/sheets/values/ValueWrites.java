package dtu.google.sheets.values;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.sheets.spreadsheets.Cell;
import dtu.google.sheets.spreadsheets.Sheet;
import dtu.twins.Refusal;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** How values are written: as typed or as they are, from the corner of a range on. */
final class ValueWrites {
    private static final int CELL_MAX = 50_000;
    private final Input input;
    private final Instant now;

    private ValueWrites(Input input, Instant now) {
        this.input = input;
        this.now = now;
    }

    /** What becomes of text. */
    enum Input {
        RAW,
        USER_ENTERED
    }

    static ValueWrites of(GoogleCall call, String option) {
        var input = switch (option) {
            case "RAW" -> Input.RAW;
            case "USER_ENTERED" -> Input.USER_ENTERED;
            case "", "INPUT_VALUE_OPTION_UNSPECIFIED" ->
                throw GoogleError.INVALID_TEXT.refusal("'valueInputOption' is required but not specified");
            default -> throw ValueReads.bad("valueInputOption", option);
        };
        return new ValueWrites(input, call.now());
    }

    /**
     * What a write did.
     *
     * @param range what was written
     */
    record Written(A1 range, TreeSet<Integer> rows, TreeSet<Integer> columns, int cells) {
        void write(JsonOut json, String book) {
            json.text("spreadsheetId", book).text("updatedRange", range.text());
            if (cells > 0) {
                json.number("updatedRows", rows.size())
                        .number("updatedColumns", columns.size())
                        .number("updatedCells", cells);
            }
        }
    }

    /** The lists of a value range as rows. */
    static List<List<Json>> rows(Fields body) {
        var lists = body.array("values").or(List.of());
        for (var number = 0; number < lists.size(); number++) {
            if (!lists.get(number).isArray()) {
                throw GoogleError.INVALID_TEXT.refusal("Invalid value at 'data.values[" + number
                        + "]' (type.googleapis.com/google.protobuf.ListValue), " + lists.get(number));
            }
        }
        var rows = lists.stream().map(Json::elements).toList();
        var dimension = ValueReads.choice(
                ValueReads.Dimension.values(), name -> body.text(name).toOptional(), "majorDimension");
        return dimension == ValueReads.Dimension.ROWS ? rows : turned(rows);
    }

    /** Columns as rows; what a shorter column lacks is skipped. */
    private static List<List<Json>> turned(List<List<Json>> columns) {
        var height = columns.stream().mapToInt(List::size).max().orElse(0);
        var rows = new java.util.ArrayList<List<Json>>();
        for (var row = 0; row < height; row++) {
            var cells = new java.util.ArrayList<Json>();
            for (var column : columns) {
                cells.add(row < column.size() ? column.get(row) : Json.NULL);
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Refused when it leaves the range or the grid. A single cell is a corner and bounds nothing. */
    static void fits(A1 range, List<List<Json>> rows) {
        var width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (!range.isOneCell()) {
            if (range.fromRow() + rows.size() > range.lastRow() && range.toRow() != null) {
                throw outside(range, "row [" + (range.lastRow() + 1) + "]");
            }
            if (range.fromColumn() + width > range.lastColumn() && range.toColumn() != null) {
                throw outside(range, "column [" + A1.letters(range.lastColumn()) + "]");
            }
        }
        var sheet = range.sheet();
        if (range.fromRow() + rows.size() > sheet.rows() || range.fromColumn() + width > sheet.columns()) {
            throw GoogleError.INVALID_TEXT.refusal("Range (%s) exceeds grid limits. Max rows: %d, max columns: %d"
                    .formatted(written(range, rows).text(), sheet.rows(), sheet.columns()));
        }
    }

    private static Refusal outside(A1 range, String where) {
        return GoogleError.INVALID_TEXT.refusal(
                "Requested writing within range [" + range.clipped() + "], but tried writing to " + where);
    }

    static A1 written(A1 range, List<List<Json>> rows) {
        var width = rows.stream().mapToInt(List::size).max().orElse(0);
        return A1.of(range.sheet(), range.fromRow(), range.fromColumn(), Math.max(1, rows.size()), Math.max(1, width));
    }

    /** Writes into the sheet of a range and says what was written where. */
    Written into(A1 range, List<List<Json>> rows) {
        var sheet = range.sheet();
        var touchedRows = new TreeSet<Integer>();
        var touchedColumns = new TreeSet<Integer>();
        var cells = 0;
        for (var row = 0; row < rows.size(); row++) {
            for (var column = 0; column < rows.get(row).size(); column++) {
                var value = rows.get(row).get(column);
                if (!value.isNull()) {
                    var at = "values[" + row + "][" + column + "]";
                    sheet = with(sheet, range.fromRow() + row, range.fromColumn() + column, value, at);
                    touchedRows.add(range.fromRow() + row);
                    touchedColumns.add(range.fromColumn() + column);
                    cells++;
                }
            }
        }
        return new Written(written(range, rows).on(sheet), touchedRows, touchedColumns, cells);
    }

    private Sheet with(Sheet sheet, int row, int column, Json value, String at) {
        if (value.isNumber()) {
            return sheet.holding(row, column, new Cell.Amount(value.asDouble()), null);
        }
        if (value.isTruth()) {
            return sheet.holding(row, column, new Cell.Truth(value.asTruth()), null);
        }
        if (!value.isText()) {
            throw GoogleError.INVALID_TEXT.refusal(
                    "Invalid " + at + ": " + (value.isArray() ? "list_value" : "struct_value"));
        }
        var text = value.asText();
        if (text.length() > CELL_MAX) {
            throw GoogleError.INVALID_TEXT.refusal(
                    "Your input contains more than the maximum of 50000 characters in a single cell.");
        }
        if (text.isEmpty()) {
            return sheet.holding(row, column, null, null);
        }
        if (input == Input.RAW) {
            return sheet.holding(row, column, new Cell.Text(text), null);
        }
        if (Typed.isFormula(text)) {
            throw new Refusal(call -> GoogleError.NOT_BUILT
                    .response((GoogleCall) call)
                    .plus("X-DTU-Stub", "sheets.spreadsheets.values.update#formula"));
        }
        var typed = Typed.read(text, now);
        return sheet.holding(row, column, typed.value(), typed.format());
    }
}

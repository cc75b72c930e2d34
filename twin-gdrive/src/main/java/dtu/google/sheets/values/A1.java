package dtu.google.sheets.values;

import dtu.google.GoogleError;
import dtu.google.sheets.spreadsheets.Sheet;
import dtu.google.sheets.spreadsheets.Spreadsheet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range in A1 notation, on its sheet. Ends that the client leaves open are null.
 *
 * @param toRow behind the last row
 * @param toColumn behind the last column
 */
record A1(
        Sheet sheet,
        int fromRow,
        int fromColumn,
        @Nullable Integer toRow,
        @Nullable Integer toColumn) {
    private static final int ROW_MAX = 10_000_000;
    private static final int COLUMN_MAX = 18_278;
    private static final int LETTERS = 26;
    private static final Pattern CELLS =
            Pattern.compile("\\$?([A-Za-z]{0,4})\\$?(\\d{0,9})(?::\\$?([A-Za-z]{0,4})\\$?(\\d{0,9}))?");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'(?:!(.*))?");
    private static final Pattern PLAIN_TITLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Refused when it cannot be read, when there is no such sheet, and when it begins outside the grid. */
    static A1 read(Spreadsheet book, String text) {
        var range = parsed(book, text)
                .orElseThrow(() -> GoogleError.INVALID_TEXT.refusal("Unable to parse range: " + text));
        var sheet = range.sheet();
        if (range.fromRow() >= sheet.rows() || range.fromColumn() >= sheet.columns()) {
            throw GoogleError.INVALID_TEXT.refusal("Range (%s) exceeds grid limits. Max rows: %d, max columns: %d"
                    .formatted(range.text(), sheet.rows(), sheet.columns()));
        }
        return range;
    }

    private static Optional<A1> parsed(Spreadsheet book, String text) {
        var quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            var sheet = book.sheet(quoted.group(1).replace("''", "'"));
            var cells = quoted.group(2);
            return sheet.flatMap(found -> cells == null ? Optional.of(whole(found)) : cells(found, cells));
        }
        var mark = text.lastIndexOf('!');
        if (mark >= 0) {
            return book.sheet(text.substring(0, mark)).flatMap(sheet -> cells(sheet, text.substring(mark + 1)));
        }
        // A name of a sheet goes before a cell of the same name.
        return book.sheet(text).map(A1::whole).or(() -> cells(book.sheets().getFirst(), text));
    }

    static A1 whole(Sheet sheet) {
        return new A1(sheet, 0, 0, null, null);
    }

    private static Optional<A1> cells(Sheet sheet, String text) {
        var matcher = CELLS.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        try {
            return corners(sheet, matcher);
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<A1> corners(Sheet sheet, Matcher matcher) {
        var column = column(matcher.group(1));
        var row = row(matcher.group(2));
        if (matcher.group(3) == null) {
            return column == null || row == null
                    ? Optional.empty()
                    : Optional.of(new A1(sheet, row, column, row + 1, column + 1));
        }
        var otherColumn = column(matcher.group(3));
        var otherRow = row(matcher.group(4));
        if ((column == null && row == null) || (otherColumn == null && otherRow == null)) {
            return Optional.empty();
        }
        if (column == null != (otherColumn == null) && row == null != (otherRow == null)) {
            return Optional.empty();
        }
        return Optional.of(new A1(
                sheet,
                lower(row, otherRow),
                lower(column, otherColumn),
                upper(row, otherRow),
                upper(column, otherColumn)));
    }

    private static int lower(@Nullable Integer one, @Nullable Integer other) {
        if (one == null) {
            return other == null ? 0 : other;
        }
        return other == null ? one : Math.min(one, other);
    }

    /** Behind the larger of the two; open when one is open. */
    private static @Nullable Integer upper(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : Math.max(one, other) + 1;
    }

    private static @Nullable Integer row(String digits) {
        if (digits.isEmpty()) {
            return null;
        }
        var row = Integer.parseInt(digits);
        if (row < 1 || row > ROW_MAX) {
            throw new NumberFormatException("row " + digits);
        }
        return row - 1;
    }

    private static @Nullable Integer column(String letters) {
        if (letters.isEmpty()) {
            return null;
        }
        var column = 0;
        for (var letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = column * LETTERS + (letter - 'A' + 1);
        }
        if (column > COLUMN_MAX) {
            throw new NumberFormatException("column " + letters);
        }
        return column - 1;
    }

    static String letters(int column) {
        var letters = new StringBuilder();
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }

    boolean isOneCell() {
        return toRow != null && toColumn != null && toRow == fromRow + 1 && toColumn == fromColumn + 1;
    }

    int lastRow() {
        return toRow == null ? sheet.rows() : Math.min(toRow, sheet.rows());
    }

    int lastColumn() {
        return toColumn == null ? sheet.columns() : Math.min(toColumn, sheet.columns());
    }

    /** The same place on a sheet as it is now. */
    A1 on(Sheet other) {
        return new A1(other, fromRow, fromColumn, toRow, toColumn);
    }

    static A1 of(Sheet sheet, int row, int column, int height, int width) {
        return new A1(sheet, row, column, row + height, column + width);
    }

    /** As Google echoes it: clipped to the grid, the title in quotes only when it must be. */
    String text() {
        var first = letters(fromColumn) + (fromRow + 1);
        if (isOneCell()) {
            return title() + "!" + first;
        }
        var bottom = toRow == null ? sheet.rows() : toRow;
        var right = toColumn == null ? sheet.columns() : toColumn;
        return title() + "!" + first + ":" + letters(right - 1) + bottom;
    }

    /** The same, clipped where the grid ends. */
    String clipped() {
        return new A1(sheet, fromRow, fromColumn, lastRow(), lastColumn()).text();
    }

    private String title() {
        var title = sheet.title();
        var plain = PLAIN_TITLE.matcher(title).matches() && !title.matches("[A-Za-z]{1,3}\\d+");
        return plain || title.matches("Sheet\\d+") ? title : "'" + title.replace("'", "''") + "'";
    }
}

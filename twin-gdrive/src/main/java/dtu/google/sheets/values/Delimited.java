package dtu.google.sheets.values;

import dtu.google.sheets.spreadsheets.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A sheet as text, and text as a sheet: values with separators between them, in quotes where they need it (RFC 4180).
 */
public final class Delimited {
    private Delimited() {}

    /** What people see, up to the last row and column that hold something. */
    public static String written(Sheet sheet, char separator) {
        var rows = Grid.shown(A1.whole(sheet));
        var width = rows.stream().mapToInt(List::size).max().orElse(0);
        var text = new StringBuilder();
        for (var row = 0; row < rows.size(); row++) {
            text.append(row == 0 ? "" : "\r\n");
            for (var column = 0; column < width; column++) {
                var cells = rows.get(row);
                text.append(column == 0 ? "" : separator)
                        .append(column < cells.size() ? quoted(cells.get(column), separator) : "");
            }
        }
        return text.toString();
    }

    private static String quoted(String value, char separator) {
        var plain = value.indexOf(separator) < 0
                && value.indexOf('"') < 0
                && value.indexOf('\n') < 0
                && value.indexOf('\r') < 0;
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** A sheet with the values typed in. What looks like a formula stays text. */
    public static Sheet read(String text, char separator, String title, Instant now) {
        var rows = rows(text, separator);
        var sheet = Sheet.blank(0, title.isBlank() ? "Sheet1" : title)
                .grown(rows.size(), rows.stream().mapToInt(List::size).max().orElse(0));
        for (var row = 0; row < rows.size(); row++) {
            for (var column = 0; column < rows.get(row).size(); column++) {
                var value = rows.get(row).get(column);
                if (!value.isEmpty()) {
                    var typed = Typed.read(value, now);
                    sheet = sheet.holding(row, column, typed.value(), typed.format());
                }
            }
        }
        return sheet;
    }

    private static List<List<String>> rows(String given, char separator) {
        var text = given.startsWith("\uFEFF") ? given.substring(1) : given;
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var value = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (quoted) {
                if (letter != '"') {
                    value.append(letter);
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    value.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (letter == '"' && value.isEmpty()) {
                quoted = true;
            } else if (letter == separator) {
                row.add(value.toString());
                value.setLength(0);
            } else if (letter == '\n') {
                row.add(value.toString());
                value.setLength(0);
                rows.add(List.copyOf(row));
                row.clear();
            } else if (letter != '\r') {
                value.append(letter);
            }
        }
        if (!value.isEmpty() || !row.isEmpty()) {
            row.add(value.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}

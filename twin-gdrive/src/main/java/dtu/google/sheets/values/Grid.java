package dtu.google.sheets.values;

import dtu.google.sheets.spreadsheets.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rectangles of cells as lists of rows: without the empty cells at the end of a row, and the empty rows at the end. */
final class Grid {
    private Grid() {}

    static List<List<String>> shown(A1 range) {
        return rows(range, Shown::text, "");
    }

    /**
     * What {@code read} makes of each cell that holds something; {@code gap} stands for one in between that does not.
     */
    static <T> List<List<T>> rows(A1 range, Function<Cell, T> read, T gap) {
        var rows = new ArrayList<List<T>>();
        for (var entry : range.sheet().between(range.fromRow(), range.lastRow())) {
            var column = entry.getKey().column() - range.fromColumn();
            var row = entry.getKey().row() - range.fromRow();
            var inside = column >= 0 && entry.getKey().column() < range.lastColumn();
            if (inside && entry.getValue().value() != null) {
                while (rows.size() <= row) {
                    rows.add(new ArrayList<>());
                }
                var cells = rows.get(row);
                while (cells.size() < column) {
                    cells.add(gap);
                }
                cells.add(read.apply(entry.getValue()));
            }
        }
        return rows;
    }

    /** Rows as columns. */
    static <T> List<List<T>> turned(List<List<T>> rows, T gap) {
        var columns = new ArrayList<List<T>>();
        for (var row = 0; row < rows.size(); row++) {
            var cells = rows.get(row);
            for (var column = 0; column < cells.size(); column++) {
                // A gap at the end of a column is left out as one at the end of a row is.
                if (!cells.get(column).equals(gap)) {
                    put(columns, column, row, cells.get(column), gap);
                }
            }
        }
        return columns;
    }

    private static <T> void put(List<List<T>> columns, int column, int row, T value, T gap) {
        while (columns.size() <= column) {
            columns.add(new ArrayList<>());
        }
        var cells = columns.get(column);
        while (cells.size() < row) {
            cells.add(gap);
        }
        cells.add(value);
    }
}

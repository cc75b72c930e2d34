package dtu.google.sheets.values;

import dtu.google.sheets.spreadsheets.Sheet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the table that appended rows belong to: the block of filled cells that touches a range, the last if several do.
 */
record TableEnd(int top, int left, int bottom, int right) {

    /** Empty when nothing in the range is filled. */
    static Optional<TableEnd> of(A1 range) {
        var filled = filled(range.sheet());
        var last = filled.stream()
                .filter(at -> at.row() >= range.fromRow()
                        && at.row() < range.lastRow()
                        && at.column() >= range.fromColumn()
                        && at.column() < range.lastColumn())
                .max(Comparator.naturalOrder());
        return last.map(at -> grown(new TableEnd(at.row(), at.column(), at.row(), at.column()), filled));
    }

    private static Set<Sheet.At> filled(Sheet sheet) {
        var filled = new HashSet<Sheet.At>();
        for (var entry : sheet.cells()) {
            if (entry.getValue().value() != null) {
                filled.add(entry.getKey());
            }
        }
        return filled;
    }

    /** Takes in every filled neighbour until there is none. */
    private static TableEnd grown(TableEnd start, Set<Sheet.At> filled) {
        var table = start;
        for (var larger = table.withNeighbours(filled); !larger.equals(table); larger = table.withNeighbours(filled)) {
            table = larger;
        }
        return table;
    }

    private TableEnd withNeighbours(Set<Sheet.At> filled) {
        var grown = this;
        for (var at : filled) {
            if (at.row() >= top - 1 && at.row() <= bottom + 1 && at.column() >= left - 1 && at.column() <= right + 1) {
                grown = new TableEnd(
                        Math.min(grown.top, at.row()),
                        Math.min(grown.left, at.column()),
                        Math.max(grown.bottom, at.row()),
                        Math.max(grown.right, at.column()));
            }
        }
        return grown;
    }

    A1 range(Sheet sheet) {
        return A1.of(sheet, top, left, bottom - top + 1, right - left + 1);
    }
}

package dtu.google.sheets.spreadsheets;

import dtu.twins.persistent.OrderedMap;
import dtu.twins.persistent.Range;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grid.
 *
 * @param cells those that hold something, row by row
 */
public record Sheet(int id, String title, int rows, int columns, OrderedMap<At, Cell> cells) {
    public static final int ROWS = 1000;
    public static final int COLUMNS = 26;

    /** A place, both from 0. */
    public record At(int row, int column) implements Comparable<At> {
        @Override
        public int compareTo(At other) {
            return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
        }
    }

    public static Sheet blank(int id, String title) {
        return new Sheet(id, title, ROWS, COLUMNS, OrderedMap.empty());
    }

    public Optional<Cell> cell(int row, int column) {
        return Optional.ofNullable(cells.get(new At(row, column)));
    }

    /** With a cell that holds something else; one that holds nothing at all is not kept. */
    public Sheet with(int row, int column, Cell cell) {
        var at = new At(row, column);
        return with(cell.isNothing() ? cells.remove(at) : cells.put(at, cell));
    }

    /** The value of a cell set or taken away. */
    public Sheet holding(int row, int column, Cell.@Nullable Value value, Cell.@Nullable Format brought) {
        var cell = cell(row, column).orElse(new Cell(null, null));
        return with(row, column, cell.holding(value, brought));
    }

    private Sheet with(OrderedMap<At, Cell> other) {
        return new Sheet(id, title, rows, columns, other);
    }

    /** Large enough for that many rows and columns. */
    public Sheet grown(int atLeastRows, int atLeastColumns) {
        return new Sheet(id, title, Math.max(rows, atLeastRows), Math.max(columns, atLeastColumns), cells);
    }

    public Sheet titled(String other) {
        return new Sheet(id, other, rows, columns, cells);
    }

    /** Of that size; what lies outside is lost. */
    public Sheet sized(int newRows, int newColumns) {
        var kept = cells;
        for (var entry : cells) {
            if (entry.getKey().row() >= newRows || entry.getKey().column() >= newColumns) {
                kept = kept.remove(entry.getKey());
            }
        }
        return new Sheet(id, title, newRows, newColumns, kept);
    }

    /** The cells from one row to before another. */
    public Iterable<Map.Entry<At, Cell>> between(int fromRow, int toRow) {
        return cells.scan(Range.between(new At(fromRow, 0), new At(toRow, 0)));
    }

    /** With that many empty rows before a row. */
    public Sheet inserted(int row, int count) {
        var moved = OrderedMap.<At, Cell>empty();
        for (var entry : cells) {
            var at = entry.getKey();
            moved = moved.put(at.row() < row ? at : new At(at.row() + count, at.column()), entry.getValue());
        }
        return new Sheet(id, title, rows + count, columns, moved);
    }
}

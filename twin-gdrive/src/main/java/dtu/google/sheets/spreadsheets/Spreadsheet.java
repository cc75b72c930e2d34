package dtu.google.sheets.spreadsheets;

import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workbook: sheets in the order of their tabs, the first of which is what a range without a sheet means. */
public record Spreadsheet(Id id, String title, Regional regional, List<Sheet> sheets) {
    public static final Table<Id, Spreadsheet> SPREADSHEETS = Table.of("Spreadsheet", Spreadsheet::id);

    /** The id of the workbook's file. */
    public record Id(String value) implements EntityId {}

    /** Where the workbook is at home. */
    public record Regional(String locale, String timeZone) {
        public static final Regional USUAL = new Regional("en_US", "Etc/GMT");
    }

    public Spreadsheet {
        sheets = List.copyOf(sheets);
    }

    public static Spreadsheet blank(Id id, String title) {
        return new Spreadsheet(id, title, Regional.USUAL, List.of(Sheet.blank(0, "Sheet1")));
    }

    public Spreadsheet titled(String other) {
        return new Spreadsheet(id, other, regional, sheets);
    }

    public Spreadsheet copied(Id other, String name) {
        return new Spreadsheet(other, name, regional, sheets);
    }

    Spreadsheet at(Regional other) {
        return new Spreadsheet(id, title, other, sheets);
    }

    Spreadsheet with(List<Sheet> others) {
        return new Spreadsheet(id, title, regional, others);
    }

    /** With a sheet in the place of the one that has its id, or of the only one of a new workbook. */
    public Spreadsheet with(Sheet sheet) {
        var changed = new ArrayList<Sheet>();
        sheets.forEach(old -> changed.add(old.id() == sheet.id() ? sheet : old));
        return new Spreadsheet(id, title, regional, changed);
    }

    public Optional<Sheet> sheet(int sheetId) {
        return sheets.stream().filter(sheet -> sheet.id() == sheetId).findFirst();
    }

    /** Titles compare without case. */
    public Optional<Sheet> sheet(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        return sheets.stream()
                .filter(sheet -> sheet.title().toLowerCase(Locale.ROOT).equals(key))
                .findFirst();
    }

    /** All text in it, for searches. */
    public String words() {
        var words = new StringBuilder();
        for (var sheet : sheets) {
            words.append(sheet.title()).append('\n');
            sheet.cells().values().forEach(cell -> {
                if (cell.value() instanceof Cell.Text(var text)) {
                    words.append(text).append('\n');
                }
            });
        }
        return words.toString();
    }
}

package dtu.google.sheets.spreadsheets;

import org.jspecify.annotations.Nullable;

/**
 * A cell that holds something.
 *
 * @param value null for a cell that keeps only its format
 * @param format how a number is shown; null for the general way
 */
public record Cell(@Nullable Value value, @Nullable Format format) {

    /** What a cell can hold. */
    public sealed interface Value {}

    /** Text, as typed. */
    public record Text(String text) implements Value {}

    /** A number; dates and times are days since the end of 1899. */
    public record Amount(double number) implements Value {}

    /** True or false. */
    public record Truth(boolean truth) implements Value {}

    /**
     * How a number is shown.
     *
     * @param type Google's word for the kind: NUMBER, PERCENT, CURRENCY, DATE, TIME, DATE_TIME, SCIENTIFIC
     * @param pattern such as {@code yyyy-mm-dd}
     */
    public record Format(String type, String pattern) {
        public boolean isOfTime() {
            return type.equals("DATE") || type.equals("TIME") || type.equals("DATE_TIME");
        }
    }

    /**
     * With another value. A format that was there stays; one that the value brings along counts only where none was.
     */
    public Cell holding(@Nullable Value other, @Nullable Format brought) {
        return new Cell(other, format == null ? brought : format);
    }

    boolean isNothing() {
        return value == null && format == null;
    }
}

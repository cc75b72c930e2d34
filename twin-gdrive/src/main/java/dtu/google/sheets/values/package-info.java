/**
 * Values of Google Sheets: reading and writing rectangles of cells.
 *
 * <p>Start with {@link dtu.google.sheets.values.Values}, the routes. {@code A1} reads ranges, {@code Typed} what people
 * type, {@code Shown} writes what people see.
 *
 * <p>What surprises people, and is therefore tested: trailing empty cells and rows are left out and inner ones are
 * empty text; null skips a cell and empty text clears it; typed text becomes numbers and dates, raw text never does.
 * Formulas are refused with 501 for as long as they cannot be worked out.
 */
@NullMarked
package dtu.google.sheets.values;

import org.jspecify.annotations.NullMarked;

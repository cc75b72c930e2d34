/**
 * Google Sheets: spreadsheets, their sheets, and the cells in them.
 *
 * <p>Start with {@link dtu.google.sheets.spreadsheets.Spreadsheets}, the routes.
 * {@link dtu.google.sheets.spreadsheets.Spreadsheet} is a workbook, {@link dtu.google.sheets.spreadsheets.Sheet} a grid
 * of {@link dtu.google.sheets.spreadsheets.Cell}s. Formulas are refused rather than answered with wrong values.
 */
@NullMarked
package dtu.google.sheets.spreadsheets;

import org.jspecify.annotations.NullMarked;

/**
 * Google Drive, Docs and Sheets behind one port, with the OAuth that opens them.
 *
 * <p>Start with {@link dtu.google.GoogleTwin}: its operations and tables. {@link dtu.google.GoogleCall} is a request in
 * Google's terms, {@link dtu.google.GoogleError} every way Google refuses, {@link dtu.google.FieldMask} what
 * {@code fields} selects.
 *
 * <p>What surprises people, and is therefore tested: an unknown name in {@code fields} is refused before anything is
 * written; Drive says 404 of a file the caller may not see, Docs and Sheets say 403.
 */
@NullMarked
package dtu.google;

import org.jspecify.annotations.NullMarked;

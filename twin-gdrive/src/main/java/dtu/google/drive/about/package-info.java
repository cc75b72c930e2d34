/**
 * About the caller and the caller's Drive. Start with {@link dtu.google.drive.about.About}.
 *
 * <p>What surprises people, and is therefore tested: {@code fields} is required.
 */
@NullMarked
package dtu.google.drive.about;

import org.jspecify.annotations.NullMarked;

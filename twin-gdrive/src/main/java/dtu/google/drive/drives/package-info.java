/**
 * Shared drives: what belongs to a team and not to a person.
 *
 * <p>Start with {@link dtu.google.drive.drives.Drives}, the route table. {@link dtu.google.drive.drives.SharedDrive} is
 * what a shared drive is. What surprises people: a drive's id is also the id of its root folder, members are
 * permissions on that id, and creating is idempotent by {@code requestId}: the second attempt is a conflict.
 */
@NullMarked
package dtu.google.drive.drives;

import org.jspecify.annotations.NullMarked;

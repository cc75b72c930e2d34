/**
 * Who may do what with which file.
 *
 * <p>Start with {@link dtu.google.drive.permissions.Permissions}, the route table.
 * {@link dtu.google.drive.permissions.Permission} is one grant, {@link dtu.google.drive.permissions.Access} works out
 * what somebody may do, {@link dtu.google.drive.permissions.Capabilities} says it in Drive's terms.
 *
 * <p>What surprises people, and is therefore tested: granting somebody again changes the one grant and never lowers it;
 * what a folder grants is listed on everything in it and can only be taken away where it was given.
 */
@NullMarked
package dtu.google.drive.permissions;

import org.jspecify.annotations.NullMarked;

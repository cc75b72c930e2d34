/**
 * Okta's Groups API: groups, and who is in them.
 *
 * <p>Start with {@link dtu.okta.groups.Groups}, the route table. {@link dtu.okta.groups.Group} is what a group is.
 *
 * <p>What surprises people, and is therefore tested: {@code q} matches the beginning of the name only; adding someone
 * twice is no error; Everyone has no members of its own, cannot be deleted, and cannot be given any.
 */
@NullMarked
package dtu.okta.groups;

import org.jspecify.annotations.NullMarked;

/**
 * Okta's linked objects: relationships between people that an org defines, such as manager and subordinate.
 *
 * <p>Start with {@link dtu.okta.links.LinkedObjects}, the definitions; {@link dtu.okta.links.UserLinkedObjects} are the
 * people.
 *
 * <p>What surprises people, and is therefore tested: somebody has at most one primary, so a second one takes the first
 * one's place; whoever has none gets an empty list and no error; a definition is found by its primary name only.
 */
@NullMarked
package dtu.okta.links;

import org.jspecify.annotations.NullMarked;

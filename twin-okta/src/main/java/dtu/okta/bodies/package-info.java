/**
 * What Okta says that may stand in the JSON bodies it is sent, member by member.
 *
 * <p>Start with {@link dtu.okta.bodies.Bodies}, which reads {@code bodies.txt} and holds every body against it before
 * the operation begins. The table is made from Okta's descriptions, and a test says where it departs from them and why.
 *
 * <p>What surprises people, and is therefore tested: a value of the wrong type is a body that is not well-formed, while
 * a value that is only too long or none of those that may be chosen fails the validation; members that nobody describes
 * are let pass, as are those that are null.
 */
@NullMarked
package dtu.okta.bodies;

import org.jspecify.annotations.NullMarked;

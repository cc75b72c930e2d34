/**
 * Whether the table of bodies says what Okta's descriptions say, and what a body is told that is not as described.
 *
 * <p>Start with {@link dtu.okta.bodies.BodiesTest}. {@code departures.tsv} says where the table departs from the
 * descriptions, and why.
 */
@NullMarked
package dtu.okta.bodies;

import org.jspecify.annotations.NullMarked;

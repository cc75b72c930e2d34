/**
 * Okta's own OpenAPI descriptions as oracles: every answer that the tests of this module get is held against them.
 *
 * <p>Start with {@link dtu.okta.description.Answers}, which the test fixture asks; {@code Description} is one of the
 * documents, {@code Deviations} the list of places where Okta itself does otherwise.
 */
@NullMarked
package dtu.okta.description;

import org.jspecify.annotations.NullMarked;

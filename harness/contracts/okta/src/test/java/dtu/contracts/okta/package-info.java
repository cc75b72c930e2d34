/**
 * Okta's own Java management SDK, unmodified, against the server: the last word on whether clients can use the twin.
 *
 * <p>Start with {@link dtu.contracts.okta.Sdk}: a server at free ports, and the client built from its connection
 * variables.
 *
 * <p>What surprises people: the client keeps the headers of its last answer, and finds the next page's {@code after}
 * there. See <a href="https://github.com/okta/okta-sdk-java">okta-sdk-java</a>.
 */
@NullMarked
package dtu.contracts.okta;

import org.jspecify.annotations.NullMarked;

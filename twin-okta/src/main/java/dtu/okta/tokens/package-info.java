/**
 * Okta's API tokens: long-lived secrets that act as the administrator who made them.
 *
 * <p>Start with {@link dtu.okta.tokens.ApiToken}. What surprises people: deactivating that administrator kills the
 * token.
 */
@NullMarked
package dtu.okta.tokens;

import org.jspecify.annotations.NullMarked;

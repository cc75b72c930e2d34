/**
 * Okta's API tokens: long-lived secrets that act as the administrator who made them.
 *
 * <p>Start with {@link dtu.okta.tokens.ApiToken}. What surprises people, and is therefore tested: deactivating that
 * administrator kills the token, and so do thirty days without a use of it.
 */
@NullMarked
package dtu.okta.tokens;

import org.jspecify.annotations.NullMarked;

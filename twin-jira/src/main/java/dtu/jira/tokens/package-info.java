/**
 * API tokens: what stands behind the colon of basic authentication.
 *
 * <p>Start with {@link dtu.jira.tokens.ApiToken}.
 */
@NullMarked
package dtu.jira.tokens;

import org.jspecify.annotations.NullMarked;

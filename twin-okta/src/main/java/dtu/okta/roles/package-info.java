/**
 * Okta's administrator roles: what an API token may do is what its maker's roles allow.
 *
 * <p>Start with {@link dtu.okta.roles.AdminRole}.
 */
@NullMarked
package dtu.okta.roles;

import org.jspecify.annotations.NullMarked;

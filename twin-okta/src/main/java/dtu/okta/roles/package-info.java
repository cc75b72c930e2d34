/**
 * Okta's administrator roles: what an API token may do is what its maker's roles allow.
 *
 * <p>Start with {@link dtu.okta.roles.AdminRole} and {@link dtu.okta.roles.UserRoles}. What surprises people: the id of
 * an assignment is the name of the role in base 32, the same for everybody, except for super administrators.
 */
@NullMarked
package dtu.okta.roles;

import org.jspecify.annotations.NullMarked;

/**
 * Okta's administrator roles: what an API token may do is what its maker's roles allow.
 *
 * <p>Start with {@link dtu.okta.roles.Authority}, which decides, {@link dtu.okta.roles.RoleAssignments}, which says who
 * has what, and {@link dtu.okta.roles.Bindings} for roles of the org's own. {@link dtu.okta.roles.Reach} is how lists
 * leave out what a narrow role does not show. What surprises people: the id of an assignment is the name of the role in
 * base 32, the same for everybody, except for super administrators; and a role whose last target is taken away would be
 * for all, so the last one stays.
 */
@NullMarked
package dtu.okta.roles;

import org.jspecify.annotations.NullMarked;

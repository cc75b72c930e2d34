/**
 * Okta's Authorization Servers API: servers that issue tokens for somebody's own API, their scopes, claims, keys and
 * access policies.
 *
 * <p>Start with {@link dtu.okta.servers.AuthorizationServers}, the route table of the servers themselves;
 * {@code Policies} and {@code Rules} decide who gets a token and for how long, {@code Claims} what stands in it. What
 * uses them is in {@code dtu.okta.oauth}.
 *
 * <p>What surprises people, and is therefore tested: a new server has no policy and so refuses everybody; a rule counts
 * only if all conditions meet, and the first one that does decides; keys are rotated by hand or every ninety days, and
 * tokens signed with the last key still verify; a created resource says that it can be deleted, and forgets to say so
 * later.
 *
 * <p>Simplified: access tokens are never encrypted; rotation by itself announces nothing.
 */
@NullMarked
package dtu.okta.servers;

import org.jspecify.annotations.NullMarked;

/**
 * Okta's Network Zones API: names for ranges of addresses, which policies speak of and which may be shut out.
 *
 * <p>Start with {@link dtu.okta.zones.Zones}, the route table; {@link dtu.okta.zones.Zone} is what a zone is.
 *
 * <p>What surprises people, and is therefore tested: an active zone cannot be deleted, nor one that a policy names;
 * members that a type does not have are not shown; from an active block list no request is answered.
 *
 * <p>Simplified: a client's address is the first one in X-Forwarded-For, and nobody knows where addresses are or who
 * runs them, so that dynamic zones hold none.
 */
@NullMarked
package dtu.okta.zones;

import org.jspecify.annotations.NullMarked;

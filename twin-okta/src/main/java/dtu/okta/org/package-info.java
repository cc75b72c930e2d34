/**
 * Okta's Org Settings API, and what an org tells about itself to everybody.
 *
 * <p>Start with {@link dtu.okta.org.OrgSettings}; {@link dtu.okta.org.WellKnown} needs no credential. The org's id and
 * subdomain are the tenant's and in no row.
 *
 * <p>What surprises people, and is therefore tested: a partial update keeps what it does not name, a full one clears
 * it; what Okta itself decides is ignored when clients send it back; WebFinger answers for people it does not know.
 */
@NullMarked
package dtu.okta.org;

import org.jspecify.annotations.NullMarked;

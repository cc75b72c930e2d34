/**
 * Okta's Trusted Origins API, and what it is for: browsers let scripts of a trusted origin call Okta.
 *
 * <p>Start with {@link dtu.okta.origins.TrustedOrigins}, the route table; {@link dtu.okta.origins.Cors} is how answers
 * tell browsers.
 *
 * <p>What surprises people, and is therefore tested: an origin that is inactive, or trusted for redirects only, gets no
 * header; a preflight from a stranger is answered, and says nothing.
 */
@NullMarked
package dtu.okta.origins;

import org.jspecify.annotations.NullMarked;

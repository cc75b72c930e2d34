/**
 * Okta's Identity Providers API: other services that vouch for people, their certificates, and who is known to them.
 *
 * <p>Start with {@link dtu.okta.idps.IdentityProviders}, the route table; {@link dtu.okta.idps.IdentityProviderKeys}
 * are the certificates, {@link dtu.okta.idps.IdentityProviderUsers} the people.
 *
 * <p>What surprises people, and is therefore tested: members that a protocol does not have are left out of answers, so
 * that a provider comes back different from what was sent; a certificate is in the store once.
 *
 * <p>Simplified: nobody signs in through another service, so there are no tokens of one.
 */
@NullMarked
package dtu.okta.idps;

import org.jspecify.annotations.NullMarked;

/**
 * Okta, the identity provider: people, groups, applications, sign-in and the system log.
 *
 * <p>Start with {@link dtu.okta.OktaTwin}. One folder for each resource of Okta's reference; {@link dtu.okta.OktaError}
 * is how Okta says no, {@link dtu.okta.OktaScope} who may, {@link dtu.okta.OktaPages} how it pages. Vendor's page:
 * developer.okta.com/docs/reference.
 */
@NullMarked
package dtu.okta;

import org.jspecify.annotations.NullMarked;

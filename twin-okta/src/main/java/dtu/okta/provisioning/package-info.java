/**
 * Provisioning: Okta makes, changes and closes the accounts that people have in other services, because they have the
 * service's application.
 *
 * <p>Start with {@link dtu.okta.provisioning.Provision}, which compares what Okta wants with what it knows of an
 * account and takes the next step; {@code Push} is one step on its way, {@code Account} what is known, {@code Service}
 * whom Okta can speak to. {@link dtu.okta.provisioning.Connections} is the route table of the connection's credential.
 *
 * <p>What surprises people, and is therefore tested: somebody who is there already is linked and not made again; an
 * attribute that is not pushed keeps the value it was made with; a failure stands in the system log and on the app
 * user, is tried again by itself when the other side was busy, and otherwise when anything about the person changes or
 * the connection is activated again; people who had the application before provisioning was switched on stay as they
 * are.
 *
 * <p>Simplified: connections take a token of the other service, also where Okta asks its administrator to consent in a
 * browser; activating one does not try the token out. Jira has no way to change an account's profile.
 */
@NullMarked
package dtu.okta.provisioning;

import org.jspecify.annotations.NullMarked;

/**
 * Okta's Authentication API: signing in, enrolling and giving second factors, recovering an account, step by step.
 *
 * <p>Start with {@link dtu.okta.authn.Authn}, the route table, and {@code AuthnState} with {@code Move}: the vendor's
 * diagram as data. A {@code Transaction} is somebody on the way; {@code Flow} says where the way leads on;
 * {@code TransactionView} is what clients see at each point.
 *
 * <p>What surprises people, and is therefore tested: clients need no credential, but an API token makes them trusted; a
 * transaction lives five minutes from its last use; who asks to recover an account gets the same answer whether the
 * account exists or not, unless the client is trusted; a locked account looks like a wrong password unless the policy
 * shows it; a finished sign-in leaves a session token and no transaction; who signs up by themselves is asked for what
 * the profile enrollment policy says, and a hook that cannot be reached lets nobody in.
 */
@NullMarked
package dtu.okta.authn;

import org.jspecify.annotations.NullMarked;

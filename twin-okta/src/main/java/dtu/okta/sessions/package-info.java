/**
 * How people sign in to Okta, and the sessions they have then.
 *
 * <p>Start with {@link dtu.okta.sessions.SignIn}, which checks passwords, and {@link dtu.okta.sessions.Sessions}, the
 * route table. What surprises people: a wrong password, an unknown login and a locked account all look the same; a
 * session token is good for one session only. Built is primary authentication; the transactions that follow an expired
 * password or ask for a second factor are not.
 */
@NullMarked
package dtu.okta.sessions;

import org.jspecify.annotations.NullMarked;

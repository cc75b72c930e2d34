/**
 * The sessions people have in Okta, and how their passwords are judged.
 *
 * <p>Start with {@link dtu.okta.sessions.Judgement}, which checks passwords, and {@link dtu.okta.sessions.Sessions},
 * the route table. What surprises people: a wrong password, an unknown login and a locked account all look the same; a
 * session token is good for one session only; the links that administrators get name a session by another id than the
 * one they asked for, and both are good; how long a session lives is up to the sign-on policy.
 */
@NullMarked
package dtu.okta.sessions;

import org.jspecify.annotations.NullMarked;

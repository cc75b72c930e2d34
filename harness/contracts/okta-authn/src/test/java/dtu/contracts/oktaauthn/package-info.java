/**
 * Okta's own Java client of the Authentication API against the server, over a socket.
 *
 * <p>Start with {@link dtu.contracts.oktaauthn.SignInTest}. {@code Door} is the server, the client, and what an
 * administrator does before people come.
 */
@NullMarked
package dtu.contracts.oktaauthn;

import org.jspecify.annotations.NullMarked;

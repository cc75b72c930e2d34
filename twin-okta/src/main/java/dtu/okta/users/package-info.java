/**
 * Okta's Users API: people, and the states they go through.
 *
 * <p>Start with {@link dtu.okta.users.Users}, the route table; {@link dtu.okta.users.Lifecycle} and
 * {@link dtu.okta.users.Passwords} hold the moves from one status to another. {@link dtu.okta.users.User} is who a
 * person is, {@code UserSearch} what may be asked about people.
 *
 * <p>What surprises people, and is therefore tested: the first deletion only deactivates; deactivating twice is "not
 * found"; the plain list hides those who have left, filters show them; a short name that two people have names nobody;
 * times have whole seconds.
 *
 * <p>Simplified: passwords that were imported as BCRYPT hashes are kept but match nothing.
 */
@NullMarked
package dtu.okta.users;

import org.jspecify.annotations.NullMarked;

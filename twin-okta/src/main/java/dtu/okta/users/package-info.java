/**
 * Okta's Users API: people, and the states they go through.
 *
 * <p>Start with {@link dtu.okta.users.Users}, the route table. {@link dtu.okta.users.User} is who a person is,
 * {@link dtu.okta.users.UserStatus} what may happen to one.
 */
@NullMarked
package dtu.okta.users;

import org.jspecify.annotations.NullMarked;

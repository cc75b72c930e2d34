/**
 * Jira's people: who they are, and how one finds them.
 *
 * <p>Start with {@link dtu.jira.users.Users}, the route table. {@link dtu.jira.users.User} is what a person is.
 *
 * <p>What surprises people, and is therefore tested: there are no user names, only account ids; searches answer bare
 * arrays and filter after slicing, so a short page does not prove the end; removing a person makes them inactive.
 */
@NullMarked
package dtu.jira.users;

import org.jspecify.annotations.NullMarked;

/**
 * The people of one Google Workspace customer: users, groups, and service accounts.
 *
 * <p>Start with {@link dtu.google.people.Person}. {@link dtu.google.people.Accounts} finds them by address. What
 * surprises people: a service account is a user too, with a My Drive of its own, and its address names the tenant's
 * project.
 */
@NullMarked
package dtu.google.people;

import org.jspecify.annotations.NullMarked;

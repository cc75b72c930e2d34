/**
 * Okta's Applications API: what people sign in to, and who may.
 *
 * <p>Start with {@link dtu.okta.apps.Applications}, the route table; {@link dtu.okta.apps.Application} is what an
 * application is, {@link dtu.okta.apps.Assignments} knows who has it. {@code AppUsers} and {@code AppGroups} give and
 * take it.
 *
 * <p>What surprises people, and is therefore tested: somebody who has an application directly and through a group has
 * it directly, and falls back to the group when the direct assignment goes; whoever has it through a group alone cannot
 * lose it alone; an application has to be deactivated before it can be deleted.
 *
 * <p>Simplified: assignments through a group are derived from the group's members and have its times; {@code user.id}
 * and {@code group.id} are understood in a filter of nothing else.
 */
@NullMarked
package dtu.okta.apps;

import org.jspecify.annotations.NullMarked;

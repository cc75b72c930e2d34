/**
 * Jira's projects, and the roles people have in them.
 *
 * <p>Start with {@link dtu.jira.projects.Projects}, the route table. {@link dtu.jira.projects.Project} is what a
 * project is.
 *
 * <p>What surprises people, and is therefore tested: a project that one may not browse does not exist; keys are
 * case-sensitive in paths; a project of which the key was changed is still found under the old one; deleting one puts
 * it into the trash, where it keeps its key.
 */
@NullMarked
package dtu.jira.projects;

import org.jspecify.annotations.NullMarked;

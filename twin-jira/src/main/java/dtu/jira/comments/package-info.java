/**
 * Jira's comments on issues.
 *
 * <p>Start with {@link dtu.jira.comments.Comments}, the route table. {@link dtu.jira.comments.Comment} is what a
 * comment is.
 *
 * <p>What surprises people, and is therefore tested: an order other than by creation is refused before the issue is
 * looked for; a comment may be visible to one role or group only, and then does not exist for others.
 */
@NullMarked
package dtu.jira.comments;

import org.jspecify.annotations.NullMarked;

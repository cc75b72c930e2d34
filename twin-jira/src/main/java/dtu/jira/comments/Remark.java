package dtu.jira.comments;

import dtu.jira.richtext.RichText;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to say on an issue, before it is a comment.
 *
 * @param visibility who may read it; null: whoever sees the issue
 */
public record Remark(RichText text, Comment.@Nullable Visibility visibility) {}

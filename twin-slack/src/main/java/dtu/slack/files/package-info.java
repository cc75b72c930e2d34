/**
 * Slack's methods files.*, and the addresses their bytes go to and come from.
 *
 * <p>Start with {@link dtu.slack.files.Files}, the route table; {@link dtu.slack.files.SharedFile} is what a file is,
 * {@link dtu.slack.files.Share} where it was shown, {@link dtu.slack.files.Transfer} how its bytes travel,
 * {@link dtu.slack.files.Handed} how people give one to an app alone.
 *
 * <p>What surprises people, and is therefore tested: a file is uploaded in three steps, the second of which is no
 * method; sharing posts a message; whoever may not see a private file is led to a login page, not refused; a deleted
 * file is {@code file_deleted}, one that is invisible {@code file_not_found}. Simplified: a file is shared at once.
 */
@NullMarked
package dtu.slack.files;

import org.jspecify.annotations.NullMarked;

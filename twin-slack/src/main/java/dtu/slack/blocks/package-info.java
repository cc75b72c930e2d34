/**
 * Slack's Block Kit: what apps may show, checked to the letter and completed with ids.
 *
 * <p>Start with {@link dtu.slack.blocks.Blocks}; {@link dtu.slack.blocks.BlockRules} is the list of blocks,
 * {@link dtu.slack.blocks.ElementRules} that of elements. {@link dtu.slack.blocks.Mrkdwn} is what becomes of text, and
 * {@link dtu.slack.blocks.RichText} the block that Slack makes of it.
 *
 * <p>What surprises people, and is therefore tested: a member that Slack does not know is refused, not ignored; a block
 * that is fine in a message may be none in a modal; addresses in texts become links. Simplified: pictures are not
 * fetched, so their sizes are unknown; charts are kept as given.
 */
@NullMarked
package dtu.slack.blocks;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's Block Kit: what apps may show, checked to the letter and completed with ids.
 *
 * <p>Start with {@link dtu.slack.blocks.Blocks}; {@link dtu.slack.blocks.Schemas} is the list of blocks and elements.
 * What surprises people: a member that Slack does not know is refused, not ignored. Videos, files, tables and what is
 * inside rich text are kept as given.
 */
@NullMarked
package dtu.slack.blocks;

import org.jspecify.annotations.NullMarked;

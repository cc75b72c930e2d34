/**
 * Slack's methods search.*: finding what was said and what was shared.
 *
 * <p>Start with {@link dtu.slack.search.Search}. {@code Query} is what was typed, {@code Term} each piece of it,
 * {@code Found} who is a match. Messages are found by their words through an index; only a query without any word walks
 * the conversations that the searcher may see.
 *
 * <p>What surprises people: only people search, apps do not; what is invisible is not found; matches that stand close
 * together are folded into one; highlights are letters of Unicode's private area. Simplified: there are no word stems.
 */
@NullMarked
package dtu.slack.search;

import org.jspecify.annotations.NullMarked;

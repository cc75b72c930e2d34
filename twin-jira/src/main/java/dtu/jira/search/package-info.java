/**
 * Jira's search: issues by JQL, and what JQL thinks of a query.
 *
 * <p>Start with {@link dtu.jira.search.Search}, the route table; the language is in {@link dtu.jira.jql}.
 *
 * <p>What surprises people, and is therefore tested: the old search is gone (410); without {@code fields} an issue is
 * its id and nothing else; pages have a token and no total; a query that restricts nothing is refused; a query that
 * names what is not there finds nothing, unless the switch {@code jira.searchRefusesUnknownNames} is on.
 */
@NullMarked
package dtu.jira.search;

import org.jspecify.annotations.NullMarked;

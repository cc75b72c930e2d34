/**
 * Okta's query languages: {@code filter} and {@code search} of users, groups, applications and the system log.
 *
 * <p>Start with {@link dtu.okta.filter.Language}, one for each resource and parameter, which says what may be asked and
 * how it is compared. {@link dtu.okta.filter.Filters} parses (and remembers what it has parsed),
 * {@link dtu.okta.filter.Selection} finds rows by an index where the expression leaves one.
 *
 * <p>What surprises people, and is therefore tested: {@code search} ignores the case of values and {@code filter} does
 * not; {@code and} binds tighter than {@code or}; there is no {@code ne} for users, so "not X" is written {@code lt} or
 * {@code gt}.
 *
 * @see <a href="https://developer.okta.com/docs/api/#filter">Okta: filter</a>
 */
@NullMarked
package dtu.okta.filter;

import org.jspecify.annotations.NullMarked;

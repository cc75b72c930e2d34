/**
 * What Okta contributes to the scenario language.
 *
 * <p>Start with {@link dtu.okta.words.OktaWords}: the views, which answer in Okta's own JSON with the member
 * {@code okta} (the id) added, and the types of facts. {@link dtu.okta.words.Happenings} finds the facts in what a
 * commit changed.
 */
@NullMarked
package dtu.okta.words;

import org.jspecify.annotations.NullMarked;

/**
 * The Okta Expression Language, as far as conditions of group rules and claims need it.
 *
 * <p>Start with {@link dtu.okta.expression.Conditions}, which turns a text into a
 * {@link dtu.okta.expression.Condition}. {@link dtu.okta.expression.Functions} knows the functions.
 *
 * <p>What surprises people, and is therefore tested: texts compare with their case; a missing attribute is null and
 * equals nothing but null; a condition that is not a truth value is refused when it is written, not when it is
 * evaluated.
 *
 * @see <a href="https://developer.okta.com/docs/reference/okta-expression-language/">Okta Expression Language</a>
 */
@NullMarked
package dtu.okta.expression;

import org.jspecify.annotations.NullMarked;

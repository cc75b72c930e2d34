/**
 * Whether everything that Okta's descriptions let a client say makes a difference.
 *
 * <p>Start with {@link dtu.okta.parameters.ParametersTest}. {@code world.txt} makes an org with two of everything,
 * {@code calls.txt} says how each operation is called there, and {@code parameters-ignored.tsv} which parameters make
 * no difference, and why.
 */
@NullMarked
package dtu.okta.parameters;

import org.jspecify.annotations.NullMarked;

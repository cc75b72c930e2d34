/**
 * Okta's Features API: what an administrator may switch on before everybody has it.
 *
 * <p>Start with {@link dtu.okta.features.Features}. What surprises people, and is therefore tested: a feature that
 * needs another one cannot be switched on alone, nor can one be switched off that another needs, unless by force.
 *
 * <p>Simplified: features are remembered and change nothing else.
 */
@NullMarked
package dtu.okta.features;

import org.jspecify.annotations.NullMarked;

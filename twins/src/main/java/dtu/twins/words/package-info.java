/**
 * What a twin contributes to the scenario language: views, fact types and facts.
 *
 * <p>Start with {@link dtu.twins.words.Vocabulary}. The scenario language knows the twins only through this package.
 */
@NullMarked
package dtu.twins.words;

import org.jspecify.annotations.NullMarked;

/**
 * The scenario language: what a scenario is, how it is read from YAML, and how its expressions are checked and run.
 *
 * <p>Start with {@link dtu.scenarios.language.Scenario}, what a file says; {@link dtu.scenarios.language.Library} reads
 * files; {@link dtu.scenarios.language.Script} is a scenario whose expressions are compiled, which is what an engine
 * runs; {@link dtu.scenarios.language.Checker} says what is wrong with files.
 *
 * <p>What surprises people: a scalar that begins with {@code =} is an expression and everything else is literal; YAML
 * is 1.2, so {@code on}, {@code no} and {@code 12:30} are strings; draw functions such as {@code pick} exist only where
 * a trajectory is drawn, not in expectations; a field a fact does not carry reads as null, a truth as false.
 */
@NullMarked
package dtu.scenarios.language;

import org.jspecify.annotations.NullMarked;

/**
 * The verbs of the command line.
 *
 * <p>Start with {@link dtu.harness.cli.CommandLines}, which says what holds for all of them: every flag can be given as
 * {@code DTU_…} in the environment, every mistake is one line, and exit codes are those of
 * {@link dtu.harness.cli.ExitCode}.
 */
@NullMarked
package dtu.harness.cli;

import org.jspecify.annotations.NullMarked;

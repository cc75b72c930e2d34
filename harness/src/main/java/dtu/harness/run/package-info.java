/**
 * The main job: runs scenarios against an app under test, and scores satisfaction.
 *
 * <p>Start with {@link dtu.harness.run.Runner}. A trajectory is a function of its scenario, the world, the app and a
 * seed; everything here only decides which are run, on how many threads, and where their verdicts go.
 */
@NullMarked
package dtu.harness.run;

import org.jspecify.annotations.NullMarked;

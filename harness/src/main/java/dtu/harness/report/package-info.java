/**
 * What people and machines read about a run: console, HTML page, JUnit XML, JSON, GitHub annotations.
 *
 * <p>Start with {@link dtu.harness.report.Reports}, which writes them; {@link dtu.harness.report.Summary} holds what
 * they all say, so that no two of them disagree. {@link dtu.harness.report.Comparison} sets two runs side by side.
 *
 * <p>What surprises people, and is therefore tested: every text of a run may be hostile, since an app under test wrote
 * it; the page opens without a network and its own policy forbids one; a fraction below one is never rounded to one.
 */
@NullMarked
package dtu.harness.report;

import org.jspecify.annotations.NullMarked;

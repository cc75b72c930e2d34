package dtu.harness.report;

import dtu.harness.store.Judged;
import dtu.scenarios.verdict.Finding;
import java.util.Optional;

/**
 * Failures that are alike: one fingerprint.
 *
 * @param example the first of them, to replay
 * @param worst the gravest finding of the example; empty when it carries none
 */
record Pattern(String fingerprint, Judged example, Optional<Finding> worst, long count) {}

package dtu.harness.store;

import java.time.Instant;

/**
 * One step of a stored trajectory, as a reader of the report meets it.
 *
 * @param kind intent, call, commit, delivery, timer, fault, sut-log, model-turn or judge
 * @param actor who did it: a person of the scenario, {@code sut}, {@code rule}; empty when nobody did
 * @param twin the twin concerned; empty when none is
 * @param status the HTTP status; 0 when there is none
 * @param fault the fault rule that hit; empty when none did
 * @param cause the sequence number of the step that caused this one; -1 for a beginning
 */
public record StepRecord(
        long seq,
        Instant at,
        String kind,
        String actor,
        String twin,
        String operation,
        int status,
        String fault,
        long cause,
        String request,
        String response) {}

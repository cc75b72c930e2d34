package dtu.twins.words;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened in a universe.
 *
 * @param seq its place in the trajectory, from 0
 * @param by who did it: an actor's id, {@code sut}, or a mechanism such as {@code rule}
 * @param fields plain values: String, Long, Double, Boolean, Instant, Duration, List, Map; never null
 */
public record Fact(
        long seq, Instant at, String type, String by, Map<String, Object> fields, long stateBefore, long stateAfter) {}

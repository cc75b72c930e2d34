package dtu.twins.universe;

import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed through the dispatcher, or a delivery that left it.
 *
 * @param kind {@code call}, {@code delivery} or {@code task}
 * @param operation {@code service.operation}; for a delivery the event; empty when the path led nowhere
 * @param by who sent it, as the scenario engine or the server knows it
 * @param actor who it was for the vendor
 * @param response null when there was no answer
 * @param fault the fault rule that struck; empty when none did
 * @param delivery the number of the delivery, the same for all its tries; -1 for what is none
 * @param attempt for a delivery, which try it was, from 0
 * @param before the version of the world it found, {@code after} the one it left
 */
public record Passage(
        Universe universe,
        String kind,
        String twin,
        String operation,
        String by,
        String actor,
        Instant at,
        @Nullable Request request,
        @Nullable Response response,
        String fault,
        long delivery,
        int attempt,
        long before,
        long after) {}

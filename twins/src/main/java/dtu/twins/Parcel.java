package dtu.twins;

import java.time.Duration;
import java.util.Optional;

/**
 * Something to deliver to the outside: a webhook, an event, a push message. A record of the twin, kept in the world
 * until it is delivered or given up; rendered only when it is sent, so that it carries the tenant and the signature of
 * that moment.
 */
public interface Parcel {
    /** The vendor's event name; fault rules and traces know it as {@code service.event}. */
    String event();

    /** Parcels of one lane leave in the order in which they were announced. */
    String lane();

    /**
     * How long those behind it in its lane wait for its answer; empty for as long as it takes. It matters only where
     * the outside is real and slow: in virtual time nothing takes time.
     */
    default Optional<Duration> headway() {
        return Optional.empty();
    }

    /** The message to send; {@code attempt} counts from 0. */
    Outgoing sent(Call call, Attempt attempt);

    /** What to make of the answer. */
    Aftermath answered(Call call, Attempt attempt, Answer answer);

    /**
     * One try to deliver.
     *
     * @param number from 0
     * @param lastFailure why the try before failed, in the vendor's words; empty on the first
     */
    record Attempt(long delivery, int number, String lastFailure) {}
}

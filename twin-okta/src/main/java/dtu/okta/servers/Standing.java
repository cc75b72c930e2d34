package dtu.okta.servers;

import java.time.Instant;

/** The place of a policy or a rule among others, whether it counts, and its times. */
record Standing(long priority, Status status, Instant created, Instant lastUpdated) {

    static Standing begun(Status status, Instant now) {
        return new Standing(1, status, now, now);
    }

    Standing moved(Status to, Instant now) {
        return new Standing(priority, to, created, now);
    }

    Standing at(long place) {
        return new Standing(place, status, created, lastUpdated);
    }
}

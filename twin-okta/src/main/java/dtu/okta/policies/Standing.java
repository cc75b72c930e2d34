package dtu.okta.policies;

import java.time.Instant;

/** Whose a policy or a rule is, whether it works, its place among others, and its times. */
record Standing(Origin origin, Status status, int priority, Instant created, Instant lastUpdated) {

    /** Whether it came with the org. */
    enum Origin {
        SYSTEM,
        ADMINISTRATOR
    }

    /** Whether it works. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    static Standing begun(Origin origin, Status status, Instant now) {
        return new Standing(origin, status, Ranked.FIRST, now, now);
    }

    /** The same of something new. */
    Standing copied(Instant now) {
        return new Standing(origin, status, priority, now, now);
    }

    Standing moved(Status to, Instant now) {
        return new Standing(origin, to, priority, created, now);
    }

    Standing changed(Instant now) {
        return new Standing(origin, status, priority, created, now);
    }

    Standing ranked(int other, Instant now) {
        return new Standing(origin, status, other, created, now);
    }
}

package dtu.okta.servers;

import java.time.Duration;
import java.time.Instant;

/**
 * Which of its keys a server signs with.
 *
 * @param generation counts the keys; the one before is expired, the one behind is next
 */
record Signing(Mode mode, int generation, Instant lastRotated) {
    static final Duration PERIOD = Duration.ofDays(90);

    /** Who turns the keys. */
    enum Mode {
        AUTO,
        MANUAL
    }

    static Signing begun(Mode mode, Instant now) {
        return new Signing(mode, 0, now);
    }

    /** As it stands at a time: servers that rotate by themselves need nobody to do it. */
    Signing at(Instant now) {
        var periods = Math.max(0, Duration.between(lastRotated, now).dividedBy(PERIOD));
        return mode == Mode.MANUAL || periods == 0
                ? this
                : new Signing(mode, generation + (int) periods, lastRotated.plus(PERIOD.multipliedBy(periods)));
    }

    Signing rotated(Instant now) {
        return new Signing(mode, at(now).generation() + 1, now);
    }

    Signing inMode(Mode other, Instant now) {
        var current = at(now);
        return new Signing(other, current.generation(), current.lastRotated());
    }
}

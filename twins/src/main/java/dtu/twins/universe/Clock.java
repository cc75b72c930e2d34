package dtu.twins.universe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How time passes in a universe. */
public sealed interface Clock {
    Instant now(InstantSource wall);

    /** The same clock put to another time. */
    Clock at(Instant time, InstantSource wall);

    /** Time stands until it is moved. */
    record Virtual(Instant time) implements Clock {
        @Override
        public Instant now(InstantSource wall) {
            return time;
        }

        @Override
        public Clock at(Instant other, InstantSource wall) {
            return new Virtual(other);
        }
    }

    /** Time passes like that of the machine, ahead of it by a fixed span. */
    record Real(Duration ahead) implements Clock {
        @Override
        public Instant now(InstantSource wall) {
            return wall.instant().plus(ahead);
        }

        @Override
        public Clock at(Instant other, InstantSource wall) {
            return new Real(Duration.between(wall.instant(), other));
        }
    }
}

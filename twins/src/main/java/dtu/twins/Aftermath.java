package dtu.twins;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows an attempt to deliver: it is done, tried again, or given up; and perhaps the twin's state changes. */
public record Aftermath(
        Kind kind, Duration again, String why, @Nullable Commit commit) {

    /** What becomes of the delivery. */
    public enum Kind {
        DELIVERED,
        AGAIN,
        GIVEN_UP
    }

    public static Aftermath delivered() {
        return new Aftermath(Kind.DELIVERED, Duration.ZERO, "", null);
    }

    /** Tried once more after that time; the reason is told to the next attempt. */
    public static Aftermath again(Duration after, String why) {
        return new Aftermath(Kind.AGAIN, after, why, null);
    }

    public static Aftermath givenUp(String why) {
        return new Aftermath(Kind.GIVEN_UP, Duration.ZERO, why, null);
    }

    /** The same, with a change of the twin's state. */
    public Aftermath and(Commit change) {
        return new Aftermath(kind, again, why, change);
    }
}

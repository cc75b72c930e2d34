package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.twins.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A code that was sent to a person: six digits, good once and for a while. */
public record Passcode(String digits, Instant sent, Instant expires, Use use) {
    private static final int DIGITS = 1_000_000;

    /** Whether a code was used already. */
    enum Use {
        OPEN,
        SPENT
    }

    /** How an answer stands to the code that was sent. */
    public enum Fit {
        RIGHT,
        WRONG,
        SPENT,
        LATE
    }

    public static Passcode drawn(OktaCall call, Chance chance, Duration lifetime) {
        var digits = String.format(Locale.ROOT, "%06d", chance.below(DIGITS, 0));
        return new Passcode(digits, call.wall(), call.wall().plus(lifetime), Use.OPEN);
    }

    public Passcode spent() {
        return new Passcode(digits, sent, expires, Use.SPENT);
    }

    /** Whether it was sent so recently that no other may be sent yet. */
    public boolean isFresh(OktaCall call, Duration interval) {
        return call.wall().isBefore(sent.plus(interval));
    }

    public Fit fit(String answer, Instant now) {
        if (!digits.equals(answer.strip())) {
            return Fit.WRONG;
        }
        if (use == Use.SPENT) {
            return Fit.SPENT;
        }
        return now.isBefore(expires) ? Fit.RIGHT : Fit.LATE;
    }
}

package dtu.okta.authn;

import dtu.okta.factors.Factor;
import dtu.okta.factors.FactorKind;
import dtu.okta.factors.Passcode;
import dtu.okta.factors.Push;

/** What a transaction is about just now. */
sealed interface Subject {
    /** Nothing in particular. */
    record Nothing() implements Subject {}

    /** A factor that is being enrolled or asked for. */
    record OfFactor(Factor.Id factor) implements Subject {}

    /** A question on a phone. */
    record Asked(Factor.Id factor, Push.Id push) implements Subject {}

    /** A question on a phone that came to nothing, as the client knows by now. */
    record Told(Factor.Id factor, Push.Id push) implements Subject {}

    /** A code that recovers an account. */
    record Sent(FactorKind kind, Passcode code) implements Subject {}
}

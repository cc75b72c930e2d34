package dtu.okta.factors;

import dtu.okta.users.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Okta knows of a factor to judge an answer by. */
sealed interface Proof {
    /** What a person answered to a question. */
    record Answer(Secret secret) implements Proof {}

    /**
     * What an authenticator app and Okta share.
     *
     * @param seed in base 32
     * @param spent the time step of the last code that was used
     */
    record Shared(String seed, long spent) implements Proof {}

    /** The code that was sent last. */
    record Sent(@Nullable Passcode code) implements Proof {}

    /** A phone with Okta Verify, which somebody enrolls by a picture that is good until then. */
    record Device(Instant expires) implements Proof {}

    /**
     * A security key.
     *
     * @param challenge what the key is to sign next; empty when nothing was asked
     * @param key the public key, as the attestation brings it; empty before activation
     */
    record Key(String challenge, String key, long count) implements Proof {}

    /** A YubiKey that was uploaded before. */
    record Registered(YubiKey.Id token) implements Proof {}
}

package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.SecretForm;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser brings back to an app: good once, and not for long.
 *
 * @param challenge the SHA-256 hash of the verifier that the app has kept; null when it has none
 */
record AuthorizationCode(
        Id id,
        Authorization authorization,
        String redirectUri,
        @Nullable String nonce,
        @Nullable String challenge,
        Instant expires) {
    static final Table<Id, AuthorizationCode> CODES = Table.of("AuthorizationCode", AuthorizationCode::id);
    static final SecretForm FORM = new SecretForm("", 33);
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    /** The part of the code that is its own. */
    record Id(String value) implements EntityId {}

    static AuthorizationCode issued(OktaCall call, Authorization authorization, AuthorizationRequest request) {
        return new AuthorizationCode(
                new Id(FORM.drawn(call.chance().in("code"))),
                authorization,
                request.redirectUri(),
                request.nonce(),
                request.challenge(),
                call.wall().plus(LIFETIME));
    }

    /** The code that a client presents, if it is still good. */
    static Optional<AuthorizationCode> presented(OktaCall call, String text) {
        return FORM.secret(call.tenant(), text)
                .flatMap(secret -> call.state().find(CODES, new Id(secret)))
                .filter(code -> call.wall().isBefore(code.expires()));
    }

    String text(OktaCall call) {
        return FORM.text(call.tenant(), id.value());
    }
}

package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.SecretForm;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
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
    private static final Index<Instant, AuthorizationCode> BY_EXPIRY =
            CODES.index("expires", AuthorizationCode::expires);
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

    /** The state that has it, and none whose time is over. */
    State in(State state, Instant now) {
        var next = state;
        for (var old : state.scan(BY_EXPIRY, BY_EXPIRY.below(now))) {
            next = next.remove(CODES, old.id());
        }
        return next.put(CODES, this);
    }

    String text(OktaCall call) {
        return FORM.text(call.tenant(), id.value());
    }
}

package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.SecretForm;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an app keeps to ask for further access tokens.
 *
 * @param spent when it was replaced by another; null while it is the family's newest
 */
record RefreshToken(
        Id id,
        String secret,
        Authorization authorization,
        Instant created,
        Instant expires,
        @Nullable Instant spent) {
    static final Table<Id, RefreshToken> TOKENS = Table.of("RefreshToken", RefreshToken::id);
    static final Index<String, RefreshToken> BY_SECRET = TOKENS.index("secret", RefreshToken::secret);
    static final Index<String, RefreshToken> BY_FAMILY =
            TOKENS.index("family", token -> token.authorization().family());

    static final SecretForm FORM = new SecretForm("", 33);
    private static final Ids<Id> IDS = OktaIds.of("oar", Id::new);
    /** How long one may lie idle before it is lost: Okta's default rule. */
    private static final Duration IDLE = Duration.ofDays(7);

    /** Twenty characters that begin with {@code oar}. */
    record Id(String value) implements EntityId {}

    static RefreshToken issued(OktaCall call, Authorization authorization) {
        var secret = FORM.drawn(call.chance().in("refreshToken"));
        return new RefreshToken(
                call.mint(IDS), secret, authorization, call.wall(), call.wall().plus(IDLE), null);
    }

    static Optional<RefreshToken> presented(OktaCall call, String text) {
        return FORM.secret(call.tenant(), text)
                .flatMap(secret -> call.state().find(BY_SECRET, secret))
                .filter(token -> call.wall().isBefore(token.expires()));
    }

    RefreshToken usedAt(Instant now) {
        return new RefreshToken(id, secret, authorization, created, now.plus(IDLE), spent);
    }

    /** Replaced by another; the first replacement counts. */
    RefreshToken spentAt(Instant now) {
        return new RefreshToken(id, secret, authorization, created, expires, spent == null ? now : spent);
    }

    /** Whether it was replaced so long ago that only a thief, or a broken client, would use it again. */
    boolean isReused(Instant now, Duration leeway) {
        return spent != null && now.isAfter(spent.plus(leeway));
    }

    String text(OktaCall call) {
        return FORM.text(call.tenant(), secret);
    }
}

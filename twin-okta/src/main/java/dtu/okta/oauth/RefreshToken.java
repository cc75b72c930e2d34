package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.SecretForm;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an app keeps to ask for further access tokens.
 *
 * @param expires when it is lost unless it is used before
 * @param until when it is lost in any case; null when never
 * @param spent when it was replaced by another; null while it is the family's newest
 * @param replaces the one that is spent as soon as this one is given; null when it is the family's first
 */
record RefreshToken(
        Id id,
        String secret,
        Authorization authorization,
        Instant created,
        Instant lastUpdated,
        Instant expires,
        @Nullable Instant until,
        @Nullable Instant spent,
        @Nullable Id replaces) {
    static final Table<Id, RefreshToken> TOKENS = Table.of("RefreshToken", RefreshToken::id);
    static final Index<String, RefreshToken> BY_SECRET = TOKENS.index("secret", RefreshToken::secret);
    static final Index<String, RefreshToken> BY_FAMILY =
            TOKENS.index("family", token -> token.authorization().family());
    private static final Index<Instant, RefreshToken> BY_EXPIRY = TOKENS.index("expires", RefreshToken::expires);

    /** The newest of each family by client, by person, and by server and client: those that lists show. */
    static final Index<String, RefreshToken> BY_CLIENT = TOKENS.index(
            "client", token -> token.isNewest() ? token.authorization().client() : null);

    static final Index<User.Id, RefreshToken> BY_USER = TOKENS.index(
            "user", token -> token.isNewest() ? token.authorization().user() : null);

    static final Index<Holder, RefreshToken> BY_HOLDER =
            TOKENS.index("holder", token -> token.isNewest() ? Holder.of(token.authorization()) : null);

    static final SecretForm FORM = new SecretForm("", 33);
    private static final Ids<Id> IDS = OktaIds.of("oar", Id::new);

    /** Twenty characters that begin with {@code oar}. */
    record Id(String value) implements EntityId {}

    /** Which server has issued a token to which client. */
    record Holder(String issuer, String client) implements Comparable<Holder> {
        static Holder of(Authorization authorization) {
            return new Holder(authorization.issuer(), authorization.client());
        }

        @Override
        public int compareTo(Holder other) {
            var byIssuer = issuer.compareTo(other.issuer);
            return byIssuer != 0 ? byIssuer : client.compareTo(other.client);
        }
    }

    static RefreshToken issued(OktaCall call, Authorization authorization, Lifetimes lifetimes) {
        return issued(call, authorization, lifetimes, lifetimes.end(call).orElse(null), null);
    }

    private static RefreshToken issued(
            OktaCall call,
            Authorization authorization,
            Lifetimes lifetimes,
            @Nullable Instant until,
            @Nullable Id replaced) {
        var secret = FORM.drawn(call.chance().in("refreshToken"));
        var now = call.wall();
        var end = lifetimes.endOfWindow(call, until);
        return new RefreshToken(call.mint(IDS), secret, authorization, now, now, end, until, null, replaced);
    }

    /** The one that replaces it, and ends no later. */
    RefreshToken successor(OktaCall call, Lifetimes lifetimes) {
        return issued(call, authorization, lifetimes, until, id);
    }

    static Optional<RefreshToken> presented(OktaCall call, String text) {
        return FORM.secret(call.tenant(), text)
                .flatMap(secret -> call.state().find(BY_SECRET, secret))
                .filter(token -> token.isGood(call));
    }

    boolean isGood(OktaCall call) {
        return call.wall().isBefore(expires);
    }

    private boolean isNewest() {
        return spent == null;
    }

    RefreshToken used(OktaCall call, Lifetimes lifetimes) {
        var end = lifetimes.endOfWindow(call, until);
        return new RefreshToken(id, secret, authorization, created, call.wall(), end, until, spent, replaces);
    }

    /** Replaced by another; the first replacement counts. */
    private RefreshToken spentAt(Instant now) {
        return new RefreshToken(
                id, secret, authorization, created, lastUpdated, expires, until, spent == null ? now : spent, replaces);
    }

    /** Whether it was replaced so long ago that only a thief, or a broken client, would use it again. */
    boolean isReused(Instant now, Duration leeway) {
        return spent != null && now.isAfter(spent.plus(leeway));
    }

    /** The state that has it, in which what it replaces is spent, and none whose time is over. */
    State in(State state, Instant now) {
        var next = state;
        for (var old : state.scan(BY_EXPIRY, BY_EXPIRY.below(now))) {
            next = next.remove(TOKENS, old.id());
        }
        var replaced = replaces == null ? Optional.<RefreshToken>empty() : next.find(TOKENS, replaces);
        if (replaced.isPresent()) {
            next = next.put(TOKENS, replaced.get().spentAt(now));
        }
        return next.put(TOKENS, this);
    }

    String text(OktaCall call) {
        return FORM.text(call.tenant(), secret);
    }
}

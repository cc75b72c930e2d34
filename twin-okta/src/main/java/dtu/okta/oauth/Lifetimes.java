package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.servers.Access;
import dtu.okta.servers.AccessRule;
import dtu.okta.users.User;
import dtu.twins.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long tokens last: what an authorization server decides about a request that it does not refuse.
 *
 * @param refresh a refresh token from its beginning; zero: for ever
 * @param window a refresh token between two uses
 * @param rule what has decided; null for the org's own server, which has no policies
 */
record Lifetimes(
        Duration access,
        Duration refresh,
        Duration window,
        @Nullable AccessRule rule) {
    private static final Lifetimes ORG = new Lifetimes(Duration.ofHours(1), Duration.ZERO, Duration.ofDays(7), null);

    /** Custom servers issue what a rule of theirs admits, and nothing else. */
    static Lifetimes decided(State state, Issuer issuer, Authorization authorization, Scopes.Refuser refuser) {
        var server = issuer.server();
        if (server == null) {
            return ORG;
        }
        var id = authorization.user();
        var user = id == null ? null : state.get(User.USERS, id);
        var asked = new Access(authorization.client(), authorization.grant(), user, authorization.scopes());
        return asked.rule(state, server.id())
                .map(Lifetimes::of)
                .orElseThrow(() -> refuser.refusal(OAuthError.NO_MATCHING_POLICY));
    }

    private static Lifetimes of(AccessRule rule) {
        return new Lifetimes(rule.accessLifetime(), rule.refreshLifetime(), rule.refreshWindow(), rule);
    }

    /** The end of a refresh token that is used now and never again. */
    Instant endOfWindow(OktaCall call, @Nullable Instant until) {
        var end = call.wall().plus(window);
        return until != null && until.isBefore(end) ? until : end;
    }

    /** When a refresh token that is issued now ends in any case. */
    Optional<Instant> end(OktaCall call) {
        return refresh.isZero() ? Optional.empty() : Optional.of(call.wall().plus(refresh));
    }
}

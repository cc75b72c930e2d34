package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to tokens.
 *
 * @param key the thumbprint of the key that the client has proved to hold; null when its tokens need none
 */
record TokenRequest(
        OktaCall call,
        Issuer issuer,
        Client client,
        Parameters form,
        @Nullable String key) {
    static final String REFRESH = "refresh_token";

    void refuseOtherServer(Authorization authorization) {
        if (!authorization.issuer().equals(issuer.key())) {
            throw OAuthError.OTHER_SERVER.refusal();
        }
    }

    /** Nobody gets tokens for a person who has left since, or does not have the app any more. */
    void refuseAbsent(Authorization authorization, OAuthError error) {
        var user = authorization.user();
        var present = user != null
                && call.state()
                        .find(User.USERS, user)
                        .filter(person -> person.status() == UserStatus.ACTIVE)
                        .filter(person -> client.admits(call.state(), person))
                        .isPresent();
        if (!present) {
            throw error.refusal();
        }
    }

    /** Tokens for a person; with a refresh token if the app asked for one and may use it. */
    Commit issued(Commit so, Authorization authorization, @Nullable String nonce) {
        var bound = authorization.boundTo(key);
        var lifetimes = Lifetimes.decided(so.state(), issuer, bound, OAuthError::refusal);
        var lasting = bound.covers("offline_access") && client.grantTypes().contains(REFRESH);
        if (!lasting) {
            var beside = new Issuance.Beside(nonce, null, Map.of());
            return Issuance.tokens(this, so, bound, lifetimes, beside);
        }
        var refresh = RefreshToken.issued(call, bound, lifetimes);
        var granted = so.announce(Issuance.event(issuer, REFRESH, so.state(), bound));
        var beside = new Issuance.Beside(nonce, refresh, Map.of());
        return Issuance.tokens(this, granted, bound, lifetimes, beside);
    }
}

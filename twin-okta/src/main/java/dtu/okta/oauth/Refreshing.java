package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.twins.Commit;

/** How an app gets further tokens with the refresh token it keeps. */
final class Refreshing {
    private Refreshing() {}

    static Commit refreshed(TokenRequest request) {
        var call = request.call();
        var token = RefreshToken.presented(call, Form.required(request.form(), TokenRequest.REFRESH))
                .orElseThrow(OAuthError.BAD_REFRESH_TOKEN.about());
        var authorization = token.authorization();
        if (!authorization.client().equals(request.client().id())) {
            throw OAuthError.BAD_REFRESH_TOKEN.refusal();
        }
        request.refuseOtherServer(authorization);
        if (token.isReused(call.wall(), request.client().leeway())) {
            var state = AccessToken.withoutFamily(call.state(), authorization.family());
            var event = Event.of(
                    request.issuer().event("token.detect_reuse"),
                    request.client().target());
            return call.logged(state, event).answer(OAuthError.BAD_REFRESH_TOKEN.response());
        }
        request.refuseAbsent(authorization, OAuthError.BAD_REFRESH_TOKEN);
        refuseOtherKey(request, authorization);
        return renewed(request, token, narrowed(request, authorization).boundTo(request.key()));
    }

    /** Clients that can keep no secret have to prove that they hold the key that they began with. */
    private static void refuseOtherKey(TokenRequest request, Authorization authorization) {
        var key = authorization.key();
        if (key != null && request.client().isPublic() && !key.equals(request.key())) {
            throw OAuthError.DPOP_REFRESHED_BY_OTHER.refusal();
        }
    }

    /** An app may ask for less than it has, and never for more. */
    private static Authorization narrowed(TokenRequest request, Authorization authorization) {
        var asked = Scopes.words(request.form().first("scope").orElse(""));
        var denied =
                asked.stream().filter(scope -> !authorization.covers(scope)).toList();
        if (!denied.isEmpty()) {
            throw OAuthError.WIDER_SCOPE.refusal(String.join(", ", denied));
        }
        return asked.isEmpty() ? authorization : authorization.narrowed(asked);
    }

    /** Policies decide again, as of the grant that the app began with. */
    private static Commit renewed(TokenRequest request, RefreshToken token, Authorization authorization) {
        OktaCall call = request.call();
        var issuer = request.issuer();
        var lifetimes = Lifetimes.decided(call.state(), issuer, authorization, OAuthError::refusal);
        if (!request.client().rotates()) {
            var used = Issuance.Beside.refreshing(token.used(call, lifetimes));
            return Issuance.tokens(request, Commit.commit(call.state()), authorization, lifetimes, used);
        }
        var state = call.state();
        var next = Issuance.Beside.refreshing(token.successor(call, lifetimes));
        var granted = Issuance.event(issuer, TokenRequest.REFRESH, state, authorization);
        return Issuance.tokens(request, call.logged(state, granted), authorization, lifetimes, next);
    }
}

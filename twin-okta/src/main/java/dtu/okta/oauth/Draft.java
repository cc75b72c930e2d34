package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are made and not yet given: until they are signed, a hook may change what stands in them.
 *
 * @param access the access token; null when none was asked for
 * @param identity the ID token; null when there is none
 * @param refresh the refresh token; null when there is none
 * @param handover how the app gets them
 */
record Draft(
        Authorization authorization,
        @Nullable Access access,
        @Nullable Identity identity,
        @Nullable RefreshToken refresh,
        Handover handover) {

    /** An access token and what stands in it. */
    record Access(AccessToken token, Json claims) {
        static Access of(OktaCall call, Issuer issuer, AccessToken token) {
            return new Access(token, Json.written(Issuance.claims(call, issuer, token)));
        }

        Duration lifetime() {
            return Duration.between(token.issued(), token.expires());
        }

        Access lasting(Duration lifetime) {
            var longer = token.lasting(lifetime);
            return new Access(
                    longer, claims.with("exp", Json.number(longer.expires().getEpochSecond())));
        }
    }

    /** What stands in an ID token. */
    record Identity(Json claims) {
        static Identity of(
                OktaCall call,
                Issuer issuer,
                Authorization authorization,
                @Nullable String nonce,
                Claims.Extent extent) {
            return new Identity(Json.written(Issuance.idClaims(call, issuer, authorization, nonce, extent)));
        }

        Duration lifetime() {
            return Duration.ofSeconds(number("exp") - number("iat"));
        }

        Identity lasting(Duration lifetime) {
            return new Identity(claims.with("exp", Json.number(number("iat") + lifetime.toSeconds())));
        }

        private long number(String claim) {
            return claims.at(claim).map(Json::asLong).orElse(0L);
        }
    }

    /** With other claims and times. */
    Draft with(@Nullable Access otherAccess, @Nullable Identity otherIdentity) {
        return new Draft(authorization, otherAccess, otherIdentity, refresh, handover);
    }

    /** Signs them, remembers them and hands them over. */
    Commit issued(OktaCall call, Commit so) {
        var issuer = Issuer.of(call, authorization.issuer()).orElseThrow(OAuthError.NO_SUCH_SERVER.about());
        var commit = so;
        var access = this.access;
        var text = access == null ? "" : issuer.signed(call, access.claims().bytes(), Issuance.type(issuer));
        if (access != null) {
            commit = commit.with(access.token().in(commit.state(), call.wall()))
                    .announce(handover.event(issuer, "access_token", so.state(), authorization));
        }
        var idToken = identity == null
                ? null
                : issuer.signed(call, tied(identity.claims(), text).bytes(), null);
        if (idToken != null) {
            commit = commit.announce(handover.event(issuer, "id_token", so.state(), authorization));
        }
        if (refresh != null) {
            commit = commit.with(refresh.in(commit.state(), call.wall()));
        }
        handover.acts(call, authorization);
        return commit.answer(handover.answer(call, this, text, idToken));
    }

    /** An ID token names what came with it, so that neither can be exchanged for another. */
    private Json tied(Json claims, String access) {
        var code = handover.code();
        var so = code.isEmpty() ? claims : claims.with("c_hash", Issuance.halfHash(code));
        return access.isEmpty() ? so : so.with("at_hash", Issuance.halfHash(access));
    }
}

package dtu.okta.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dtu.okta.OktaCall;
import dtu.twins.Refusal;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a client signs to show that it holds a private key (RFC 9449).
 *
 * @param thumbprint of the key
 */
record DpopProof(JWTClaimsSet claims, String thumbprint) {
    private static final String HEADER = "DPoP";
    private static final String TYPE = "dpop+jwt";
    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final String NONCE = "DPoP-Nonce";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int NONCE_LENGTH = 32;

    /** The proof that comes with a request; refused when it is none, or not for this request, or not for now. */
    static Optional<DpopProof> of(OktaCall call, Scopes.Refuser refuser) {
        var given = call.request().headers().every(HEADER);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.size() > 1) {
            throw refuser.refusal(OAuthError.DPOP_TWICE);
        }
        var proof = verified(given.getFirst(), refuser);
        proof.refuseOther(call, refuser);
        return Optional.of(proof);
    }

    private static DpopProof verified(String text, Scopes.Refuser refuser) {
        try {
            var token = SignedJWT.parse(text);
            var header = token.getHeader();
            if (header.getType() == null || !header.getType().getType().equals(TYPE)) {
                throw refuser.refusal(OAuthError.DPOP_TYPE);
            }
            if (!Assertion.ALGORITHMS.contains(header.getAlgorithm())) {
                throw refuser.refusal(OAuthError.DPOP_ALGORITHM);
            }
            var key = header.getJWK();
            if (key == null || key.isPrivate() || !Assertion.isSigned(token, key)) {
                throw refuser.refusal(OAuthError.DPOP_SIGNATURE);
            }
            return new DpopProof(token.getJWTClaimsSet(), thumbprint(key));
        } catch (ParseException noToken) {
            throw refuser.refusal(OAuthError.DPOP_UNREADABLE);
        }
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private void refuseOther(OktaCall call, Scopes.Refuser refuser) {
        if (!call.request().method().name().equals(claim("htm"))) {
            throw refuser.refusal(OAuthError.DPOP_METHOD);
        }
        if (!call.href(call.request().path()).equals(claim("htu").replaceFirst("[?#].*$", ""))) {
            throw refuser.refusal(OAuthError.DPOP_URL);
        }
        var issued = claims.getIssueTime();
        if (issued == null) {
            throw refuser.refusal(OAuthError.DPOP_TIME);
        }
        if (issued.toInstant().isAfter(call.wall().plus(LATEST))) {
            throw refuser.refusal(OAuthError.DPOP_FROM_FUTURE);
        }
        if (issued.toInstant().plus(LATEST).isBefore(call.wall())) {
            throw refuser.refusal(OAuthError.DPOP_TOO_OLD);
        }
        var expires = claims.getExpirationTime();
        if (expires != null && !expires.toInstant().isAfter(call.wall())) {
            throw refuser.refusal(OAuthError.DPOP_EXPIRED);
        }
        if (jti().isEmpty()) {
            throw refuser.refusal(OAuthError.DPOP_JTI);
        }
    }

    private String claim(String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private String jti() {
        return claim("jti");
    }

    /** Refuses a proof without the nonce that the server told lately, and tells it. */
    void refuseWithoutNonce(OktaCall call) {
        var today = call.wall();
        var known = Stream.of(today, today.minus(Duration.ofDays(1)))
                .map(time -> nonce(call, time))
                .toList();
        if (!known.contains(claim("nonce"))) {
            throw new Refusal(OAuthError.USE_DPOP_NONCE.response().plus(NONCE, known.getFirst()));
        }
    }

    private static String nonce(OktaCall call, Instant time) {
        var day = time.getEpochSecond() / Duration.ofDays(1).toSeconds();
        return call.tenant().secret("okta.dpop." + day, LETTERS, NONCE_LENGTH);
    }

    /** What is used up by it; refused when it is used up already. */
    UsedAssertion used(OktaCall call, Function<OAuthError, Refusal> refuser) {
        var id = UsedAssertion.Id.of("dpop/" + thumbprint, jti());
        if (call.state().has(UsedAssertion.ASSERTIONS, id)) {
            throw refuser.apply(OAuthError.DPOP_USED);
        }
        return new UsedAssertion(id, call.wall().plus(LATEST).plus(LATEST));
    }

    /** Refuses a proof for another token, or by another key than the one the token is bound to. */
    void refuseUnbound(String token, String key, Function<OAuthError, Refusal> refuser) {
        if (!Base64URL.encode(Issuance.hash(token)).toString().equals(claim("ath"))) {
            throw refuser.apply(OAuthError.DPOP_OTHER_TOKEN);
        }
        if (!thumbprint.equals(key)) {
            throw refuser.apply(OAuthError.DPOP_OTHER_KEY);
        }
    }
}

package dtu.okta.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dtu.okta.OktaCall;
import dtu.twins.json.Json;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement that a client has signed with its private key: it is the client who speaks, here and now. */
record Assertion(SignedJWT token, JWTClaimsSet claims) {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofHours(1);
    /** How far a client's clock may be off. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Those that need a private key. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    static Assertion parse(String text) {
        try {
            var token = SignedJWT.parse(text);
            return new Assertion(token, token.getJWTClaimsSet());
        } catch (ParseException noToken) {
            throw OAuthError.ASSERTION_UNREADABLE.refusal();
        }
    }

    /** Those that need a secret that both sides know. */
    private static final Set<JWSAlgorithm> SHARED = Set.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512);

    /** The client who says to have signed it. */
    Client signer(OktaCall call) {
        var issuer = claims.getIssuer();
        var client = Optional.ofNullable(issuer)
                .flatMap(id -> Client.find(call, id))
                .orElseThrow(OAuthError.ASSERTION_ISSUER.about());
        if (!Objects.equals(claims.getSubject(), issuer)) {
            throw OAuthError.ASSERTION_SUBJECT.refusal();
        }
        return client;
    }

    /** Refuses an assertion that is not this client's, or not for this endpoint, or not for now, or not for once. */
    @Nullable
    UsedAssertion checked(OktaCall call, Issuer issuer, Client client, String endpoint) {
        var shared = client.authentication().equals(Client.SHARED_KEY);
        if (!(shared ? SHARED : ALGORITHMS).contains(token.getHeader().getAlgorithm())) {
            throw OAuthError.ASSERTION_ALGORITHM.refusal();
        }
        if (shared ? !verifiedBySecret(call, client) : !verified(client)) {
            throw OAuthError.ASSERTION_SIGNATURE.refusal();
        }
        var audience = claims.getAudience();
        if (!audience.contains(issuer.url(call, endpoint))
                && !audience.contains(issuer.url(call, "token"))
                && !audience.contains(issuer.url(call))) {
            throw OAuthError.ASSERTION_AUDIENCE.refusal();
        }
        var expires = claims.getExpirationTime();
        if (expires == null) {
            throw OAuthError.ASSERTION_NO_EXPIRY.refusal();
        }
        var until = expires.toInstant();
        if (!until.isAfter(call.wall())) {
            throw OAuthError.ASSERTION_EXPIRED.refusal();
        }
        if (until.isAfter(call.wall().plus(LONGEST).plus(SKEW))) {
            throw OAuthError.ASSERTION_TOO_LONG.refusal();
        }
        var issued = claims.getIssueTime();
        if (issued != null && issued.toInstant().isAfter(call.wall().plus(SKEW))) {
            throw OAuthError.ASSERTION_FROM_FUTURE.refusal();
        }
        return used(call, client, new UsedAssertion(usedId(client), until));
    }

    private UsedAssertion.Id usedId(Client client) {
        return UsedAssertion.Id.of(client.id(), Objects.requireNonNullElse(claims.getJWTID(), ""));
    }

    /** An assertion without a name of its own may be used again. */
    private @Nullable UsedAssertion used(OktaCall call, Client client, UsedAssertion now) {
        if (claims.getJWTID() == null) {
            return null;
        }
        if (call.state().has(UsedAssertion.ASSERTIONS, usedId(client))) {
            throw OAuthError.ASSERTION_USED.refusal();
        }
        return now;
    }

    private boolean verified(Client client) {
        if (client.keys().isEmpty()) {
            throw OAuthError.ASSERTION_NO_KEYS.refusal();
        }
        var kid = token.getHeader().getKeyID();
        var candidates = client.keys().stream()
                .filter(key ->
                        kid == null || key.textAt("kid").filter(kid::equals).isPresent())
                .toList();
        if (candidates.isEmpty()) {
            throw OAuthError.ASSERTION_KID.refusal();
        }
        return candidates.stream().anyMatch(this::isSignedWith);
    }

    private boolean isSignedWith(Json key) {
        try {
            return isSigned(token, JWK.parse(key.toString()));
        } catch (ParseException unusable) {
            return false;
        }
    }

    /** Whether the private half of that key has signed it. */
    static boolean isSigned(SignedJWT token, JWK key) {
        try {
            var verifier = verifier(key);
            return verifier != null
                    && verifier.supportedJWSAlgorithms()
                            .contains(token.getHeader().getAlgorithm())
                    && token.verify(verifier);
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private boolean verifiedBySecret(OktaCall call, Client client) {
        return client.secrets(call).stream().anyMatch(secret -> {
            try {
                return token.verify(new MACVerifier(secret));
            } catch (JOSEException tooShort) {
                return false;
            }
        });
    }

    private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> null;
        };
    }
}

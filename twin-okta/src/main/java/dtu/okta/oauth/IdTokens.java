package dtu.okta.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dtu.okta.OktaCall;
import java.text.ParseException;
import java.util.Optional;

/** ID tokens that come back: as a hint who signs out, or to be introspected. */
final class IdTokens {
    private IdTokens() {}

    /** The claims of an ID token of that issuer, whether or not its time is over. */
    static Optional<JWTClaimsSet> presented(OktaCall call, Issuer issuer, String text) {
        try {
            var token = SignedJWT.parse(text);
            return issuer.hasSigned(call, token)
                    ? Optional.of(token.getJWTClaimsSet()).filter(IdTokens::isOne)
                    : Optional.empty();
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    private static boolean isOne(JWTClaimsSet claims) {
        var jti = claims.getJWTID();
        return jti != null
                && jti.startsWith("ID.")
                && claims.getSubject() != null
                && claims.getAudience().size() == 1;
    }
}

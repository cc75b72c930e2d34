package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.twins.Refusal;
import dtu.twins.http.Response;
import java.util.Optional;

/** How Okta refuses a token that opens an API: what is wrong stands in a header, and there is no body. */
public final class BearerRefusal {
    private BearerRefusal() {}

    /** How a token is presented. */
    enum Scheme {
        BEARER("Bearer"),
        DPOP("DPoP");

        private final String word;

        Scheme(String word) {
            this.word = word;
        }

        /** The scheme that the request uses. */
        static Scheme of(OktaCall call) {
            return call.request().authorization(DPOP.word).isPresent() ? DPOP : BEARER;
        }

        Optional<String> token(OktaCall call) {
            return call.request().authorization(word);
        }

        Refusal refusal(OktaCall call, OAuthError error, String scope) {
            return refusal(call, error, scope, "/oauth2/v1/authorize");
        }

        Refusal refusal(OktaCall call, OAuthError error, String scope, String authorization) {
            var challenge = word + " authorization_uri=\"" + call.href(authorization) + "\", realm=\""
                    + call.href("") + "\"" + (scope.isEmpty() ? "" : ", scope=\"" + scope + "\"") + ", error=\""
                    + error.error() + "\", error_description=\"" + error.description() + "\", resource=\""
                    + call.request().path() + "\"";
            return new Refusal(Response.empty(error.status()).plus("WWW-Authenticate", challenge));
        }
    }

    /** The token is good, but not for this. */
    public static Refusal insufficientScope(OktaCall call, String scope) {
        return Scheme.of(call).refusal(call, OAuthError.INSUFFICIENT_SCOPE, scope);
    }
}

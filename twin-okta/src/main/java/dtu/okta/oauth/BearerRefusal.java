package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.twins.Refusal;
import dtu.twins.http.Response;

/** How Okta refuses a bearer token: what is wrong stands in a header, and there is no body. */
public final class BearerRefusal {
    private BearerRefusal() {}

    /** The token is good, but not for this. */
    public static Refusal insufficientScope(OktaCall call, String scope) {
        return refusal(call, OAuthError.INSUFFICIENT_SCOPE, scope);
    }

    static Refusal refusal(OktaCall call, OAuthError error, String scope) {
        return refusal(call, error, scope, "/oauth2/v1/authorize");
    }

    static Refusal refusal(OktaCall call, OAuthError error, String scope, String authorization) {
        var challenge = "Bearer authorization_uri=\"" + call.href(authorization) + "\", realm=\""
                + call.href("") + "\"" + (scope.isEmpty() ? "" : ", scope=\"" + scope + "\"") + ", error=\""
                + error.error() + "\", error_description=\"" + error.description() + "\", resource=\""
                + call.request().path() + "\"";
        return new Refusal(Response.empty(error.status()).plus("WWW-Authenticate", challenge));
    }
}

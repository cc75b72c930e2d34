package dtu.okta.oauth;

import dtu.twins.Refusal;
import dtu.twins.http.Response;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Every way the authorization servers refuse. Descriptions are wire format: clients match on them.
 *
 * @see <a href="https://developer.okta.com/docs/reference/error-codes/">Okta error codes</a>
 */
enum OAuthError {
    // spotless:off - a table reads best as a table
    NO_CREDENTIALS          (401, "invalid_client", "No client credentials found."),
    BAD_BASIC               (401, "invalid_client", "Found Authentication header but was not valid client credentials."),
    UNKNOWN_CLIENT          (401, "invalid_client", "Invalid value for 'client_id' parameter."),
    CLIENT_NOT_AUTHENTICATED(401, "invalid_client", "Client authentication failed. Either the client or the client credentials are "
            + "invalid."),
    WRONG_SECRET            (401, "invalid_client", "The client secret supplied for a confidential client is invalid."),
    NEEDS_PRIVATE_KEY       (401, "invalid_client", "Client Credentials requests to the Org Authorization Server must use the "
            + "private_key_jwt "
            + "token_endpoint_auth_method."),
    NEEDS_SERVICE_APP       (401, "invalid_client", "Only clients with 'application_type' of 'service' may use the client_credentials "
            + "'grant_type' with the Org Authorization Server."),
    ASSERTION_ISSUER        (401, "invalid_client", "The issuer claim for client_assertion is not a valid client_id."),
    ASSERTION_SUBJECT       (401, "invalid_client", "The subject claim for client_assertion is not a valid client_id."),
    ASSERTION_AUDIENCE      (401, "invalid_client", "The audience claim for client_assertion must be the endpoint invoked for the "
            + "request."),
    ASSERTION_NO_EXPIRY     (401, "invalid_client", "The client_assertion must contain the 'exp' claim as seconds since epoch."),
    ASSERTION_EXPIRED       (401, "invalid_client", "The client_assertion token is expired."),
    ASSERTION_TOO_LONG      (401, "invalid_client", "The client_assertion token has an expiration too far into the future."),
    ASSERTION_FROM_FUTURE   (401, "invalid_client", "The client_assertion token must be issued before the current time."),
    ASSERTION_USED          (401, "invalid_client", "The client_assertion token has already been used."),
    ASSERTION_SIGNATURE     (401, "invalid_client", "The client_assertion signature is invalid."),
    ASSERTION_UNREADABLE    (401, "invalid_client", "The parsing of the client_assertion failed."),
    ASSERTION_KID           (401, "invalid_client", "The client_assertion JWT kid is invalid."),
    ASSERTION_ALGORITHM     (401, "invalid_client", "The client_assertion JWT signature algorithm is invalid."),
    ASSERTION_NO_KEYS       (401, "invalid_client", "The client does not have a JWKSet configured, but the client_assertion requires "
            + "one."),
    ASSERTION_TYPE          (400, "invalid_request", "The client_assertion_type is invalid."),
    TWO_CREDENTIALS         (401, "invalid_request", "Cannot supply multiple client credentials. Use one of the following: "
            + "credentials in the "
            + "Authorization header, credentials in the post body, or a client_assertion in the post body."),
    CREDENTIALS_IN_QUERY    (400, "invalid_request", "Client credentials cannot be supplied via query parameters."),
    DUPLICATES              (400, "invalid_request", "The request contained multiple parameters with the same name."),
    NO_SUCH_SERVER          (400, "invalid_request", "The authorization server id is invalid."),
    BAD_REDIRECT_URI        (400, "invalid_request", "The 'redirect_uri' parameter must be a Login redirect URI in the client app "
            + "settings: %s"),
    BAD_LOGOUT_URI          (400, "invalid_request", "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the "
            + "client app "
            + "settings: %s"),
    BAD_STATE               (400, "invalid_request", "The authentication request has an invalid 'state' parameter."),
    NO_NONCE                (400, "invalid_request", "The 'nonce' parameter is required for authorize requests with either the "
            + "'id_token' or "
            + "'token' response types.."),
    BAD_PROMPT              (400, "invalid_request", "Invalid value for 'prompt' parameter. Supported values: [none, consent, login]"),
    BAD_MAX_AGE             (400, "invalid_request", "Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1."),
    BAD_CHALLENGE           (400, "invalid_request", "PKCE code challenge contains illegal characters."),
    NO_CHALLENGE            (400, "invalid_request", "PKCE code challenge is required by the application."),
    CHALLENGE_NOT_MADE      (400, "invalid_request", "PKCE code challenge should be specified in the authorize request for code "
            + "verification."),
    NO_VERIFIER             (400, "invalid_request", "PKCE code verifier is required by the application."),
    BAD_CHALLENGE_METHOD    (400, "invalid_request", "PKCE code challenge method is not supported. Valid values: [S256]"),
    NO_GRANT_TYPE           (400, "invalid_request", "The token request must specify a 'grant_type'. Valid values: [%s]"),
    NO_PARAMETER            (400, "invalid_request", "The required parameter '%s' is missing."),
    NO_TOKEN                (400, "invalid_request", "The 'token' parameter is required."),
    OTHER_SERVER            (400, "invalid_request", "The grant was issued for another authorization server."),
    NO_REQUEST_OBJECTS      (400, "request_not_supported", "The authorize request object is not supported by this client."),
    NO_REQUEST_URIS         (400, "request_uri_not_supported", "The authorize request uri is not supported by this client."),
    BAD_CODE                (400, "invalid_grant", "The authorization code is invalid or has expired."),
    OTHER_CLIENT            (400, "invalid_grant", "The grant was issued to another client. Please make sure the 'client_id' matches "
            + "the one used at "
            + "the authorize request."),
    OTHER_REDIRECT_URI      (400, "invalid_grant", "The 'redirect_uri' does not match the redirection URI used in the authorization "
            + "request."),
    WRONG_VERIFIER          (400, "invalid_grant", "PKCE verification failed."),
    BAD_REFRESH_TOKEN       (400, "invalid_grant", "The refresh token is invalid or expired."),
    WRONG_PASSWORD          (400, "invalid_grant", "The credentials provided were invalid."),
    PASSWORD_EXPIRED        (400, "invalid_grant", "Password has expired."),
    WIDER_SCOPE             (400, "access_denied", "Some of the scopes requested for the refresh request were not granted in the "
            + "original authorize "
            + "request. Denied scopes: %s."),
    NOT_ASSIGNED            (400, "access_denied", "User is not assigned to the client application."),
    NOT_GRANTED             (400, "unauthorized_client", "The client is not authorized to use the provided grant type. Configured "
            + "grant types: [%s]."),
    UNKNOWN_GRANT_TYPE      (400, "unsupported_grant_type", "The authorization grant type is not supported by the authorization "
            + "server. Configured grant "
            + "types: [%s]."),
    NO_MATCHING_POLICY      (401, "access_denied", "Policy evaluation failed for this request, please check the policy "
            + "configurations."),
    UNKNOWN_ASSURANCE       (403, "access_denied", "'acr_values' not supported."),
    UNMET_ASSURANCE         (400, "unmet_authentication_requirements", "Unable to meet the authentication requirements imposed by "
            + "'acr_values' parameter."),
    UNKNOWN_IDP             (400, "invalid_request", "Identity provider is not valid."),
    DENIED                  (403, "access_denied", "The resource owner or authorization server denied the request."),
    TOKEN_NOT_TRUSTED       (403, "access_denied", "The 'subject_token' issuer isn't a trusted authorization server."),
    PENDING                 (400, "authorization_pending", "The device authorization is pending. Please try again later."),
    SLOW_DOWN               (400, "slow_down", "Slow down the polling frequency. Please try again later."),
    EXPIRED_DEVICE_CODE     (400, "expired_token", "The device code has expired."),
    BAD_DEVICE_CODE         (400, "invalid_grant", "The device code is invalid or has expired."),
    BAD_USER_CODE           (400, "invalid_user_code", "The user code is invalid or has expired."),
    SUBJECT_EXPIRED         (400, "invalid_grant", "The 'subject_token' either expired or the session associated with it was "
            + "terminated."),
    BAD_SUBJECT             (400, "invalid_request", "'subject_token' is invalid."),
    BAD_SUBJECT_TYPE        (400, "invalid_request", "'subject_token_type' is invalid or not supported."),
    NO_ACTORS               (400, "invalid_request", "'actor_token_type' is invalid or not supported."),
    BAD_REQUESTED_TYPE      (400, "invalid_request", "'requested_token_type' is invalid or not supported."),
    ONLY_SERVICES_EXCHANGE  (400, "invalid_request", "Only service clients may use on-behalf token exchange."),
    NO_EXCHANGE_HERE        (400, "unsupported_grant_type", "'urn:ietf:params:oauth:grant-type:token-exchange' grant type is not "
            + "supported."),
    BAD_AUDIENCE            (400, "invalid_target", "Token Exchange requests must include a valid audience of the authorization "
            + "server."),
    NO_OPENID_IN_EXCHANGE   (400, "invalid_scope", "Can't request 'openid' scopes using the Token Exchange flow for a service "
            + "app."),
    PUSHED_TWICE            (400, "invalid_request", "The 'request_uri' parameter must not be present in the request."),
    BAD_REQUEST_URI         (400, "invalid_request_uri", "The authorize request_uri is invalid."),
    PUSHED_BY_OTHER         (401, "invalid_client", "The 'client_id' parameter does not match the expected value for the provided "
            + "request_uri."),
    PUSHED_ELSEWHERE        (400, "invalid_request_uri", "The request_uri was issued for another authorization server."),
    CLAIM_NOT_EVALUATED     (400, "server_error", "The '%s' user claim could not be evaluated."),
    TOO_MANY_GROUPS         (400, "server_error", "The groups claim matched too many groups and must be configured to match "
            + "fewer groups."),
    HOOK_REFUSED            (400, "server_error", "%s"),
    CONSENT_BY_PASSWORD     (400, "consent_required", "The following scopes require user consent: [%s]. To access protected scopes "
            + "using the resource owner password grant type, please uncheck 'Require consent' in the app settings or set "
            + "the 'consent_method' to 'TRUSTED' through the apps API."),
    NO_DPOP_PROOF           (400, "invalid_dpop_proof", "The DPoP proof JWT header is missing."),
    DPOP_TWICE              (400, "invalid_dpop_proof", "Multiple DPoP proof JWT headers are not allowed."),
    DPOP_TYPE               (400, "invalid_dpop_proof", "'typ' must be 'dpop+jwt' in the DPoP proof JWT."),
    DPOP_ALGORITHM          (400, "invalid_dpop_proof", "The DPoP proof JWT signature algorithm is invalid."),
    DPOP_UNREADABLE         (400, "invalid_dpop_proof", "The DPoP proof JWT cannot be parsed."),
    DPOP_SIGNATURE          (400, "invalid_dpop_proof", "The DPoP proof JWT signature is invalid."),
    DPOP_METHOD             (400, "invalid_dpop_proof", "'htm' claim in the DPoP proof JWT is invalid."),
    DPOP_URL                (400, "invalid_dpop_proof", "'htu' claim in the DPoP proof JWT is invalid."),
    DPOP_TIME               (400, "invalid_dpop_proof", "'iat' claim in the DPoP proof JWT is invalid."),
    DPOP_FROM_FUTURE        (400, "invalid_dpop_proof", "The DPoP proof JWT is issued in the future."),
    DPOP_TOO_OLD            (400, "invalid_dpop_proof", "The DPoP proof JWT is issued more than five minutes in the past."),
    DPOP_EXPIRED            (400, "invalid_dpop_proof", "The DPoP proof JWT is expired."),
    DPOP_JTI                (400, "invalid_dpop_proof", "'jti' claim in the DPoP proof JWT is invalid."),
    DPOP_USED               (400, "invalid_dpop_proof", "The DPoP proof JWT has already been used."),
    DPOP_OTHER_TOKEN        (400, "invalid_dpop_proof", "'ath' claim in the DPoP proof does not match the presented access_token."),
    DPOP_OTHER_KEY          (400, "invalid_dpop_proof", "The access_token is not bound to the provided DPoP proof."),
    DPOP_REFRESHED_BY_OTHER (400, "invalid_dpop_proof", "Invalid DPoP Public Key binding in refresh token"),
    DPOP_SCHEME_NEEDED      (400, "invalid_request", "The resource request must use the DPoP authentication scheme when using a "
            + "DPoP bound token."),
    NOT_DPOP_BOUND          (401, "invalid_token", "The presented access_token is not DPoP bound."),
    USE_DPOP_NONCE          (400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof."),
    BAD_RESPONSE_MODE       (400, "unsupported_response_mode", "The response mode is not supported by the authorization server. Valid "
            + "response modes: "
            + "[query, fragment, form_post, okta_post_message]."),
    QUERY_WITH_TOKENS       (400, "unsupported_response_mode", "'query' response mode cannot be used with either the 'id_token' or "
            + "'token' response "
            + "types."),
    BAD_RESPONSE_TYPE       (400, "unsupported_response_type", "The response type is not supported by the authorization server. "
            + "Configured response "
            + "types: [%s]."),
    NO_SCOPES               (400, "invalid_scope", "No scopes were requested."),
    NO_DEFAULT_SCOPES       (400, "invalid_scope", "The authorization server resource does not have any configured default scopes, "
            + "'scope' must be "
            + "provided."),
    UNKNOWN_SCOPE           (400, "invalid_scope", "One or more scopes are not configured for the authorization server resource."),
    NEEDS_OPENID            (400, "invalid_scope", "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' "
            + "scope."),
    NO_OPENID_FOR_CLIENTS   (400, "invalid_scope", "Cannot request 'openid' scopes using client credentials."),
    NOTHING_CONSENTED       (400, "consent_required", "You are not allowed any of the requested scopes."),
    NOT_CONSENTED           (400, "consent_required", "The following scopes require user consent and cannot be granted for the client "
            + "credentials grant "
            + "type: [%s]."),
    PERSON_NOT_CONSENTED    (400, "consent_required", "The following scopes require user consent: [%s]."),
    NO_SESSION              (400, "login_required", "The client specified not to prompt, but the user is not logged in."),
    OTHER_SESSION           (400, "id_token_does_not_match_session", "The ID token subject does not match the current session's user."),
    BAD_ID_TOKEN            (401, "invalid_token", "The id token is invalid."),
    BAD_ACCESS_TOKEN        (401, "invalid_token", "The access token is invalid."),
    EXPIRED_ACCESS_TOKEN    (401, "invalid_token", "The token has expired."),
    INSUFFICIENT_SCOPE      (403, "insufficient_scope", "The access token provided does not contain the required scopes."),
    NO_ACCESS_TOKEN         (401, "invalid_request", "The access token is missing.");
    // spotless:on

    private final int status;
    private final String error;
    private final String description;

    OAuthError(int status, String error, String description) {
        this.status = status;
        this.error = error;
        this.description = description;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description(Object... details) {
        return details.length == 0 ? description : description.formatted(Arrays.copyOf(details, details.length));
    }

    Refusal refusal(Object... details) {
        return new Refusal(response(details));
    }

    Supplier<Refusal> about(Object... details) {
        return () -> refusal(details);
    }

    Response response(Object... details) {
        return Response.json(status, json -> json.text("error", error).text("error_description", description(details)));
    }
}

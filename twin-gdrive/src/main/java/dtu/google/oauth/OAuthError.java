package dtu.google.oauth;

import dtu.twins.Refusal;
import dtu.twins.http.Response;

/** Every way the token endpoints refuse; they never use the API's envelope. Clients match on these texts. */
enum OAuthError {
    // spotless:off - a table reads best as a table
    BAD_SIGNATURE     (400, "invalid_grant", "Invalid JWT Signature."),
    BAD_TIMES         (400, "invalid_grant",
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your "
        + "iat and exp values in the JWT claim."),
    NO_ACCOUNT        (400, "invalid_grant", "Invalid grant: account not found"),
    BAD_AUDIENCE      (400, "invalid_grant", "Invalid JWT: Failed audience check."),
    NO_SUCH_USER      (400, "invalid_grant", "Invalid email or User ID"),
    BAD_ASSERTION     (400, "invalid_grant", "Bad Request"),
    DEAD_REFRESH      (400, "invalid_grant", "Token has been expired or revoked."),
    NO_SCOPE          (400, "invalid_scope", "Invalid OAuth scope or ID token audience provided."),
    UNKNOWN_SCOPE     (400, "invalid_scope", "Some requested scopes were invalid. {invalid=[%s]}"),
    NOT_DELEGATED     (401, "unauthorized_client",
        "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of "
        + "the scopes requested."),
    BAD_CLIENT        (401, "invalid_client", "The OAuth client was not found."),
    BAD_SECRET        (401, "invalid_client", "Unauthorized"),
    BAD_GRANT_TYPE    (400, "unsupported_grant_type", "Invalid grant_type: %s"),
    MISSING           (400, "invalid_request", "Missing required parameter: %s"),
    INVALID_TOKEN     (400, "invalid_token", "Invalid Value"),
    UNKNOWN_TOKEN     (400, "invalid_token", "Token expired or revoked");
    // spotless:on

    private final int status;
    private final String error;
    private final String description;

    OAuthError(int status, String error, String description) {
        this.status = status;
        this.error = error;
        this.description = description;
    }

    Refusal refusal(Object... words) {
        var text = words.length == 0 ? description : description.formatted(words);
        return new Refusal(
                Response.json(status, json -> json.text("error", error).text("error_description", text)));
    }
}

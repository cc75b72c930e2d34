package dtu.okta;

import dtu.twins.Refusal;
import dtu.twins.http.Headers;
import dtu.twins.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Every way Okta refuses. Summaries are wire format: clients match on them, so they are copied to the letter.
 *
 * @see <a href="https://developer.okta.com/docs/reference/error-codes/">Okta error codes</a>
 */
public enum OktaError {
    // spotless:off - a table reads best as a table
    VALIDATION_FAILED             (400, "E0000001", "Api validation failed: %s"),
    INVALID_REQUEST               (400, "E0000002", "The request was not valid: %s"),
    MALFORMED                     (400, "E0000003", "The request body was not well-formed."),
    AUTHENTICATION_FAILED         (401, "E0000004", "Authentication failed"),
    INVALID_SESSION               (403, "E0000005", "Invalid session"),
    FORBIDDEN                     (403, "E0000006", "You do not have permission to perform the requested action"),
    NOT_FOUND                     (404, "E0000007", "Not found: Resource not found: %s (%s)"),
    NO_SUCH_PATH                  (404, "E0000008", "The requested path was not found"),
    INTERNAL                      (500, "E0000009", "Internal Server Error"),
    INVALID_TOKEN                 (401, "E0000011", "Invalid token provided"),
    CREDENTIALS_NOT_UPDATED       (403, "E0000014", "Update of credentials failed"),
    FEATURE_NOT_ENABLED           (401, "E0000015", "You do not have permission to access the feature you are requesting"),
    ALREADY_ACTIVE                (403, "E0000016", "Activation failed because the user is already active"),
    PASSWORD_TOO_WEAK             (403, "E0000014", "The password does meet the complexity requirements of the current password policy."),
    PASSWORD_NOT_RESET            (403, "E0000017", "Password reset failed"),
    UNSUPPORTED_MEDIA             (400, "E0000021", "Bad request.  Accept and/or Content-Type headers likely do not match supported "
            + "values."),
    WRONG_METHOD                  (405, "E0000022", "The endpoint does not support the provided HTTP method"),
    MISSING_PARAMETER             (400, "E0000028", "The request is missing a required parameter."),
    BAD_CURSOR                    (400, "E0000029", "Invalid paging request."),
    BAD_DATE                      (400, "E0000030", "Bad request. Invalid date. Dates must be of the form yyyy-MM-dd'T'HH:mm:ss.SSSZZ, "
            + "e.g. 2013-01-01T12:00:00.000-07:00."),
    BAD_SEARCH                    (400, "E0000031", "Invalid search criteria."),
    UNLOCK_NOT_ALLOWED            (403, "E0000032", "Unlock is not allowed for this user."),
    QUERY_AND_FILTER              (400, "E0000033", "Bad request. Can't specify a search query and filter in the same request."),
    FORGOT_NOT_ALLOWED            (403, "E0000034", "Forgot password not allowed on specified user."),
    RECOVERY_QUESTION_NOT_ALLOWED (403, "E0000036", "Change recovery question not allowed on specified user."),
    NOT_ALLOWED_IN_STATUS         (403, "E0000038", "This operation is not allowed in the user's current status."),
    APP_USER_NOT_REMOVABLE        (403, "E0000046", "Deactivate application for user forbidden."),
    TOO_MANY_REQUESTS             (429, "E0000047", "API call exceeded rate limit due to too many requests."),
    NOT_BUILT                     (501, "E0000052", "The requested functionality isn't supported by this org."),
    BAD_SCIM_FILTER               (400, "E0000053", "Invalid filter '%s': %s"),
    APP_NOT_DELETABLE             (403, "E0000056", "Delete application forbidden."),
    UNSUPPORTED_OPERATION         (501, "E0000060", "Unsupported operation."),
    WRONG_PASSCODE                (403, "E0000068", "Invalid Passcode/Answer"),
    USER_LOCKED                   (403, "E0000069", "User Locked"),
    WRONG_AUTHN_STATE             (403, "E0000079", "This operation is not allowed in the current authentication state."),
    PASSCODE_SPENT                (403, "E0000082", "Each code can only be used once. Please wait for a new code and try again."),
    PASSCODE_LATE                 (403, "E0000083", "PassCode is valid but exceeded time window."),
    WRONG_RECOVERY_ANSWER         (403, "E0000087", "The recovery question answer did not match our records."),
    ROLE_ALREADY_ASSIGNED         (409, "E0000090", "The role specified is already assigned to the user."),
    ROLE_ALREADY_ASSIGNED_TO_CLIENT(409, "E0000263", "Attempted to assign a duplicate standard role assignment to an "
            + "admin"),
    WRONG_ROLE_TYPE               (400, "E0000091", "The provided role type was not the same as required role type."),
    RULED_GROUP_ROLE              (400, "E0000192", "Roles cannot be granted to groups with group membership rules. %s"),
    GROUP_TOO_LARGE_FOR_ROLE      (400, "E0000193", "Roles can only be granted to groups with 5000 or less users. %s"),
    BUILT_IN_GROUP_ROLE           (400, "E0000211", "Roles cannot be granted to built-in groups: %s"),
    TOO_MANY_TARGETS              (400, "E0000093", "Target count limit exceeded"),
    RECOVERY_OF_UNKNOWN_USER      (403, "E0000095", "Recovery not allowed for unknown user."),
    NO_VERIFIED_PHONE             (403, "E0000097", "There is no verified phone number on file."),
    BAD_PHONE_NUMBER              (400, "E0000098", "This phone number is invalid."),
    NOT_IN_EXPECTED_STATE         (403, "E0000107", "The entity is not in the expected state for the requested transition."),
    SMS_TOO_SOON                  (429, "E0000109", "An SMS message was recently sent. Please wait 30 seconds before trying again."),
    EMAIL_TOO_SOON                (429, "E0000118", "An email was recently sent. Please wait 5 seconds before trying again."),
    BAD_PHONE_EXTENSION           (400, "E0000121", "Invalid phone extension. Please enter a valid phone extension."),
    EXPIRY_NEEDS_PASSWORD         (400, "E0000124", "Could not create user. To create a user and expire their password immediately, a "
            + "password must be specified"),
    EXPIRY_NEEDS_ACTIVATION       (400, "E0000125", "Could not create user. To create a user and expire their password immediately, "
            + "\"activate\" must be true"),
    CALL_TOO_SOON                 (429, "E0000133", "A phone call was recently made. Please wait 30 seconds before trying again."),
    AUTHENTICATOR_IN_USE          (403, "E0000148", "Cannot modify/disable this authenticator because it is enabled in one or more "
            + "policies. To continue, disable the authenticator in these policies."),
    FACTOR_NOT_ACTIVE             (410, "E0000154", "Invalid factor id, it is not currently active."),
    AUTHENTICATOR_EXISTS          (409, "E0000157", "Another authenticator with key: %s is already active."),
    LINKED_OBJECT_CLASH           (409, "E0000127", "Invalid linked objection definition. %s"),
    NO_HOOK_ANSWER                (504, "E0000137", "Okta did not receive a response from an inline hook."),
    BAD_HOOK_ANSWER               (502, "E0000134", "Okta could not communicate correctly with an inline hook."),
    HOOK_ANSWERED_ERROR           (400, "E0000135", "An inline hook responded with an error."),
    FEATURE_CONFLICT              (400, "E0000141", "Feature cannot be enabled or disabled due to dependencies/dependents conflicts."),
    USER_TYPE_NOT_DELETABLE       (403, "E0000142", "This User Type cannot be deleted."),
    CERTIFICATE_KNOWN             (409, "E0000096", "This certificate has already been uploaded with kid=%s."),
    ETAG_NOT_MATCHED              (412, "E0000231", "ETag value doesn't match."),
    BAD_ETAG                      (400, "E0000242", "ETag syntax is invalid.");
    // spotless:on

    private static final int ERROR_ID_LENGTH = 22;
    private static final String ERROR_ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final int status;
    private final String code;
    private final String summary;

    OktaError(int status, String code, String summary) {
        this.status = status;
        this.code = code;
        this.summary = summary;
    }

    /** For {@code orElseThrow}: the summary's placeholders filled in. */
    public Supplier<Refusal> about(Object... details) {
        return () -> refusal(details);
    }

    public Refusal refusal(Object... details) {
        return because(List.of(), details);
    }

    /** With causes, each a line of {@code errorCauses}; the useful text is often there. */
    public Refusal because(List<String> causes, Object... details) {
        return new Refusal(call -> response((OktaCall) call, causes, details));
    }

    public Refusal because(String cause, Object... details) {
        return because(List.of(cause), details);
    }

    public Response response(OktaCall call, List<String> causes, Object... details) {
        var text = details.length == 0 ? summary : summary.formatted(Arrays.copyOf(details, details.length));
        return Response.json(
                status,
                json -> json.text("errorCode", code)
                        .text("errorSummary", text)
                        .text("errorLink", code)
                        .text("errorId", errorId(call))
                        .array(
                                "errorCauses",
                                causes,
                                (out, cause) -> out.value(object -> object.text("errorSummary", cause))));
    }

    /** The same without a body, as Okta answers where only a header counts. */
    static Refusal bare(int status, Headers headers) {
        return new Refusal(Response.empty(status).plus(headers));
    }

    private static String errorId(OktaCall call) {
        var chance = call.chance().in("errorId");
        var text = new StringBuilder("oae");
        for (var i = 0; i < ERROR_ID_LENGTH; i++) {
            text.append(ERROR_ID_LETTERS.charAt(chance.below(ERROR_ID_LETTERS.length(), i)));
        }
        return text.toString();
    }
}

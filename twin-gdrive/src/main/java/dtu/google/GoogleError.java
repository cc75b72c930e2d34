package dtu.google;

import dtu.twins.Refusal;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every way Drive, Docs and Sheets refuse. Messages are wire format: clients match on them, so they are copied to the
 * letter. Drive answers with the reason, Docs and Sheets with the status.
 *
 * @see <a href="https://developers.google.com/workspace/drive/api/guides/handle-errors">Drive: resolve errors</a>
 */
public enum GoogleError {
    // spotless:off - a table reads best as a table
    INVALID               (400, "invalid", "INVALID_ARGUMENT", "Invalid Value"),
    INVALID_TEXT          (400, "invalid", "INVALID_ARGUMENT", "%s"),
    OUT_OF_RANGE          (400, "invalidParameter", "INVALID_ARGUMENT", "Invalid value '%s'. Values must be within the range: [%d, %d]"),
    INVALID_FIELD         (400, "invalidParameter", "INVALID_ARGUMENT", "Invalid field selection %s"),
    FIELDS_REQUIRED       (400, "required", "INVALID_ARGUMENT", "The 'fields' parameter is required for this method."),
    REQUIRED              (400, "required", "INVALID_ARGUMENT", "Required"),
    REQUIRED_PARAMETER    (400, "required", "INVALID_ARGUMENT", "Required parameter: %s"),
    BAD_REQUEST           (400, "badRequest", "INVALID_ARGUMENT", "%s"),
    PARSE_ERROR           (400, "parseError", "INVALID_ARGUMENT", "Parse Error"),
    INVALID_ARGUMENT      (400, "badRequest", "INVALID_ARGUMENT", "Request contains an invalid argument."),
    FAILED_PRECONDITION   (400, "failedPrecondition", "FAILED_PRECONDITION", "%s"),
    INVALID_SHARING       (400, "invalidSharingRequest", "INVALID_ARGUMENT", "Bad Request. User message: \"%s\""),
    CHANNEL_ID_TAKEN      (400, "channelIdNotUnique", "INVALID_ARGUMENT", "Channel id %s not unique"),
    WEBHOOK_NOT_HTTPS     (400, "push.webhookUrlNotHttps", "INVALID_ARGUMENT", "WebHook callback must be HTTPS: %s"),
    INVALID_INPUT         (400, "invalid", "INVALID_ARGUMENT", "Invalid Input: %s"),
    INVALID_NAME          (400, "invalid", "INVALID_ARGUMENT", "Invalid Given/Family Name: %s"),
    BAD_PASSWORD          (400, "invalid", "INVALID_ARGUMENT", "Invalid Password"),
    LOGIN_REQUIRED        (401, "required", "UNAUTHENTICATED", "Login Required."),
    INVALID_CREDENTIALS   (401, "authError", "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other "
        + "valid authentication credential. See "
        + "https://developers.google.com/identity/sign-in/web/devconsole-project."),
    UNREGISTERED          (403, "forbidden", "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or "
        + "other form of API consumer identity to call this API."),
    INSUFFICIENT_SCOPES   (403, "insufficientPermissions", "PERMISSION_DENIED", "Request had insufficient authentication scopes."),
    NOT_PERMITTED         (403, "insufficientFilePermissions", "PERMISSION_DENIED",
        "The user does not have sufficient permissions for this file."),
    CALLER_NOT_PERMITTED  (403, "forbidden", "PERMISSION_DENIED", "The caller does not have permission"),
    NOT_AUTHORIZED        (403, "forbidden", "PERMISSION_DENIED", "Not Authorized to access this resource/api"),
    FORBIDDEN             (403, "forbidden", "PERMISSION_DENIED", "%s"),
    FIELD_NOT_WRITABLE    (403, "fieldNotWritable", "PERMISSION_DENIED", "%s"),
    PARENT_NOT_A_FOLDER   (403, "parentNotAFolder", "PERMISSION_DENIED", "The specified parent is not a folder."),
    CANNOT_ADD_PARENT     (403, "cannotAddParent", "PERMISSION_DENIED", "Increasing the number of parents is not allowed"),
    NO_FOLDER_MOVES_IN    (403, "teamDrivesFolderMoveInNotSupported", "PERMISSION_DENIED",
        "Moving folders into shared drives is not supported."),
    NOT_DOWNLOADABLE      (403, "fileNotDownloadable", "PERMISSION_DENIED",
        "Only files with binary content can be downloaded. Use Export with Docs Editors files."),
    NOT_EXPORTABLE        (403, "fileNotExportable", "PERMISSION_DENIED", "Export only supports Docs Editors files."),
    CANNOT_DOWNLOAD       (403, "cannotDownloadFile", "PERMISSION_DENIED", "This file cannot be downloaded by the user."),
    CANNOT_COPY           (403, "cannotCopyFile", "PERMISSION_DENIED", "This file cannot be copied by the user."),
    OWNER_NEEDS_TRANSFER  (403, "forbidden", "PERMISSION_DENIED",
        "The transferOwnership parameter must be enabled when the permission role is 'owner'."),
    GENERATED_ID_REFUSED  (403, "forbidden", "PERMISSION_DENIED", "Generated IDs are not supported for Docs Editors formats"),
    FILE_NOT_FOUND        (404, "notFound", "NOT_FOUND", "File not found: %s."),
    PERMISSION_NOT_FOUND  (404, "notFound", "NOT_FOUND", "Permission not found: %s."),
    DRIVE_NOT_FOUND       (404, "notFound", "NOT_FOUND", "Shared drive not found: %s"),
    CHANNEL_NOT_FOUND     (404, "notFound", "NOT_FOUND", "Channel '%s' not found for project '%s'"),
    ENTITY_NOT_FOUND      (404, "notFound", "NOT_FOUND", "Requested entity was not found."),
    USER_NOT_FOUND        (404, "notFound", "NOT_FOUND", "Resource Not Found: userKey"),
    UPLOAD_NOT_FOUND      (404, "notFound", "NOT_FOUND", "Upload session not found."),
    NO_SUCH_PATH          (404, "notFound", "NOT_FOUND", "Not Found"),
    FILE_ID_IN_USE        (409, "fileIdInUse", "ALREADY_EXISTS", "A file already exists with the provided ID."),
    ENTITY_EXISTS         (409, "duplicate", "ALREADY_EXISTS", "Entity already exists."),
    DRIVE_DUPLICATE       (409, "duplicate", "ALREADY_EXISTS", "A shared drive already exists with this request ID."),
    UPLOAD_EXPIRED        (410, "gone", "NOT_FOUND", "The upload session has expired."),
    RANGE_NOT_SATISFIABLE (416, "requestedRangeNotSatisfiable", "OUT_OF_RANGE", "Request range not satisfiable"),
    TOO_LARGE             (413, "uploadTooLarge", "INVALID_ARGUMENT", "Request Too Large"),
    TOO_MANY_REQUESTS     (429, "rateLimitExceeded", "RESOURCE_EXHAUSTED", "%s"),
    INTERNAL              (500, "internalError", "INTERNAL", "Internal error encountered."),
    BACKEND               (503, "backendError", "UNAVAILABLE", "The service is currently unavailable."),
    NOT_BUILT             (501, "notImplemented", "UNIMPLEMENTED", "Operation is not implemented, or supported, or enabled.");
    // spotless:on

    private final int code;
    private final String reason;
    private final String status;
    private final String message;

    GoogleError(int code, String reason, String status, String message) {
        this.code = code;
        this.reason = reason;
        this.status = status;
        this.message = message;
    }

    /**
     * What a refusal names besides its message: where the fault lies in Drive's words, and in those of the newer
     * services.
     */
    private record Detail(
            @Nullable String locationType,
            @Nullable String location,
            @Nullable Consumer details) {
        static final Detail NONE = new Detail(null, null, null);
    }

    /** Writes the members of one element of {@code details}. */
    private interface Consumer extends java.util.function.Consumer<JsonOut> {}

    /** For {@code orElseThrow}: the message's placeholders filled in. */
    public Supplier<Refusal> about(Object... words) {
        return () -> refusal(words);
    }

    public Refusal refusal(Object... words) {
        return said(Detail.NONE, words);
    }

    /** Drive's refusal of a parameter, such as {@code q} or {@code fileId}. */
    public Refusal of(String parameter, Object... words) {
        return said(new Detail("parameter", parameter, null), words);
    }

    /**
     * The newer services' refusal of a field, with the cause in the details and, where it has words of its own, in the
     * message.
     */
    public Refusal violated(String field, String description) {
        Consumer details = out -> out.text("@type", "type.googleapis.com/google.rpc.BadRequest")
                .array(
                        "fieldViolations",
                        List.of(description),
                        (violations, text) -> violations.value(violation -> violation
                                .textIfAny("field", field.isEmpty() ? null : field)
                                .text("description", text)));
        return said(new Detail(null, null, details), description);
    }

    /** The refusal of a credential: scopes or the token itself. */
    public Refusal ofCredential(String method) {
        var why = this == INSUFFICIENT_SCOPES ? "ACCESS_TOKEN_SCOPE_INSUFFICIENT" : "ACCESS_TOKEN_TYPE_UNSUPPORTED";
        var challenge = this == INSUFFICIENT_SCOPES ? "insufficient_scope" : "invalid_token";
        return new Refusal(call -> {
            var google = (GoogleCall) call;
            Consumer details = out -> out.text("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                    .text("reason", why)
                    .text("domain", "googleapis.com")
                    .object(
                            "metadata",
                            data -> data.text("service", google.api().host()).text("method", method));
            return response(google, new Detail("header", "Authorization", details))
                    .plus(
                            "WWW-Authenticate",
                            "Bearer realm=\"https://accounts.google.com/\", error=\"" + challenge + "\"");
        });
    }

    public Response response(GoogleCall call, Object... words) {
        return response(call, Detail.NONE, words);
    }

    /** The same envelope under another status of its kind, as an injected fault asks for. */
    Response coded(GoogleCall call, int other) {
        return answer(call, Detail.NONE, other);
    }

    private Refusal said(Detail detail, Object... words) {
        return new Refusal(call -> response((GoogleCall) call, detail, words));
    }

    private Response response(GoogleCall call, Detail detail, Object... words) {
        return answer(call, detail, code, words);
    }

    private Response answer(GoogleCall call, Detail detail, int coded, Object... words) {
        var text = words.length == 0 ? message : message.formatted(Arrays.copyOf(words, words.length));
        return call.answered(
                coded,
                FieldMask.ALL,
                json -> json.object("error", error -> {
                    error.number("code", coded).text("message", text);
                    if (call.api().speaksOfStatuses()) {
                        error.text("status", status);
                        if (detail.details() != null) {
                            error.array(
                                    "details",
                                    List.<java.util.function.Consumer<JsonOut>>of(detail.details()),
                                    JsonOut::value);
                        }
                    } else {
                        reasons(error, text, detail);
                    }
                }));
    }

    private void reasons(JsonOut error, String text, Detail detail) {
        error.array(
                "errors",
                List.of(reason),
                (out, why) ->
                        out.value(one -> one.text("message", this == INVALID_CREDENTIALS ? "Invalid Credentials" : text)
                                .text("domain", "global")
                                .text("reason", why)
                                .textIfAny("location", detail.location())
                                .textIfAny("locationType", detail.locationType())));
        if (detail.details() != null) {
            error.text("status", status);
        }
    }
}

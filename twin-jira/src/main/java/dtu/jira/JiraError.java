package dtu.jira;

import dtu.twins.Refusal;
import dtu.twins.http.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every way Jira refuses. Messages are wire format: clients match on them, so they are copied to the letter. */
public enum JiraError {
    // spotless:off - a table reads best as a table
    MALFORMED               (400, "There was an error parsing JSON. Check that your request body is valid."),
    BAD_MEMBER              (400, "Can not deserialize the value of '%s': expected %s."),
    BAD_PARAMETER           (400, "The value of the parameter '%s' is not valid: '%s'"),
    MISSING_PARAMETER       (400, "The parameter '%s' is required."),
    UNSUPPORTED_MEDIA_TYPE  (415, "Unsupported Media Type"),
    NOT_AUTHENTICATED       (401, "Client must be authenticated to access this resource."),
    NOT_ADMINISTRATOR       (403, "You do not have permission to perform this operation. Administrator permission is required."),
    ISSUE_NOT_FOUND         (404, "Issue does not exist or you do not have permission to see it."),
    PROJECT_KEY_NOT_FOUND   (404, "No project could be found with key '%s'."),
    PROJECT_ID_NOT_FOUND    (404, "No project could be found with id '%s'."),
    USER_NOT_FOUND          (404, "Specified user does not exist or you do not have required permissions"),
    GROUP_NOT_FOUND         (404, "The group named '%s' does not exist."),
    COMMENT_NOT_FOUND       (404, "Can not find a comment for the id: %s."),
    LINK_NOT_FOUND          (404, "No issue link with id '%s' exists."),
    LINK_TYPE_NOT_FOUND     (404, "No issue link type with id '%s' found."),
    PROPERTY_NOT_FOUND      (404, "The property with key '%s' does not exist."),
    WEBHOOK_NOT_FOUND       (404, "Webhook with id '%s' not found"),
    STATUS_NOT_FOUND        (404, "The status with id or name '%s' could not be found."),
    PRIORITY_NOT_FOUND      (404, "The priority with id '%s' does not exist"),
    RESOLUTION_NOT_FOUND    (404, "The resolution with id '%s' does not exist"),
    ISSUE_TYPE_NOT_FOUND    (404, "The issue type with id '%s' does not exist"),
    ROLE_NOT_FOUND          (404, "Can not retrieve a role actor for a null project role."),
    WORKLOG_NOT_FOUND       (404, "Cannot find worklog with id: '%s'."),
    NO_PATH                 (404, "HTTP 404 Not Found"),
    WRONG_METHOD            (405, "HTTP 405 Method Not Allowed"),
    SEARCH_REMOVED          (410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full "
            + "migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046"),
    UNBOUNDED_JQL           (400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."),
    BAD_SEARCH_BODY         (400, "Invalid request payload. Refer to the REST API documentation and try again."),
    BAD_PAGE_TOKEN          (400, "The provided next page token is invalid or expired."),
    BAD_MAX_RESULTS         (400, "The maxResults parameter must be between %s and %s."),
    INVALID_INPUT           (400, "INVALID_INPUT"),
    FAILED                  (500, "Internal server error"),
    NOT_BUILT               (501, "This operation is not available on this site."),
    TOO_MANY_REQUESTS       (429, "Rate limit exceeded.");
    // spotless:on

    private final int status;
    private final String message;

    JiraError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    public String text(Object... details) {
        return details.length == 0 ? message : message.formatted(details);
    }

    public Refusal refusal(Object... details) {
        return new Refusal(response(details));
    }

    /** For {@code orElseThrow}. */
    public Supplier<Refusal> about(Object... details) {
        return () -> refusal(details);
    }

    public Response response(Object... details) {
        return response(status, List.of(text(details)), Map.of());
    }

    /** A refusal in words that only one operation uses. */
    public static Refusal saying(int status, String message) {
        return new Refusal(response(status, List.of(message), Map.of()));
    }

    /** A refusal that names one field or parameter. */
    public static Refusal on(String field, String message) {
        return new Refusal(response(400, List.of(), Map.of(field, message)));
    }

    public static Response response(int status, List<String> messages, Map<String, String> errors) {
        return Response.json(
                status,
                json -> json.texts("errorMessages", messages).object("errors", object -> errors.forEach(object::text)));
    }
}

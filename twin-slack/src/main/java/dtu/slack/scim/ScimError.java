package dtu.slack.scim;

import dtu.twins.Refusal;
import dtu.twins.http.Response;
import java.util.Locale;
import java.util.function.Supplier;

/** Every way SCIM refuses; the description on the wire is the name in lower case but where it says otherwise. */
enum ScimError implements Supplier<Refusal> {
    INVALID_JSON(400),
    /** A filter in which there is no comparison; recorded of both lists. */
    NO_FILTERS(400, "no_filters (is_aggregate_call=1)"),
    INVALID_FILTER(400),
    INVALID_PATCH(400),
    INVALID_SCHEMA(400),
    INVALID_MEMBER(400),
    MISSING_DISPLAY_NAME(400),
    MISSING_EMAIL(400),
    MISSING_USERNAME(400),
    INVALID_EMAIL(400),
    INVALID_EXPIRATION(400),
    INVALID_AUTHENTICATION(401),
    MISSING_SCOPE(403),
    NOT_AN_ADMIN(403),
    CANNOT_CHANGE_OWNER(403),
    USER_NOT_FOUND(404),
    GROUP_NOT_FOUND(404),
    RESOURCE_NOT_FOUND(404),
    USERNAME_TAKEN(409),
    EMAIL_TAKEN(409),
    NAME_ALREADY_EXISTS(409);

    private final int status;
    private final String description;

    ScimError(int status) {
        this.status = status;
        this.description = name().toLowerCase(Locale.ROOT);
    }

    ScimError(int status, String description) {
        this.status = status;
        this.description = description;
    }

    Refusal refusal() {
        return new Refusal(Response.json(
                status,
                json -> json.object(
                        "Errors",
                        errors -> errors.text("description", description).number("code", status))));
    }

    @Override
    public Refusal get() {
        return refusal();
    }
}

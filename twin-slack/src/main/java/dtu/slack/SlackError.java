package dtu.slack;

import dtu.twins.Refusal;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Every way Slack refuses; the code on the wire is the name in lower case. Refusals are HTTP 200.
 *
 * @see <a href="https://docs.slack.dev/reference/methods">Slack's methods, each with its errors</a>
 */
public enum SlackError implements Supplier<Refusal> {
    ACCOUNT_INACTIVE,
    ALREADY_ARCHIVED,
    ALREADY_IN_CHANNEL,
    ALREADY_REACTED,
    APP_NOT_FOUND,
    AS_USER_NOT_SUPPORTED,
    BAD_CLIENT_SECRET,
    BAD_HANDLE,
    BAD_REDIRECT_URI,
    BAD_TIMESTAMP,
    BOT_NOT_FOUND,
    CANNOT_REPLY_TO_MESSAGE,
    CANT_ARCHIVE_GENERAL,
    CANT_DELETE_MESSAGE,
    CANT_INVITE_SELF,
    CANT_KICK_FROM_GENERAL,
    CANT_KICK_SELF,
    CANT_LEAVE_GENERAL,
    CANT_UPDATE_MESSAGE,
    CHANNEL_NOT_FOUND,
    CLIENT_ID_TOKEN_MISMATCH,
    CODE_ALREADY_USED,
    DESCRIPTION_TOO_LONG,
    DUPLICATE_EXTERNAL_ID,
    EXCHANGED_TRIGGER_ID,
    EXPIRED_TRIGGER_ID,
    FATAL_ERROR,
    FORBIDDEN_HANDLE,
    HANDLE_ALREADY_EXISTS,
    HASH_CONFLICT,
    INVALID_APP_ID,
    INVALID_ARGUMENTS,
    INVALID_ARG_NAME,
    INVALID_ARRAY_ARG,
    INVALID_ATTACHMENTS,
    INVALID_AUTH,
    INVALID_BLOCKS,
    INVALID_BLOCKS_FORMAT,
    INVALID_CHANNEL,
    INVALID_CHANNEL_PROVIDED,
    INVALID_CHARSET,
    INVALID_CLIENT_ID,
    INVALID_CODE,
    INVALID_CODE_VERIFIER,
    INVALID_CURSOR,
    INVALID_EVENT_CONTEXT,
    INVALID_FORM_DATA,
    INVALID_GRANT_TYPE,
    INVALID_JSON,
    INVALID_LIMIT,
    INVALID_MANIFEST,
    INVALID_MESSAGE,
    INVALID_METADATA_FORMAT,
    INVALID_METADATA_SCHEMA,
    INVALID_NAME,
    INVALID_NAME_MAXLENGTH,
    INVALID_NAME_PUNCTUATION,
    INVALID_NAME_REQUIRED,
    INVALID_NAME_SPECIALS,
    INVALID_POST_TYPE,
    INVALID_REFRESH_TOKEN,
    INVALID_SCHEDULED_MESSAGE_ID,
    INVALID_TEAM,
    INVALID_TIME,
    INVALID_TIMESTAMP,
    INVALID_TOKEN,
    INVALID_TRIGGER_ID,
    INVALID_TS_LATEST,
    INVALID_TS_OLDEST,
    INVALID_TYPES,
    INVALID_USERS,
    INVALID_USER_COMBINATION,
    INVALID_VIEW,
    IS_ARCHIVED,
    IS_INACTIVE,
    JSON_NOT_OBJECT,
    LAST_MEMBER,
    MARKDOWN_TEXT_CONFLICT,
    MESSAGE_NOT_FOUND,
    METADATA_TOO_LARGE,
    METHOD_NOT_SUPPORTED_FOR_CHANNEL_TYPE,
    MISSING_ARGUMENT,
    MISSING_POST_TYPE,
    MISSING_SCOPE,
    MISSING_SUBTEAM_NAME,
    MSG_BLOCKS_TOO_LONG,
    MSG_TOO_LONG,
    NAME_ALREADY_EXISTS,
    NAME_TAKEN,
    NAME_TOO_LONG,
    NOT_ALLOWED_TOKEN_TYPE,
    NOT_ARCHIVED,
    NOT_AUTHED,
    NOT_AUTHORIZED,
    NOT_ENABLED,
    NOT_ENOUGH_USERS,
    NOT_FOUND,
    NOT_IN_CHANNEL,
    NO_ITEM_SPECIFIED,
    NO_REACTION,
    NO_SCOPES,
    NO_SUCH_SUBTEAM,
    NO_TEXT,
    NO_USER,
    NO_USER_SCOPES,
    PERMISSION_DENIED,
    PKCE_NOT_ALLOWED,
    PUSH_LIMIT_REACHED,
    RATELIMITED,
    RESTRICTED_ACTION,
    RESTRICTED_TOO_MANY,
    TEAM_NOT_FOUND,
    THREAD_NOT_FOUND,
    TIME_IN_PAST,
    TIME_TOO_FAR,
    TOKEN_ALREADY_EXCHANGED,
    TOKEN_EXPIRED,
    TOKEN_REVOKED,
    TOKEN_ROTATION_NOT_ENABLED,
    TOO_LONG,
    TOO_MANY_ATTACHMENTS,
    TOO_MANY_EMOJI,
    TOO_MANY_REACTIONS,
    TOO_MANY_USERS,
    UNKNOWN_METHOD,
    UNSUPPORTED_GRANT_TYPE,
    USERS_LIST_NOT_SUPPLIED,
    USERS_NOT_FOUND,
    USER_DISABLED,
    USER_NOT_FOUND,
    USER_NOT_IN_CHANNEL,
    VIEW_TOO_LARGE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Refusal refusal() {
        return with(members -> {});
    }

    /** So that a constant stands in {@code orElseThrow}. */
    @Override
    public Refusal get() {
        return refusal();
    }

    /** With more members behind the code. */
    public Refusal with(Consumer<JsonOut> more) {
        return with(more, List.of());
    }

    /** With more members, and with what is wrong, line by line. */
    public Refusal with(Consumer<JsonOut> more, List<String> messages) {
        return new Refusal(call -> SlackAnswer.failed((SlackCall) call, code(), more, messages));
    }

    /** With what is wrong, line by line, as methods that check a schema say it. */
    public Refusal because(List<String> messages) {
        return with(members -> {}, messages);
    }
}

package dtu.slack.users;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client wants to change of a profile: all that it does not name stays. */
record ProfileChange(Json given) {
    private static final int FIELDS_MAX = 50;
    private static final int NAME_MAX = 255;
    private static final int STATUS_MAX = 100;
    private static final String USUAL_EMOJI = ":speech_balloon:";
    private static final Pattern EMOJI = Pattern.compile(":[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:");
    private static final Pattern ADDRESS = Pattern.compile("https?://|www\\.");
    private static final Set<String> RESERVED = Set.of("slackbot", "here", "channel", "everyone", "slack");
    private static final Set<String> OWN = Set.of(
            "first_name",
            "last_name",
            "real_name",
            "display_name",
            "title",
            "phone",
            "skype",
            "pronouns",
            "email",
            "start_date",
            "status_text",
            "status_emoji",
            "status_expiration",
            "fields");
    /** What stands in a profile and is not its owner's to write; a whole profile may be sent back. */
    private static final List<String> READ_ONLY = List.of(
            "image_",
            "avatar_hash",
            "real_name_normalized",
            "display_name_normalized",
            "status_text_canonical",
            "status_emoji_display_info",
            "status_emoji_url",
            "huddle_state",
            "is_custom_image",
            "team",
            "always_active",
            "bot_id",
            "api_app_id",
            "guest_invited_by",
            "status_clear_on_focus_end");

    /** One name and value, or an object of them. */
    static ProfileChange of(SlackCall call) {
        var arguments = call.arguments();
        var profile = arguments.structure("profile", SlackError.INVALID_PROFILE);
        var given = profile.orElseGet(() -> Json.EMPTY_OBJECT.with(
                arguments.filled("name").orElseThrow(SlackError.INVALID_PROFILE),
                arguments.value("value").orElse(Json.text(""))));
        if (!given.isObject() || given.size() == 0 || given.size() > FIELDS_MAX) {
            throw SlackError.INVALID_PROFILE.refusal();
        }
        for (var name : given.names()) {
            var known = OWN.contains(name) || READ_ONLY.stream().anyMatch(name::startsWith);
            if (!known || name.length() > NAME_MAX) {
                throw SlackError.INVALID_PROFILE.refusal();
            }
        }
        return new ProfileChange(given);
    }

    boolean changesEmail(User user) {
        return text("email")
                .filter(email -> !email.equals(user.profile().email()))
                .isPresent();
    }

    User.Profile applied(SlackCall call, User user) {
        var before = user.profile();
        var first = text("first_name").orElse(before.firstName());
        var last = text("last_name").orElse(before.lastName());
        var real = text("real_name").orElse(null);
        if (real != null) {
            var space = real.indexOf(' ');
            first = space < 0 ? real : real.substring(0, space);
            last = space < 0 ? "" : real.substring(space + 1).strip();
        } else if (text("first_name").or(() -> text("last_name")).isPresent()) {
            real = (first + " " + last).strip();
        }
        var display = text("display_name").orElse(before.displayName());
        checkNames(first, last, display);
        return new User.Profile(
                first,
                last,
                real == null ? before.realName() : real,
                display,
                email(call, user),
                text("title").orElse(before.title()),
                status(before.status()),
                card(call, before.card()));
    }

    private static void checkNames(String first, String last, String display) {
        for (var name : List.of(first, last, display)) {
            if (ADDRESS.matcher(name).find()) {
                throw SlackError.NAME_NOT_ALLOWED.refusal();
            }
            if (name.startsWith("@")) {
                throw SlackError.INVALID_STARTS_WITH_AT.refusal();
            }
            if (RESERVED.contains(User.key(name))) {
                throw SlackError.RESERVED_NAME.refusal();
            }
        }
    }

    private String email(SlackCall call, User user) {
        var email = text("email").orElse(user.profile().email());
        if (changesEmail(user)) {
            if (!email.matches("[^@\\s]+@[^@\\s]+")) {
                throw SlackError.PROFILE_SET_FAILED.refusal();
            }
            var other = call.state().find(User.BY_EMAIL, User.key(email));
            if (other.isPresent() && !other.get().id().equals(user.id())) {
                throw SlackError.EMAIL_TAKEN.refusal();
            }
        }
        return email;
    }

    private User.Card card(SlackCall call, User.Card before) {
        var fields = given.at("fields")
                .filter(Json::isObject)
                .map(values -> ProfileFields.written(call, before.fields(), values));
        return new User.Card(
                text("phone").orElse(before.phone()),
                text("skype").orElse(before.skype()),
                text("pronouns").orElse(before.pronouns()),
                text("start_date").orElse(before.startDate()),
                before.photo(),
                fields.orElse(before.fields()));
    }

    /** A text without an emoji gets one; what clears a status must clear both. */
    private User.Status status(User.Status before) {
        var text = text("status_text");
        var emoji = text("status_emoji");
        var expiration = whole("status_expiration");
        if (text.isEmpty() && emoji.isEmpty()) {
            return new User.Status(
                    before.text(), before.emoji(), expiration == null ? before.expiration() : expiration);
        }
        var words = text.orElse(before.text());
        var sign = emoji.orElse(before.emoji());
        if (words.codePointCount(0, words.length()) > STATUS_MAX) {
            throw SlackError.TOO_LONG.refusal();
        }
        var clearing = words.isEmpty() && !sign.isEmpty() && emoji.isEmpty();
        if (clearing || (sign.isEmpty() && !words.isEmpty() && text.isEmpty())) {
            throw SlackError.MUST_CLEAR_BOTH_STATUS_TEXT_AND_STATUS_EMOJI.refusal();
        }
        if (!sign.isEmpty() && !EMOJI.matcher(sign).matches()) {
            throw SlackError.INVALID_EMOJI_NOT_ALLOWED.refusal();
        }
        if (words.isEmpty() && sign.isEmpty()) {
            return User.Status.NONE;
        }
        return new User.Status(words, sign.isEmpty() ? USUAL_EMOJI : sign, expiration == null ? 0 : expiration);
    }

    private Optional<String> text(String name) {
        return given.at(name).map(value -> value.isNull() ? "" : value.asText());
    }

    private @Nullable Long whole(String name) {
        var value =
                given.at(name).filter(json -> !json.isNull()).map(Json::asText).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            return null;
        }
        if (!value.get().matches("\\d{1,10}")) {
            throw SlackError.PROFILE_SET_FAILED.refusal();
        }
        return Long.parseLong(value.get());
    }
}

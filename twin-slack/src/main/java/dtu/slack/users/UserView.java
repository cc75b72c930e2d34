package dtu.slack.users;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.auth.Caller;
import dtu.slack.emoji.Emojis;
import dtu.twins.json.JsonOut;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A member as Slack shows one. */
public final class UserView {
    private static final String AVATARS = "https://secure.gravatar.com/avatar/";
    private static final String PHOTOS = "https://avatars.slack-edge.com/";
    public static final List<Integer> IMAGE_SIZES = List.of(24, 32, 48, 72, 192, 512);
    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzzz", Locale.ENGLISH);
    private static final int COLOUR_MASK = 0xffffff;

    private UserView() {}

    /** Whether a viewer may see addresses. */
    public enum Email {
        SHOWN,
        HIDDEN;

        static Email of(SlackCall call) {
            return call.hasScope("users:read.email") ? SHOWN : HIDDEN;
        }
    }

    /** Someone who was deactivated is shown with few members. */
    public static void members(SlackCall call, JsonOut json, User user, Email email) {
        json.text("id", user.id().value())
                .text("name", user.name())
                .truth("is_bot", user.isBot())
                .number("updated", user.updated().getEpochSecond())
                .truth("is_app_user", false)
                .text("team_id", Workspace.id(call.tenant()))
                .truth("deleted", user.deleted());
        if (!user.deleted()) {
            active(call, json, user);
        }
        json.object("profile", profile -> {
            profile(call, profile, user, email);
            bot(call, profile, user);
            profile.text("team", Workspace.id(call.tenant()));
        });
    }

    private static void active(SlackCall call, JsonOut json, User user) {
        var role = user.role();
        json.text("color", colour(user))
                .truth("is_email_confirmed", user.isPerson())
                .text("real_name", user.profile().realName())
                .text("tz", user.timeZone())
                .text("tz_label", zoneName(call, user))
                .number("tz_offset", offset(call, user))
                .truth("is_admin", role.isAdmin())
                .truth("is_owner", role.isOwner())
                .truth("is_primary_owner", role == User.Role.PRIMARY_OWNER)
                .truth("is_restricted", role.isGuest())
                .truth("is_ultra_restricted", role == User.Role.SINGLE_CHANNEL_GUEST)
                .text("who_can_share_contact_card", "EVERYONE");
        if (user.isPerson() && mayKnowOfSecurity(call, user)) {
            security(json, user.settings().secondFactor());
        }
        if (call.arguments().isTrue("include_locale")) {
            json.text("locale", user.settings().locale());
        }
    }

    private static void security(JsonOut json, User.SecondFactor factor) {
        json.truth("has_2fa", factor != User.SecondFactor.NONE);
        if (factor != User.SecondFactor.NONE) {
            json.text("two_factor_type", factor.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Slack tells people about themselves, and administrators about everybody. */
    private static boolean mayKnowOfSecurity(SlackCall call, User user) {
        return Caller.known(call)
                .map(Caller.Holder::user)
                .filter(viewer -> viewer.role().isAdmin() || viewer.id().equals(user.id()))
                .isPresent();
    }

    /** The profile alone, as users.profile.get answers it. */
    static void profile(SlackCall call, JsonOut json, User user, Email email) {
        var profile = user.profile();
        json.text("title", profile.title())
                .text("phone", profile.card().phone())
                .text("skype", profile.card().skype())
                .text("real_name", profile.realName())
                .text("real_name_normalized", profile.realName())
                .text("display_name", profile.displayName())
                .text("display_name_normalized", profile.displayName())
                .text("status_text", profile.status().text())
                .text("status_emoji", profile.status().emoji())
                .array(
                        "status_emoji_display_info",
                        Emojis.own(call.state(), profile.status().emoji()).stream()
                                .toList(),
                        (out, emoji) -> out.value(each ->
                                each.text("emoji_name", emoji.id().value()).text("display_url", emoji.url())))
                .number("status_expiration", profile.status().expiration());
        if (email == Email.SHOWN && !profile.email().isEmpty()) {
            json.text("email", profile.email());
        }
        if (!user.isBot()) {
            json.text("first_name", profile.firstName())
                    .text("last_name", profile.lastName())
                    .text("huddle_state", "default_unset")
                    .number("huddle_state_expiration_ts", 0);
        }
        more(json, profile.card());
        pictures(json, user);
        json.text("status_text_canonical", "");
    }

    private static void more(JsonOut json, User.Card card) {
        if (!card.pronouns().isEmpty()) {
            json.text("pronouns", card.pronouns());
        }
        if (!card.startDate().isEmpty()) {
            json.text("start_date", card.startDate());
        }
    }

    /** Somebody's pictures; an uploaded one has more of them. */
    static void pictures(JsonOut json, User user) {
        var photo = user.profile().card().photo();
        json.text("avatar_hash", photo.isEmpty() ? "g" + hash(user).substring(0, 11) : photo);
        for (var size : IMAGE_SIZES) {
            json.text("image_" + size, image(user, size));
        }
        if (!photo.isEmpty()) {
            json.text("image_1024", image(user, 1024))
                    .text("image_original", PHOTOS + photo + "_original.png")
                    .truth("is_custom_image", true);
        }
    }

    /** A picture of somebody, so many pixels wide. */
    public static String image(User user, int size) {
        var photo = user.profile().card().photo();
        if (!photo.isEmpty()) {
            return PHOTOS + photo + "_" + size + ".png";
        }
        return AVATARS + hash(user) + ".jpg?s=" + size;
    }

    private static void bot(SlackCall call, JsonOut json, User user) {
        if (user.bot() != null) {
            json.text(
                            "api_app_id",
                            Workspace.appId(call.tenant(), user.bot().app().value()))
                    .truth("always_active", true)
                    .text("bot_id", user.bot().id().value());
        }
    }

    private static long offset(SlackCall call, User user) {
        try {
            return ZoneId.of(user.timeZone()).getRules().getOffset(call.now()).getTotalSeconds();
        } catch (DateTimeException unknownZone) {
            return 0;
        }
    }

    /** Such as {@code Pacific Standard Time}. */
    private static String zoneName(SlackCall call, User user) {
        try {
            return ZONE_NAME.format(call.now().atZone(ZoneId.of(user.timeZone())));
        } catch (DateTimeException unknownZone) {
            return user.timeZone();
        }
    }

    private static String colour(User user) {
        return String.format(Locale.ROOT, "%06x", user.id().value().hashCode() & COLOUR_MASK);
    }

    private static String hash(User user) {
        var id = user.id().value();
        return String.format(
                Locale.ROOT,
                "%08x%08x%08x%08x",
                id.hashCode(),
                (id + 1).hashCode(),
                (id + 2).hashCode(),
                (id + 3).hashCode());
    }
}

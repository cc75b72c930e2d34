package dtu.jira.users;

import dtu.jira.JiraCall;
import dtu.twins.http.Parameters;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person as Jira shows one. */
public final class UserView {
    private static final String AVATARS =
            "https://avatar-management--avatars.us-west-2.prod.public.atl-paas.net/initials/";
    private static final List<Integer> SIZES = List.of(48, 24, 16, 32);

    private UserView() {}

    /** As a member of something else; null when there is nobody. */
    public static void member(JiraCall call, JsonOut json, String name, User.@Nullable Id id) {
        var user = id == null ? null : call.state().find(User.USERS, id).orElse(null);
        if (user == null) {
            json.nothing(name);
        } else {
            json.json(name, call.shown(user.id(), object -> members(call, object, user)));
        }
    }

    public static void members(JiraCall call, JsonOut json, User user) {
        json.text(
                        "self",
                        call.self("/user?accountId="
                                + Parameters.encoded(user.id().value())))
                .text("accountId", user.id().value())
                .text("emailAddress", user.email())
                .object("avatarUrls", urls -> avatars(urls, user))
                .text("displayName", user.displayName())
                .truth("active", user.isActive())
                .text("timeZone", user.timeZone())
                .text("accountType", "atlassian");
    }

    private static void avatars(JsonOut json, User user) {
        for (var size : SIZES) {
            json.text(size + "x" + size, AVATARS + initials(user) + "-1.png?size=" + size + "&s=" + size);
        }
    }

    private static String initials(User user) {
        var initials = new StringBuilder();
        for (var word : user.displayName().split("\\s+", -1)) {
            if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
                initials.append(word.charAt(0));
            }
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}

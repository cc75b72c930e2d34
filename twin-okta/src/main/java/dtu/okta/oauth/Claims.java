package dtu.okta.oauth;

import dtu.okta.users.User;
import dtu.twins.json.JsonOut;
import org.jspecify.annotations.Nullable;

/** What scopes tell an app about a person. */
final class Claims {
    private Claims() {}

    /** The claims that an ID token has beside an access token: the rest is at userinfo. */
    static void brief(JsonOut json, Authorization authorization, User user) {
        if (authorization.covers("profile")) {
            json.text("name", user.displayName()).text("preferred_username", user.login());
        }
        if (authorization.covers("email")) {
            json.text("email", user.email());
        }
    }

    static void all(JsonOut json, Authorization authorization, User user) {
        if (authorization.covers("profile")) {
            profile(json, user);
        }
        if (authorization.covers("email")) {
            json.text("email", user.email()).truth("email_verified", true);
        }
        if (authorization.covers("phone")) {
            json.textIfAny("phone_number", any(user, "primaryPhone"));
        }
        if (authorization.covers("address")) {
            address(json, user);
        }
    }

    private static void profile(JsonOut json, User user) {
        json.text("name", user.displayName())
                .textIfAny("nickname", any(user, "nickName"))
                .textIfAny("profile", any(user, "profileUrl"))
                .text("preferred_username", user.login())
                .text("given_name", user.attribute("firstName"))
                .textIfAny("middle_name", any(user, "middleName"))
                .text("family_name", user.attribute("lastName"))
                .text("locale", usual(user, "locale", "en_US"))
                .text("zoneinfo", usual(user, "timezone", "America/Los_Angeles"))
                .number("updated_at", user.times().lastUpdated().getEpochSecond());
    }

    private static void address(JsonOut json, User user) {
        json.object(
                "address",
                address -> address.textIfAny("street_address", any(user, "streetAddress"))
                        .textIfAny("locality", any(user, "city"))
                        .textIfAny("region", any(user, "state"))
                        .textIfAny("postal_code", any(user, "zipCode"))
                        .textIfAny("country", any(user, "countryCode")));
    }

    private static @Nullable String any(User user, String attribute) {
        var text = user.attribute(attribute);
        return text.isEmpty() ? null : text;
    }

    private static String usual(User user, String attribute, String usual) {
        var text = user.attribute(attribute);
        return text.isEmpty() ? usual : text;
    }
}

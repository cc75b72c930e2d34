package dtu.slack.scim;

import dtu.slack.SlackCall;
import dtu.slack.users.User;
import dtu.slack.users.UserView;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as a SCIM resource. */
final class Portrait {
    private Portrait() {}

    /** What can be written of it, with extensions under their own names. */
    static Json writable(SlackCall call, User user) {
        return Json.object(json -> own(call, json, user));
    }

    private static void own(SlackCall call, JsonOut json, User user) {
        var profile = user.profile();
        var more = more(call, user);
        json.json("externalId", more.at("externalId").orElse(null))
                .text("userName", user.name())
                .text("nickName", more.textAt("nickName").orElse(user.name()))
                .object("name", name -> name(name, profile, more))
                .text("displayName", profile.displayName())
                .text("title", profile.title())
                .text("timezone", user.timeZone())
                .truth("active", !user.deleted())
                .array(
                        "emails",
                        List.of(profile.email()),
                        (out, email) -> out.value(each -> each.text("value", email)
                                .json("type", typeOf(email, more))
                                .truth("primary", true)));
        json.json("photos", more.at("photos").orElse(null));
        for (var name : List.of("addresses", "phoneNumbers", "roles")) {
            json.json(name, more.at(name).orElse(Json.EMPTY_ARRAY));
        }
        for (var name : List.of("userType", "preferredLanguage")) {
            json.json(name, more.at(name).orElse(null));
        }
        more.textAt("locale").ifPresent(given -> json.text("locale", locale(user, given)));
        json.json(Dialect.ENTERPRISE, more.at(Dialect.ENTERPRISE).orElse(null));
        guest(json, user, more);
        if (!profile.card().startDate().isEmpty()) {
            json.object(
                    Dialect.PROFILE, out -> out.text("startDate", profile.card().startDate()));
        }
    }

    /** As it was given, unless the person has chosen another one since. */
    private static String locale(User user, String given) {
        var chosen = user.settings().locale();
        return given.replace('_', '-').equals(chosen) ? given : chosen;
    }

    /** What kind of address it is, if whoever gave it said so. */
    private static @Nullable Json typeOf(String email, Json more) {
        return more.at("emails").orElse(Json.EMPTY_ARRAY).elements().stream()
                .filter(each -> each.textAt("value").filter(email::equals).isPresent())
                .findFirst()
                .flatMap(each -> each.at("type"))
                .orElse(null);
    }

    private static void name(JsonOut json, User.Profile profile, Json more) {
        json.text("givenName", profile.firstName()).text("familyName", profile.lastName());
        more.at("honorificPrefix").ifPresent(prefix -> json.json("honorificPrefix", prefix));
    }

    private static void guest(JsonOut json, User user, Json more) {
        if (user.role().isGuest()) {
            var kept = more.at(Dialect.GUEST).filter(Json::isObject).orElse(Json.EMPTY_OBJECT);
            var type = user.role() == User.Role.SINGLE_CHANNEL_GUEST ? "single" : "multi";
            json.json(Dialect.GUEST, kept.with("type", type));
        }
    }

    private static Json more(SlackCall call, User user) {
        return call.state()
                .find(Provisioned.PROVISIONED, user.id())
                .map(Provisioned::more)
                .orElse(Json.EMPTY_OBJECT);
    }

    /** As it is shown. */
    static void members(SlackCall call, JsonOut json, User user, Dialect dialect) {
        var own = writable(call, user);
        json.texts("schemas", schemas(own, dialect))
                .text("id", user.id().value())
                .json("externalId", own.at("externalId").orElse(null))
                .object(
                        "meta",
                        meta -> meta.text("created", user.life().created().toString())
                                .text(
                                        "location",
                                        dialect.location(
                                                call, "Users", user.id().value())));
        own.members((name, value) -> {
            if (!name.equals("externalId") && !name.equals("photos") && !Dialect.EXTENSIONS.contains(name)) {
                json.json(name, value);
            }
        });
        json.text("profileUrl", call.request().origin() + "/team/" + user.name())
                .json("photos", own.at("photos").orElseGet(() -> photos(user)))
                .array(
                        "groups",
                        ScimGroups.of(call, user.id()),
                        (out, group) -> out.value(
                                each -> each.text("value", group.id().value()).text("display", group.name())));
        for (var extension : Dialect.EXTENSIONS) {
            own.at(extension).ifPresent(value -> json.json(dialect.urn(extension), value));
        }
    }

    private static List<String> schemas(Json own, Dialect dialect) {
        var schemas = new java.util.ArrayList<>(List.of(dialect.userSchema()));
        for (var extension : Dialect.EXTENSIONS) {
            own.at(extension).ifPresent(value -> schemas.add(dialect.urn(extension)));
        }
        return schemas;
    }

    private static Json photos(User user) {
        return Json.array(List.of(
                Json.EMPTY_OBJECT.with("value", UserView.image(user, 192)).with("type", "photo")));
    }
}

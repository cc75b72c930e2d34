package dtu.slack.scim;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.team.Preferences;
import dtu.slack.users.Handles;
import dtu.slack.users.OwnSettings;
import dtu.slack.users.People;
import dtu.slack.users.ProfileFields;
import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an account of a resource, or changes an account to what a resource says. */
final class Provisioning {
    private Provisioning() {}

    /** An account as a resource wants it, and what else the resource says. */
    private record Wish(User user, Json resource) {}

    static Deed create(SlackCall call, User.Id id, Json resource) {
        var name = handle(call.state(), resource, null);
        var settings = User.Settings.of(User.ZONE, Preferences.language(call.state()));
        var blank = User.person(id, name, User.Profile.of("", "", "", ""), User.Role.MEMBER, settings, call.now());
        var wish = applied(call, blank, resource);
        var deed = Deed.in(call.state().put(Provisioned.PROVISIONED, Provisioned.of(id, resource)));
        return People.joined(call, deed, wish.user());
    }

    static Deed change(SlackCall call, User before, Json resource) {
        var name = handle(call.state(), resource, before);
        var wish = applied(call, before.named(name, call.now()), resource);
        if (before.role() == User.Role.PRIMARY_OWNER && wish.user().deleted()) {
            throw ScimError.CANNOT_CHANGE_OWNER.refusal();
        }
        var deed = Deed.in(call.state().put(Provisioned.PROVISIONED, Provisioned.of(before.id(), resource)));
        return People.changed(call, deed, before, wish.user());
    }

    private static Wish applied(SlackCall call, User user, Json resource) {
        var email = email(resource);
        var other = call.state().find(User.BY_EMAIL, User.key(email));
        if (other.isPresent() && !other.get().id().equals(user.id())) {
            throw ScimError.EMAIL_TAKEN.refusal();
        }
        var now = call.now();
        var named = user.withProfile(profile(call.state(), user, email, resource), now)
                .choosing(user.settings().in(zone(user, resource)).reading(locale(user, resource)), now);
        var ranked = named.as(role(named, resource), now);
        var active = resource.at("active").map(Provisioning::isTrue).orElse(true);
        return new Wish(active ? ranked.reactivated(now) : ranked.deactivated(now), resource);
    }

    /** An address is made a handle of; a plain name must be free. */
    private static String handle(State state, Json resource, @Nullable User before) {
        var wish =
                text(resource, "userName").or(() -> text(resource, "nickName")).orElseThrow(ScimError.MISSING_USERNAME);
        var shaped = Handles.shaped(wish);
        var other = state.find(User.BY_NAME, shaped);
        if (other.isEmpty() || (before != null && other.get().id().equals(before.id()))) {
            return shaped;
        }
        if (wish.contains("@")) {
            return Handles.free(state, wish);
        }
        throw ScimError.USERNAME_TAKEN.refusal();
    }

    private static User.Profile profile(State state, User user, String email, Json resource) {
        var before = user.profile();
        var name = resource.at("name").orElse(Json.EMPTY_OBJECT);
        var given = text(name, "givenName").orElse("");
        var family = text(name, "familyName").orElse("");
        var real = (given + " " + family).strip();
        var display = text(resource, "displayName")
                .or(() -> text(resource, "nickName"))
                .orElse(real);
        var card = before.card();
        return new User.Profile(
                given,
                family,
                real.isEmpty() ? display : real,
                display,
                email,
                text(resource, "title").orElse(""),
                before.status(),
                new User.Card(
                        first(resource, "phoneNumbers").orElse(""),
                        card.skype(),
                        card.pronouns(),
                        resource.at(Dialect.PROFILE)
                                .flatMap(more -> text(more, "startDate"))
                                .orElse(""),
                        card.photo(),
                        ProfileFields.provisioned(state, card.fields(), attribute -> said(resource, attribute))));
    }

    /** What a resource says under a name of the enterprise's extension, or of its own; people are named by ids. */
    private static Optional<String> said(Json resource, String name) {
        var extension = resource.at(Dialect.ENTERPRISE).orElse(Json.EMPTY_OBJECT);
        return extension
                .at(name)
                .or(() -> resource.at(name))
                .flatMap(value ->
                        value.isObject() ? value.at("managerId").or(() -> value.at("value")) : Optional.of(value))
                .filter(Json::isText)
                .map(Json::asText);
    }

    /** The language as Slack writes it; nothing else is one. */
    private static String locale(User user, Json resource) {
        return text(resource, "locale")
                .map(given -> given.replace('_', '-'))
                .filter(given -> OwnSettings.LOCALE.matcher(given).matches())
                .orElse(user.settings().locale());
    }

    private static String email(Json resource) {
        var email = first(resource, "emails").orElseThrow(ScimError.MISSING_EMAIL);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw ScimError.INVALID_EMAIL.refusal();
        }
        return email;
    }

    private static String zone(User user, Json resource) {
        var zone = text(resource, "timezone").orElse(user.timeZone());
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            return user.timeZone();
        }
    }

    /** A resource that says nothing of a guest makes one a member again. */
    private static User.Role role(User user, Json resource) {
        var type = resource.at(Dialect.GUEST).flatMap(guest -> text(guest, "type"));
        if (type.isEmpty()) {
            return user.role().isGuest() ? User.Role.MEMBER : user.role();
        }
        return switch (type.get()) {
            case "multi" -> User.Role.MULTI_CHANNEL_GUEST;
            case "single" -> User.Role.SINGLE_CHANNEL_GUEST;
            default -> throw ScimError.INVALID_SCHEMA.refusal();
        };
    }

    /** The primary value of a list, or its first. */
    private static Optional<String> first(Json resource, String name) {
        var values = resource.at(name).orElse(Json.EMPTY_ARRAY).elements();
        return values.stream()
                .filter(value -> value.at("primary").map(Provisioning::isTrue).orElse(false))
                .findFirst()
                .or(() -> values.stream().findFirst())
                .flatMap(value -> text(value, "value"));
    }

    private static Optional<String> text(Json object, String name) {
        return object.textAt(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Some identity providers send truths as text. */
    private static boolean isTrue(Json value) {
        return value.isTruth() ? value.asTruth() : value.asText().equalsIgnoreCase("true");
    }
}

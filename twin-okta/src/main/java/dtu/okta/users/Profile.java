package dtu.okta.users;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.schemas.BuiltInAttributes;
import dtu.okta.schemas.Judgement;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may stand in a person's profile: Okta's own attributes, and those that the org has defined for the person's
 * type.
 */
final class Profile {
    static final List<String> BASE = List.of(
            "login",
            "email",
            "secondEmail",
            "firstName",
            "lastName",
            "middleName",
            "honorificPrefix",
            "honorificSuffix",
            "title",
            "displayName",
            "nickName",
            "profileUrl",
            "primaryPhone",
            "mobilePhone",
            "streetAddress",
            "city",
            "state",
            "zipCode",
            "countryCode",
            "postalAddress",
            "preferredLanguage",
            "locale",
            "timezone",
            "userType",
            "employeeNumber",
            "costCenter",
            "organization",
            "division",
            "department",
            "managerId",
            "manager");

    private static final Set<String> KNOWN = Set.copyOf(BASE);
    private static final List<String> REQUIRED = List.of("firstName", "lastName", "login", "email");
    /** Those that are shown as null when they are not set. */
    private static final List<String> ALWAYS_SHOWN = List.of("firstName", "lastName", "mobilePhone", "secondEmail");

    private static final String BLANK = ": The field cannot be left blank";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private Profile() {}

    /** In the form in which it is kept and shown: no nulls but the four that Okta always shows. */
    static Json normal(Json given) {
        var profile = new Json[] {Json.EMPTY_OBJECT};
        for (var name : ALWAYS_SHOWN) {
            profile[0] = profile[0].with(name, given.at(name).orElse(Json.NULL));
        }
        given.members((name, value) -> {
            if (!value.isNull()) {
                profile[0] = profile[0].with(name, value);
            }
        });
        return profile[0];
    }

    static boolean isBase(String name) {
        return KNOWN.contains(name);
    }

    /** Refuses a profile that the type does not admit. {@code what} is how Okta names the request in the refusal. */
    static Json checked(Json given, UserType type, String what) {
        for (var name : given.names()) {
            if (!KNOWN.contains(name) && type.custom().at(name).isEmpty()) {
                throw VALIDATION_FAILED.because("Property name '" + name + "' is not defined in profile", what);
            }
        }
        var profile = normal(withDefaults(given, type));
        var causes = new ArrayList<String>();
        for (var name : REQUIRED) {
            if (Judgement.isRequired(BuiltInAttributes.user(name, type.base())) && isBlank(profile, name)) {
                causes.add(name + BLANK);
            }
        }
        for (var name : type.custom().names()) {
            if (Judgement.isRequired(type.custom().at(name).orElse(Json.NULL)) && isBlank(profile, name)) {
                causes.add(name + BLANK);
            }
        }
        profile.members((name, value) -> complain(name, value, type, causes));
        if (!causes.isEmpty()) {
            var first = causes.getFirst();
            throw VALIDATION_FAILED.because(causes, first.substring(0, first.indexOf(':')));
        }
        return profile;
    }

    private static boolean isBlank(Json profile, String name) {
        return profile.at(name)
                .filter(value -> !value.isNull() && !value.asText().isBlank())
                .isEmpty();
    }

    private static Json withDefaults(Json given, UserType type) {
        var profile = given;
        for (var name : type.custom().names()) {
            var usual = type.custom().at(name).flatMap(definition -> definition.at("default"));
            if (usual.isPresent() && profile.at(name).isEmpty()) {
                profile = profile.with(name, usual.get());
            }
        }
        return profile;
    }

    /** Refuses a profile with a value that only one person may have, and another one has. */
    static void refuseTaken(State state, UserType type, Json profile, User.Id self) {
        for (var name : type.custom().names()) {
            var value = profile.at(name).filter(each -> !each.isNull());
            if (value.isPresent() && Judgement.isUnique(type.custom().at(name).orElse(Json.NULL))) {
                if (state.scan(User.BY_ATTRIBUTE, Attribute.of(name, value.get())).stream()
                        .anyMatch(user ->
                                user.type().equals(type.id()) && !user.id().equals(self))) {
                    throw VALIDATION_FAILED.because(
                            name + ": An object with this field already exists in the current organization", name);
                }
            }
        }
    }

    private static void complain(String name, Json value, UserType type, List<String> causes) {
        if (value.isNull() || causes.contains(name + BLANK)) {
            return;
        }
        if (name.equals("login")) {
            complainOfLogin(value, BuiltInAttributes.user(name, type.base()), causes);
            return;
        }
        var definition = KNOWN.contains(name)
                ? BuiltInAttributes.user(name, type.base())
                : type.custom().at(name).orElse(Json.EMPTY_OBJECT);
        Judgement.complaint(definition, value).ifPresent(words -> causes.add(name + ": " + words));
    }

    /** A login is an address unless the org has said otherwise. */
    private static void complainOfLogin(Json value, Json definition, List<String> causes) {
        var address = definition.at("pattern").isPresent()
                || !value.isText()
                || ADDRESS.matcher(value.asText()).matches();
        if (!address) {
            causes.add("login: Username must be in the form of an email address");
            return;
        }
        if (Judgement.complaint(definition, value).isPresent()) {
            causes.add(
                    value.isText()
                            ? "login: Does not match required pattern"
                            : "login: The field has an invalid value");
        }
    }
}

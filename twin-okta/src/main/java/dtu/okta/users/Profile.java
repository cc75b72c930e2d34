package dtu.okta.users;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.twins.json.Json;
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

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int NAME_MAX = 50;
    private static final int LOGIN_MAX = 100;
    private static final int LOGIN_MIN = 5;

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

    /** Refuses a profile that the type does not admit. {@code what} is how Okta names the request in the refusal. */
    static Json checked(Json given, UserType type, String what) {
        for (var name : given.names()) {
            if (!KNOWN.contains(name) && type.custom().at(name).isEmpty()) {
                throw VALIDATION_FAILED.because("Property name '" + name + "' is not defined in profile", what);
            }
        }
        var profile = normal(given);
        var causes = new ArrayList<String>();
        for (var name : REQUIRED) {
            if (profile.at(name)
                    .filter(value -> !value.asText().isBlank() && !value.isNull())
                    .isEmpty()) {
                causes.add(name + ": The field cannot be left blank");
            }
        }
        profile.members((name, value) -> complain(name, value, type, causes));
        if (!causes.isEmpty()) {
            var first = causes.getFirst();
            throw VALIDATION_FAILED.because(causes, first.substring(0, first.indexOf(':')));
        }
        return profile;
    }

    private static void complain(String name, Json value, UserType type, List<String> causes) {
        if (value.isNull()) {
            return;
        }
        if (!KNOWN.contains(name)) {
            complainOfCustom(name, value, type.custom().at(name).orElse(Json.EMPTY_OBJECT), causes);
            return;
        }
        if (!value.isText()) {
            causes.add(name + ": The field has an invalid value");
            return;
        }
        var text = value.asText();
        switch (name) {
            case "firstName", "lastName" -> {
                if (text.length() > NAME_MAX) {
                    causes.add(name + ": The field is too long");
                }
            }
            case "login" -> {
                if (!text.isBlank() && !ADDRESS.matcher(text).matches()) {
                    causes.add("login: Username must be in the form of an email address");
                } else if (text.length() > LOGIN_MAX || (!text.isBlank() && text.length() < LOGIN_MIN)) {
                    causes.add("login: Does not match required pattern");
                }
            }
            case "email", "secondEmail" -> {
                if (!text.isBlank() && !ADDRESS.matcher(text).matches()) {
                    causes.add(name + ": Does not match required pattern");
                }
            }
            default -> {}
        }
    }

    private static void complainOfCustom(String name, Json value, Json definition, List<String> causes) {
        var fits = switch (definition.textAt("type").orElse("string")) {
            case "boolean" -> value.isTruth();
            case "integer" -> value.isWhole();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            default -> value.isText();
        };
        var choices = definition.at("enum").map(Json::elements).orElse(List.of());
        if (!fits || (!choices.isEmpty() && !choices.contains(value))) {
            causes.add(name + ": The field has an invalid value");
        }
    }
}

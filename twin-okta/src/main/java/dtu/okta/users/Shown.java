package dtu.okta.users;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The members of a person that {@code fields} asks for, such as {@code status,profile:(firstName,city)}; the id is
 * always one of them.
 *
 * @param attributes those of the profile; empty when the profile is shown whole
 */
record Shown(Set<String> members, Optional<Set<String>> attributes) {
    private static final Pattern PROFILE = Pattern.compile("profile\\s*:\\s*\\(([^()]*)\\)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What the client asks for; empty for everything. */
    static Optional<Shown> asked(OktaCall call) {
        return call.query("fields").filter(text -> !text.isBlank()).map(Shown::read);
    }

    private static Shown read(String text) {
        var part = PROFILE.matcher(text);
        var members = new ArrayList<>(List.of("id"));
        if (!part.find()) {
            members.addAll(names(text));
            return new Shown(Set.copyOf(members), Optional.empty());
        }
        members.add("profile");
        members.addAll(names(part.replaceFirst("profile")));
        return new Shown(Set.copyOf(members), Optional.of(Set.copyOf(names(part.group(1)))));
    }

    private static List<String> names(String list) {
        var names = new ArrayList<String>();
        for (var name : list.split(",", -1)) {
            if (!NAME.matcher(name.strip()).matches()) {
                throw VALIDATION_FAILED.because("fields: The field has an invalid value", "fields");
            }
            names.add(name.strip());
        }
        return names.stream().distinct().toList();
    }

    Json of(Json user) {
        var shown = Json.EMPTY_OBJECT;
        for (var name : user.names()) {
            if (members.contains(name)) {
                var value = user.at(name).orElse(Json.NULL);
                shown = shown.with(name, name.equals("profile") ? profile(value) : value);
            }
        }
        return shown;
    }

    private Json profile(Json whole) {
        if (attributes.isEmpty()) {
            return whole;
        }
        var some = Json.EMPTY_OBJECT;
        for (var name : whole.names()) {
            if (attributes.get().contains(name)) {
                some = some.with(name, whole.at(name).orElse(Json.NULL));
            }
        }
        return some;
    }
}

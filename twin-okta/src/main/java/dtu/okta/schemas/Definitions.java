package dtu.okta.schemas;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Attributes as an administrator defines them. */
final class Definitions {
    private static final Set<String> TYPES = Set.of("array", "boolean", "integer", "number", "string");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Json SELF_READS = Json.of("[{\"principal\": \"SELF\", \"action\": \"READ_ONLY\"}]");
    private static final Json MASTER = Json.of("{\"type\": \"PROFILE_MASTER\"}");

    /** In the order in which Okta shows them; what is none of these is not kept. */
    private static final List<String> MEMBERS = List.of(
            "title",
            "description",
            "type",
            "required",
            "format",
            "mutability",
            "externalName",
            "externalNamespace",
            "scope",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "unique",
            "items",
            "enum",
            "oneOf",
            "default",
            "permissions",
            "master");

    private Definitions() {}

    /** The definitions after a request: what it names is set, what it names null is gone, the rest stays. */
    static Json merged(Json present, Json base, Json given) {
        var merged = present;
        for (var name : given.names()) {
            var definition = given.at(name).orElse(Json.NULL);
            if (!NAME.matcher(name).matches()) {
                throw refusal(name + ": The property name is not valid");
            }
            if (base.at(name).isPresent()) {
                throw refusal(name + ": A base property cannot be defined as a custom one");
            }
            if (!definition.isNull() && !definition.isObject()) {
                throw refusal(name + ": The field has an invalid value");
            }
            merged = definition.isNull()
                    ? merged.without(name)
                    : merged.with(name, checked(name, merged.at(name).orElse(Json.NULL), definition));
        }
        return merged;
    }

    private static Json checked(String name, Json present, Json given) {
        var type = given.textAt("type").orElse(present.textAt("type").orElse("string"));
        if (!TYPES.contains(type)) {
            throw refusal(name + ".type: The field has an invalid value");
        }
        if (present.isObject() && !type.equals(present.textAt("type").orElse("string"))) {
            throw refusal(name + ": The type of a property cannot be changed");
        }
        if (given.textAt("title").filter(title -> !title.isBlank()).isEmpty()) {
            throw refusal(name + ".title: The field cannot be left blank");
        }
        if (type.equals("array") && given.at("items").filter(Json::isObject).isEmpty()) {
            throw refusal(name + ".items: The field cannot be left blank");
        }
        refuseContradictions(name, given);
        return shown(type, given);
    }

    private static void refuseContradictions(String name, Json given) {
        var least = given.at("minLength").map(Json::asLong).orElse(0L);
        var most = given.at("maxLength").map(Json::asLong).orElse(Long.MAX_VALUE);
        if (least < 0 || most < least) {
            throw refusal(name + ": minLength must not be greater than maxLength");
        }
        var listed = given.at("enum").map(Json::elements).orElse(List.of());
        var choices = given.at("oneOf").map(Json::elements).orElse(List.of()).stream()
                .map(choice -> choice.at("const").orElse(Json.NULL))
                .toList();
        if (!choices.isEmpty() && !listed.isEmpty() && !listed.equals(choices)) {
            throw refusal(name + ": enum and oneOf must have the same values");
        }
        try {
            given.textAt("pattern").ifPresent(Pattern::compile);
        } catch (PatternSyntaxException noPattern) {
            throw refusal(name + ".pattern: The field has an invalid value");
        }
    }

    private static Json shown(String type, Json given) {
        var usual = Json.EMPTY_OBJECT
                .with("type", type)
                .with("mutability", "READ_WRITE")
                .with("scope", "NONE")
                .with("permissions", SELF_READS)
                .with("master", MASTER);
        var all = usual.merged(given).with("type", type);
        if (!all.at("required").filter(Json::asTruth).isPresent()) {
            all = all.without("required");
        }
        var unique = all.at("unique").orElse(Json.NULL);
        all = unique.equals(Json.truth(true)) || unique.asText().equals("UNIQUE_VALIDATED")
                ? all.with("unique", "UNIQUE_VALIDATED")
                : all.without("unique");
        var ordered = Json.EMPTY_OBJECT;
        for (var member : MEMBERS) {
            var value = all.at(member);
            if (value.isPresent() && !value.get().isNull()) {
                ordered = ordered.with(member, value.get());
            }
        }
        return ordered;
    }

    /** What an org may change of Okta's own attributes. */
    enum Change {
        /** Permissions, whether names are required, how logins look. */
        OF_USERS {
            @Override
            boolean admits(String name, String member, Json own) {
                return switch (member) {
                    case "permissions", "master" -> true;
                    case "required" -> name.equals("firstName") || name.equals("lastName");
                    case "pattern" -> name.equals("login");
                    default -> false;
                };
            }
        },
        /** Nothing. */
        OF_GROUPS {
            @Override
            boolean admits(String name, String member, Json own) {
                return false;
            }
        },
        /** Whether attributes are required that are not by themselves. */
        OF_APPS {
            @Override
            boolean admits(String name, String member, Json own) {
                return member.equals("required") && !Judgement.isRequired(own);
            }
        };

        abstract boolean admits(String name, String member, Json own);
    }

    /** The changes of Okta's own attributes after a request. */
    static Json changed(Change change, Json present, Json base, Fields given) {
        var changes = present;
        for (var name : given.json().names()) {
            var own = base.at(name).orElse(Json.NULL);
            var definition = given.json().at(name).orElse(Json.NULL);
            if (own.isNull() || !definition.isObject()) {
                throw refusal(name + ": A base property can be neither added nor removed");
            }
            var kept = changes.at(name).orElse(Json.EMPTY_OBJECT);
            for (var member : definition.names()) {
                var value = definition.at(member).orElse(Json.NULL);
                if (value.equals(own.merged(kept).at(member).orElse(Json.NULL))) {
                    continue;
                }
                if (!change.admits(name, member, own)) {
                    throw refusal(name + "." + member + ": The field of a base property cannot be changed");
                }
                kept = kept.with(member, value);
            }
            changes = kept.size() == 0 ? changes : changes.with(name, kept);
        }
        return changes;
    }

    private static RuntimeException refusal(String cause) {
        return VALIDATION_FAILED.because(cause, "definitions");
    }
}

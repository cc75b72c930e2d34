package dtu.okta.schemas;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a value is one that an attribute may have. */
public final class Judgement {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private Judgement() {}

    /** What is wrong with a value, in Okta's words; empty when nothing is. */
    public static Optional<String> complaint(Json definition, Json value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!isOfType(definition.textAt("type").orElse("string"), value)) {
            return Optional.of("The field has an invalid value");
        }
        if (value.isArray()) {
            var items = definition.at("items").orElse(Json.EMPTY_OBJECT);
            return value.elements().stream()
                    .flatMap(element -> complaint(items, element).stream())
                    .findFirst();
        }
        if (!isOneOf(definition, value)) {
            return Optional.of("The field has an invalid value");
        }
        return value.isText() ? textComplaint(definition, value.asText()) : numberComplaint(definition, value);
    }

    private static boolean isOfType(String type, Json value) {
        return switch (type) {
            case "boolean" -> value.isTruth();
            case "integer" -> value.isWhole();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            default -> value.isText();
        };
    }

    private static boolean isOneOf(Json definition, Json value) {
        var listed = definition.at("enum").map(Json::elements).orElse(List.of());
        var choices = definition.at("oneOf").map(Json::elements).orElse(List.of());
        return (listed.isEmpty() || listed.contains(value))
                && (choices.isEmpty()
                        || choices.stream()
                                .anyMatch(choice ->
                                        choice.at("const").filter(value::equals).isPresent()));
    }

    private static Optional<String> textComplaint(Json definition, String text) {
        var least = definition.at("minLength").map(Json::asLong).orElse(0L);
        var most = definition.at("maxLength").map(Json::asLong).orElse(Long.MAX_VALUE);
        if (text.length() > most) {
            return Optional.of("The field is too long");
        }
        if (text.length() < least) {
            return Optional.of(text.isEmpty() ? "The field cannot be left blank" : "The field is too short");
        }
        var pattern = definition.textAt("pattern");
        if (pattern.isPresent() && !Pattern.matches(pattern.get(), text)) {
            return Optional.of("Does not match required pattern");
        }
        var email = definition.textAt("format").filter("email"::equals).isPresent();
        return email && !text.isEmpty() && !ADDRESS.matcher(text).matches()
                ? Optional.of("Does not match required pattern")
                : Optional.empty();
    }

    private static Optional<String> numberComplaint(Json definition, Json value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        var least = definition.at("minimum").map(Json::asDouble).orElse(-Double.MAX_VALUE);
        var most = definition.at("maximum").map(Json::asDouble).orElse(Double.MAX_VALUE);
        return value.asDouble() < least || value.asDouble() > most
                ? Optional.of("The field has an invalid value")
                : Optional.empty();
    }

    public static boolean isRequired(Json definition) {
        return definition.at("required").filter(Json::asTruth).isPresent();
    }

    public static boolean isUnique(Json definition) {
        return definition.at("unique").isPresent();
    }
}

package dtu.slack;

import dtu.twins.Refusal;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The arguments of a call, wherever they came from. A form carries only text, so everything may also arrive as text:
 * truths as {@code 1}, lists with commas, structures as JSON inside a string.
 */
public final class Arguments {
    private final Map<String, Json> values;
    private final List<String> warnings;

    Arguments(Map<String, Json> values, List<String> warnings) {
        this.values = values;
        this.warnings = List.copyOf(warnings);
    }

    /** Of a body that is JSON through and through, as people's clients and webhooks send. */
    public static Arguments of(Json object) {
        var values = new LinkedHashMap<String, Json>();
        object.members(values::put);
        return new Arguments(values, List.of());
    }

    /** What Slack remarks on the way they were sent. */
    public List<String> warnings() {
        return warnings;
    }

    /** All of them, as they came. */
    public Map<String, Json> all() {
        return java.util.Collections.unmodifiableMap(values);
    }

    public Optional<Json> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
    }

    public boolean has(String name) {
        return value(name).isPresent();
    }

    /** As text, even if it is empty. */
    public Optional<String> text(String name) {
        return value(name).map(value -> value.isText() ? value.asText() : value.toString());
    }

    /** As text that is not empty. */
    public Optional<String> filled(String name) {
        return text(name).filter(text -> !text.isEmpty());
    }

    public String or(String name, String other) {
        return filled(name).orElse(other);
    }

    /** Given and true. */
    public boolean isTrue(String name) {
        return text(name)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }

    /** Given and false. */
    public boolean isFalse(String name) {
        return text(name)
                .filter(text -> text.equals("false") || text.equals("0"))
                .isPresent();
    }

    /** A whole number; empty when it is none. */
    public Optional<Long> whole(String name) {
        return filled(name).flatMap(text -> {
            try {
                return Optional.of(Long.parseLong(text.strip()));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        });
    }

    /** A JSON array, or text with commas. */
    public List<String> list(String name) {
        var given = value(name);
        if (given.isEmpty()) {
            return List.of();
        }
        var value = given.get();
        if (value.isText() && value.asText().strip().startsWith("[")) {
            value = parsed(value.asText()).orElse(value);
        }
        if (value.isArray()) {
            return value.elements().stream()
                    .map(element -> element.isText() ? element.asText() : element.toString())
                    .toList();
        }
        return Arrays.stream(text(name).orElse("").split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A structure, native or as text; text that is no JSON is refused. An empty text is no structure at all. */
    public Optional<Json> structure(String name, Supplier<Refusal> malformed) {
        var given = value(name);
        if (given.isEmpty() || !given.get().isText()) {
            return given;
        }
        var text = given.get().asText();
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(parsed(text).orElseThrow(malformed)).filter(value -> !value.isNull());
    }

    static Optional<Json> parsed(String text) {
        try {
            return Optional.of(Json.parse(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }
}

package dtu.twins.json;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A JSON object that a client sent, read member by member. Whatever is wrong is refused in the vendor's words, so
 * handlers need no checks of type.
 */
public final class Fields {
    private final Json json;
    private final String path;
    private final Complaints complaints;

    private Fields(Json json, String path, Complaints complaints) {
        this.json = json;
        this.path = path;
        this.complaints = complaints;
    }

    /** The members of a body; a body that is no object is refused. */
    public static Fields of(Json json, Complaints complaints) {
        if (!json.isObject()) {
            throw complaints.mistyped("", "object");
        }
        return new Fields(json, "", complaints);
    }

    public Json json() {
        return json;
    }

    public boolean has(String name) {
        return json.at(name).isPresent();
    }

    public Given<String> text(String name) {
        return given(name, Json::isText, "text", Json::asText);
    }

    public Given<Boolean> truth(String name) {
        return given(name, Json::isTruth, "boolean", Json::asTruth);
    }

    public Given<Long> whole(String name) {
        return given(name, Json::isWhole, "whole number", Json::asLong);
    }

    public Given<Double> number(String name) {
        return given(name, Json::isNumber, "number", Json::asDouble);
    }

    /** Whatever it is, kept as given. */
    public Given<Json> any(String name) {
        return given(name, any -> true, "", Function.identity());
    }

    public Given<Json> opaqueObject(String name) {
        return given(name, Json::isObject, "object", Function.identity());
    }

    public Given<Fields> object(String name) {
        return given(name, Json::isObject, "object", object -> new Fields(object, pathTo(name), complaints));
    }

    public Given<List<Json>> array(String name) {
        return given(name, Json::isArray, "array", Json::elements);
    }

    public Given<List<String>> texts(String name) {
        return array(name)
                .map(elements ->
                        elements.stream().map(element -> textOf(name, element)).toList());
    }

    public Given<List<Fields>> objects(String name) {
        return array(name)
                .map(elements -> elements.stream()
                        .map(element -> {
                            if (!element.isObject()) {
                                throw complaints.mistyped(pathTo(name), "object");
                            }
                            return new Fields(element, pathTo(name), complaints);
                        })
                        .toList());
    }

    /** Text that must be there and not be blank. */
    public String requiredText(String name) {
        var text = text(name).or("");
        if (text.isBlank()) {
            throw complaints.missing(pathTo(name));
        }
        return text;
    }

    public Fields requiredObject(String name) {
        return object(name).toOptional().orElseThrow(() -> complaints.missing(pathTo(name)));
    }

    public List<Json> requiredArray(String name) {
        return array(name).toOptional().orElseThrow(() -> complaints.missing(pathTo(name)));
    }

    /** An object member, or an object without members when there is none. */
    public Fields objectOrEmpty(String name) {
        return object(name).or(new Fields(Json.EMPTY_OBJECT, pathTo(name), complaints));
    }

    private <T> Given<T> given(String name, Predicate<Json> fits, String expected, Function<Json, T> read) {
        var member = json.at(name).orElse(null);
        if (member == null) {
            return new Given.Absent<>();
        }
        if (member.isNull()) {
            return new Given.Null<>();
        }
        if (!fits.test(member)) {
            throw complaints.mistyped(pathTo(name), expected);
        }
        return new Given.Value<>(read.apply(member));
    }

    private String textOf(String name, Json element) {
        if (!element.isText()) {
            throw complaints.mistyped(pathTo(name), "text");
        }
        return element.asText();
    }

    private String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

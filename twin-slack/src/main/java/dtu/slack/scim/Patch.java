package dtu.slack.scim;

import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes a resource step by step, as PATCH lists them. */
final class Patch {
    /** Such as {@code emails[primary eq true].value} or {@code name.givenName}. */
    private static final Pattern PATH = Pattern.compile(
            "([A-Za-z]\\w*)(?:\\[\\s*(\\w+)\\s+[eE][qQ]\\s+\"?([^\"\\]]*)\"?\\s*])?(?:\\.([A-Za-z]\\w*))?");

    private Patch() {}

    /** Where a change goes. */
    private record Path(
            String attribute,
            @Nullable String by,
            String wanted,
            @Nullable String sub) {
        static Path of(String text) {
            var match = PATH.matcher(text);
            if (!match.matches()) {
                throw ScimError.INVALID_PATCH.refusal();
            }
            return new Path(
                    match.group(1), match.group(2), match.group(3) == null ? "" : match.group(3), match.group(4));
        }

        boolean selects(Json element) {
            return by == null
                    || element.at(by)
                            .filter(value -> value.asText().equals(wanted))
                            .isPresent();
        }
    }

    /** The resource after all operations of a body. */
    static Json applied(Json resource, Json body, Dialect dialect) {
        var operations = body.at("Operations").or(() -> body.at("operations"));
        if (operations.filter(Json::isArray).isEmpty()) {
            throw ScimError.INVALID_PATCH.refusal();
        }
        var changed = resource;
        for (var operation : operations.get().elements()) {
            changed = step(changed, operation, dialect);
        }
        return changed;
    }

    private static Json step(Json resource, Json operation, Dialect dialect) {
        var verb = operation.textAt("op").orElse("").toLowerCase(Locale.ROOT);
        var path = operation.textAt("path").filter(text -> !text.isEmpty()).map(dialect::read);
        var value = operation.at("value").filter(json -> !json.isNull());
        return switch (verb) {
            case "add", "replace" -> {
                var given = value.orElseThrow(ScimError.INVALID_PATCH);
                yield path.isPresent()
                        ? put(resource, Path.of(path.get()), given, verb.equals("add"))
                        : merged(resource, given, dialect, verb.equals("add"));
            }
            case "remove" -> removed(resource, Path.of(path.orElseThrow(ScimError.INVALID_PATCH)), value);
            default -> throw ScimError.INVALID_PATCH.refusal();
        };
    }

    /** Without a path the value is a piece of a resource; its names may be paths themselves. */
    private static Json merged(Json resource, Json value, Dialect dialect, boolean adding) {
        if (!value.isObject()) {
            throw ScimError.INVALID_PATCH.refusal();
        }
        var read = dialect.read(value);
        var changed = resource;
        for (var name : read.names()) {
            changed = put(changed, Path.of(dialect.read(name)), read.at(name).orElseThrow(), adding);
        }
        return changed;
    }

    private static Json put(Json resource, Path path, Json value, boolean adding) {
        var current = resource.at(path.attribute());
        if (path.by() != null) {
            return resource.with(path.attribute(), selected(current.orElse(Json.EMPTY_ARRAY), path, value));
        }
        var sub = path.sub();
        if (sub != null) {
            var object = current.filter(Json::isObject).orElse(Json.EMPTY_OBJECT);
            return resource.with(path.attribute(), object.with(sub, value));
        }
        if (current.isPresent() && current.get().isArray()) {
            return resource.with(path.attribute(), adding ? joined(current.get(), value) : list(value));
        }
        var both = current.filter(Json::isObject).filter(object -> value.isObject());
        return resource.with(
                path.attribute(), both.map(object -> object.merged(value)).orElse(value));
    }

    /** Elements that the path selects, changed; a new one when it selects none. */
    private static Json selected(Json array, Path path, Json value) {
        var elements = new ArrayList<Json>();
        var found = false;
        for (var element : array.elements()) {
            var selected = path.selects(element);
            found |= selected;
            elements.add(selected ? written(element, path, value) : element);
        }
        if (!found) {
            var by = path.by() == null ? "value" : path.by();
            var wanted = path.wanted().equals("true") ? Json.truth(true) : Json.text(path.wanted());
            elements.add(written(Json.EMPTY_OBJECT.with(by, wanted), path, value));
        }
        return Json.array(elements);
    }

    private static Json written(Json element, Path path, Json value) {
        var sub = path.sub();
        if (sub != null) {
            return element.with(sub, value);
        }
        return value.isObject() ? element.merged(value) : value;
    }

    private static Json removed(Json resource, Path path, java.util.Optional<Json> value) {
        var current = resource.at(path.attribute());
        if (current.isEmpty()) {
            return resource;
        }
        if (path.by() != null || value.isPresent()) {
            var wanted = list(value.orElse(Json.EMPTY_ARRAY)).elements();
            var kept = current.get().elements().stream()
                    .filter(element -> path.by() == null ? !isAmong(element, wanted) : !path.selects(element))
                    .toList();
            return resource.with(path.attribute(), Json.array(kept));
        }
        var sub = path.sub();
        if (sub != null && current.get().isObject()) {
            return resource.with(path.attribute(), current.get().without(sub));
        }
        return current.get().isArray()
                ? resource.with(path.attribute(), Json.EMPTY_ARRAY)
                : resource.without(path.attribute());
    }

    private static Json joined(Json array, Json value) {
        var elements = new ArrayList<>(array.elements());
        list(value).elements().stream().filter(each -> !isAmong(each, elements)).forEach(elements::add);
        return Json.array(elements);
    }

    private static boolean isAmong(Json element, List<Json> elements) {
        return elements.stream().anyMatch(each -> value(each).equals(value(element)));
    }

    private static Json value(Json element) {
        return element.at("value").orElse(element);
    }

    private static Json list(Json value) {
        return value.isArray() ? value : Json.array(List.of(value));
    }
}

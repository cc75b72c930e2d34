package dtu.slack.workflows;

import dtu.twins.json.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values with holes in double braces, such as {@code Hello {{inputs.name}}}, and what fills them. */
final class Template {
    private static final Pattern HOLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]+)\\s*}}");

    private Template() {}

    /** A text that is nothing but a hole becomes what fills it, whatever its type; null when nothing does. */
    static Json filled(Json template, Json sources) {
        if (template.isText()) {
            return text(template.asText(), sources);
        }
        if (template.isArray()) {
            return Json.array(template.elements().stream()
                    .map(each -> filled(each, sources))
                    .toList());
        }
        return template.isObject() ? members(template, sources) : template;
    }

    /** The same for each member; those that nothing fills are left out. */
    static Json members(Json template, Json sources) {
        var all = Json.EMPTY_OBJECT;
        for (var name : template.names()) {
            var value = filled(template.at(name).orElse(Json.NULL), sources);
            all = value.isNull() ? all : all.with(name, value);
        }
        return all;
    }

    private static Json text(String text, Json sources) {
        var hole = HOLE.matcher(text);
        if (hole.matches()) {
            return found(hole.group(1), sources).orElse(Json.NULL);
        }
        return Json.text(HOLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(found(match.group(1), sources)
                        .map(value -> value.isText() ? value.asText() : value.toString())
                        .orElse(""))));
    }

    private static Optional<Json> found(String path, Json sources) {
        var found = Optional.of(sources);
        for (var name : path.split("\\.", -1)) {
            found = found.flatMap(json -> json.at(name));
        }
        return found;
    }
}

package dtu.slack.workflows;

import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value that a function or a workflow takes or gives. */
record Parameter(String name, String type, String title, String description, boolean required) {

    /** Of a manifest's {@code properties} and the names of those that are {@code required}. */
    static List<Parameter> all(Optional<Json> declared) {
        var required = declared.flatMap(json -> json.at("required"))
                .map(Json::elements)
                .orElse(List.of());
        var all = new ArrayList<Parameter>();
        declared.flatMap(json -> json.at("properties"))
                .ifPresent(properties -> properties.members((name, json) -> all.add(new Parameter(
                        name,
                        json.textAt("type").orElse("string"),
                        json.textAt("title").orElse(name),
                        json.textAt("description").orElse(""),
                        required.contains(Json.text(name))))));
        return List.copyOf(all);
    }

    /** What is wrong with those values, line by line. */
    static List<String> complaints(List<Parameter> declared, Json values) {
        var wrong = new ArrayList<String>();
        for (var parameter : declared) {
            var value = values.at(parameter.name()).filter(given -> !given.isNull());
            if (value.isEmpty() && parameter.required()) {
                wrong.add("[ERROR] missing required field: " + parameter.name());
            } else if (value.isPresent() && !parameter.fits(value.get())) {
                wrong.add("[ERROR] must be of type " + parameter.type() + " [json-pointer:/" + parameter.name() + "]");
            }
        }
        return wrong;
    }

    /** Slack's own types are ids and other texts, or structures that nobody looks into. */
    private boolean fits(Json value) {
        return switch (type) {
            case "integer" -> value.isWhole();
            case "number" -> value.isNumber();
            case "boolean" -> value.isTruth();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string", "slack#/types/user_id", "slack#/types/channel_id", "slack#/types/usergroup_id" ->
                value.isText();
            default -> true;
        };
    }

    void members(JsonOut json) {
        json.text("type", type)
                .text("name", name)
                .text("description", description)
                .text("title", title)
                .truth("is_required", required);
    }
}

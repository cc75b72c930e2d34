package dtu.okta.bodies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dtu.okta.description.Description;
import dtu.twins.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of bodies as Okta's descriptions have it, but for the departures. */
final class BodyTable {
    private static final String REQUIRED = "!";
    private static final String OPTIONAL = "?";
    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, String> operations = new TreeMap<>();
    private final Map<String, List<String>> shapes = new TreeMap<>();
    private final Map<String, String> departures;
    private final Set<String> used = new HashSet<>();

    /** By a member's place, such as {@code Application.label}: what is to stand there instead. */
    BodyTable(Map<String, String> departures) {
        this.departures = departures;
    }

    /** The departures that stand for what the descriptions say themselves, or for nothing that they have. */
    Set<String> unused() {
        var unused = new TreeSet<>(departures.keySet());
        unused.removeAll(used);
        return unused;
    }

    private String departed(String place, String described) {
        var departure = departures.getOrDefault(place, "");
        if (departure.isEmpty() || departure.equals(described)) {
            return described;
        }
        used.add(place);
        return departure.equals(OPTIONAL) ? described.replace(REQUIRED, "") : departure;
    }

    void add(Description description, Route route) {
        var body = description.body(route.method(), route.path().text());
        if (!body.isMissingNode()) {
            var operation = route.operation();
            operations.put(operation, departed(operation, new Drawing(description).kind(body, operation)));
        }
    }

    String text() {
        var lines = Stream.concat(
                operations.entrySet().stream().map(operation -> operation.getKey() + ": " + operation.getValue()),
                shapes.entrySet().stream()
                        .flatMap(shape -> Stream.concat(Stream.of("", shape.getKey()), shape.getValue().stream())));
        return String.join("\n", lines.toList()) + "\n";
    }

    /** One document drawn into the table. */
    private final class Drawing {
        private final Description description;

        Drawing(Description description) {
            this.description = description;
        }

        String kind(JsonNode schema, String place) {
            var name = name(schema, place);
            return name.equals(place) ? described(schema, place) : departed(name, described(schema, place));
        }

        private String described(JsonNode schema, String place) {
            var all = new Gathered(description, schema, JsonNodeFactory.instance.objectNode());
            var type = all.says.path("type").asText("");
            if (!all.members.isEmpty() || !all.variants.isEmpty()) {
                return shape(all, name(schema, place));
            }
            return switch (type) {
                case "boolean" -> "truth";
                case "integer" -> "whole" + span(all.says, "minimum", "maximum");
                case "number" -> "number" + span(all.says, "minimum", "maximum");
                case "array" ->
                    "[" + kind(all.says.path("items"), place) + "]" + span(all.says, "minItems", "maxItems");
                case "object" -> values(all.says.path("additionalProperties"), place);
                case "string" -> text(all.says);
                default -> all.says.has("enum") ? text(all.says) : "any";
            };
        }

        private String values(JsonNode of, String place) {
            var kind = of.isObject() && !of.isEmpty() ? kind(of, place) : "any";
            // "An object with no members named" is how the descriptions say "anything".
            return kind.equals("any") || kind.equals("object") ? "object" : "{" + kind + "}";
        }

        private static String text(JsonNode says) {
            var choices = new ArrayList<String>();
            says.path("enum").forEach(choice -> choices.add(choice.asText()));
            var distinct = choices.stream().distinct().toList();
            var pattern = says.path("pattern").asText("");
            return "text" + span(says, "minLength", "maxLength")
                    + (choices.isEmpty() ? pattern.isEmpty() ? "" : " ~" + pattern : " =" + String.join("|", distinct));
        }

        private static String span(JsonNode says, String least, String most) {
            var span = says.path(least).asText("") + ".." + says.path(most).asText("");
            return span.equals("..") ? "" : " " + span;
        }

        /** Its own; that of the only schema of which it is a copy with other words; that of its place. */
        private String name(JsonNode schema, String place) {
            var reference = schema.path("$ref").asText();
            if (reference.startsWith(SCHEMAS)) {
                return reference.substring(SCHEMAS.length());
            }
            var parts = new ArrayList<JsonNode>();
            schema.path("allOf").forEach(part -> {
                if (part.has("$ref") || part.has("properties")) {
                    parts.add(part);
                }
            });
            return parts.size() == 1 && !schema.has("properties") ? name(parts.getFirst(), place) : place;
        }

        private String shape(Gathered all, String name) {
            if (shapes.containsKey(name)) {
                return name;
            }
            var lines = new ArrayList<String>();
            shapes.put(name, lines);
            all.members.forEach((member, schemas) -> lines.add("  " + line(all, name, member, schemas)));
            all.variants.forEach((choice, variants) -> variants.forEach((value, variant) -> {
                var shape = kind(variant, name + "." + value);
                if (!shape.equals(name)) {
                    lines.add("  ?" + choice + " " + value + " " + shape);
                }
            }));
            return name;
        }

        private String line(Gathered all, String shape, String member, List<JsonNode> schemas) {
            var kinds = schemas.stream()
                    .map(schema -> kind(schema, shape + "." + member))
                    .distinct()
                    .toList();
            var required = all.required.contains(member) ? REQUIRED : "";
            var kind = departed(shape + "." + member, required + common(kinds));
            return kind.startsWith(REQUIRED) ? member + REQUIRED + " " + kind.substring(1) : member + " " + kind;
        }

        /** What all alternatives allow; the last to speak is the most particular. */
        private static String common(List<String> kinds) {
            var words =
                    kinds.stream().map(kind -> kind.split(" ", 2)[0]).distinct().toList();
            return words.size() == 1 ? kinds.size() == 1 ? kinds.getFirst() : words.getFirst() : "any";
        }
    }
}

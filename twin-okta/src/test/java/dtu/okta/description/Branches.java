package dtu.okta.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes a discriminator say what it means: an {@code Application} has to be what its {@code signOnMode} is mapped to.
 * Validators let the discriminator of a parent pass and try all schemas of a {@code oneOf}; here each becomes "if the
 * member has this value, then also that schema".
 */
final class Branches {
    /** Ends the name of a parent without its branches, to which its children refer lest the two lead to each other. */
    static final String ALONE = "Alone";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DISCRIMINATOR = "discriminator";

    private final ObjectNode document;
    private final ObjectNode schemas;

    private Branches(ObjectNode document) {
        this.document = document;
        this.schemas = (ObjectNode) document.path("components").path("schemas");
    }

    static JsonNode spelledOut(JsonNode document) {
        var branches = new Branches(document.deepCopy());
        var named = new TreeMap<String, ObjectNode>();
        branches.schemas.properties().forEach(schema -> named.put(schema.getKey(), (ObjectNode) schema.getValue()));
        named.forEach((name, schema) -> {
            if (branches(schema)) {
                branches.named(name, schema);
            } else if (schema.has("oneOf") || schema.has("anyOf")) {
                branches.chosen(name, schema);
            }
        });
        branches.unnamed(branches.document);
        return branches.document;
    }

    private static boolean branches(JsonNode schema) {
        return schema.path(DISCRIMINATOR).has("mapping");
    }

    private void named(String name, ObjectNode parent) {
        var discriminator = parent.remove(DISCRIMINATOR);
        parent.remove(List.of("oneOf", "anyOf"));
        schemas.set(name + ALONE, parent);
        var whole = schemas.putObject(name).putArray("allOf");
        whole.addObject().put("$ref", SCHEMAS + name + ALONE);
        discriminator.path("mapping").forEach(target -> loosen(target.asText(), name));
        branch(whole, discriminator, SCHEMAS + name);
    }

    /** A few alternatives are the choice itself and more, in a circle. */
    private void chosen(String name, ObjectNode choice) {
        schemas.set(name + ALONE, choice.deepCopy().remove(List.of("oneOf", "anyOf")));
        for (var alternatives : List.of(choice.path("oneOf"), choice.path("anyOf"))) {
            alternatives.forEach(one -> loosen(one.path("$ref").asText(), name));
        }
    }

    private void unnamed(JsonNode node) {
        if (node instanceof ObjectNode schema && branches(schema)) {
            schema.remove(List.of("oneOf", "anyOf"));
            branch(schema.withArray("allOf"), schema.remove(DISCRIMINATOR), "");
        }
        node.forEach(this::unnamed);
    }

    private static void branch(ArrayNode whole, JsonNode discriminator, String parent) {
        var member = discriminator.path("propertyName").asText();
        discriminator.path("mapping").properties().forEach(branch -> {
            var target = branch.getValue().asText();
            if (!target.equals(parent)) {
                var condition = whole.addObject();
                var given = condition.putObject("if");
                given.putArray("required").add(member);
                given.putObject("properties").putObject(member).putArray("enum").add(branch.getKey());
                condition.putObject("then").put("$ref", target);
            }
        });
    }

    /** Directly or through schemas between the two. */
    private void loosen(String target, String parent) {
        if (!target.startsWith(SCHEMAS)) {
            return;
        }
        for (var part : schemas.path(target.substring(SCHEMAS.length())).path("allOf")) {
            var reference = part.path("$ref").asText();
            if (reference.equals(SCHEMAS + parent)) {
                ((ObjectNode) part).put("$ref", SCHEMAS + parent + ALONE);
            } else {
                loosen(reference, parent);
            }
        }
    }
}

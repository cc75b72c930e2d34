package dtu.okta.bodies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dtu.okta.description.Description;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A schema with everything that its parts say, gathered in one place. */
final class Gathered {
    private static final List<String> PARTS = List.of("allOf", "oneOf", "anyOf");

    private final Description description;
    private final Set<JsonNode> seen = new HashSet<>();

    /** What stands beside the members: the type and the limits. */
    final ObjectNode says;

    /** Where each member is described, once or in several alternatives. */
    final Map<String, List<JsonNode>> members = new LinkedHashMap<>();

    final Set<String> required = new HashSet<>();

    /** By the member that chooses: the reference for each of its values. */
    final Map<String, Map<String, JsonNode>> variants = new TreeMap<>();

    Gathered(Description description, JsonNode schema, ObjectNode says) {
        this.description = description;
        this.says = says;
        gather(schema, true);
    }

    private void gather(JsonNode reference, boolean always) {
        var schema = description.resolved(reference);
        if (!seen.add(schema)) {
            return;
        }
        PARTS.forEach(part -> schema.path(part).forEach(each -> {
            if (each.has("if")) {
                variant(each);
            } else {
                gather(each, always && part.equals("allOf"));
            }
        }));
        schema.properties().forEach(keyword -> {
            if (!keyword.getValue().isContainerNode()
                    || List.of("enum", "items", "additionalProperties").contains(keyword.getKey())) {
                says.set(keyword.getKey(), keyword.getValue());
            }
        });
        schema.path("properties").properties().forEach(member -> {
            if (isWritable(member.getKey(), member.getValue())) {
                members.computeIfAbsent(member.getKey(), name -> new ArrayList<>())
                        .add(member.getValue());
            }
        });
        if (always) {
            schema.path("required").forEach(name -> required.add(name.asText()));
        }
    }

    private void variant(JsonNode branch) {
        branch.path("if")
                .path("properties")
                .properties()
                .forEach(choice -> variants.computeIfAbsent(choice.getKey(), name -> new TreeMap<>())
                        .put(choice.getValue().path("enum").path(0).asText(), branch.path("then")));
    }

    /** What Okta itself fills in is not for clients to say. */
    private boolean isWritable(String name, JsonNode member) {
        return !name.startsWith("_")
                && !member.path("readOnly").asBoolean()
                && !description.resolved(member).path("readOnly").asBoolean();
    }
}

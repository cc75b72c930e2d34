package dtu.okta.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.OpenApi30;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import dtu.okta.description.Parameter.Place;
import dtu.twins.http.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One of Okta's OpenAPI documents; its schemas are compiled when an answer first needs them. */
public final class Description {
    private static final Path FOLDER = Path.of("..", "..", "shared", "specs", "okta");
    private static final List<String> DOCUMENTS =
            List.of("management.openapi.json", "oauth.openapi.json", "legacy-sessions.openapi.json");

    private static final Dialect DIALECT = Dialect.builder(OpenApi30.getInstance())
            .keyword(KeywordType.IF_THEN_ELSE)
            // The library's own knows the top-level domains of the Internet, of which .test is none.
            .format(PatternFormat.of("email", "[^@\\s]+@[^@\\s]+", "format.email"))
            .build();

    private final String name;
    private final JsonNode root;
    private final Schema schemas;
    private final Map<String, String> pointers = new HashMap<>();

    private Description(String name, JsonNode root) {
        this.name = name;
        this.root = Branches.spelledOut(root);
        this.schemas = SchemaRegistry.withDialect(
                        DIALECT,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .preloadSchema(false)
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build()))
                .getSchema(SchemaLocation.of("https://okta.test/" + name), this.root);
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(verb -> pointers.put(
                                place(verb, path.getKey()), "/paths/" + escaped(path.getKey()) + "/" + verb)));
    }

    /** All documents that lie beside the repository; none when it is alone. */
    public static List<Description> all() {
        return Holder.ALL;
    }

    /** Read once for all tests of a run. */
    private static final class Holder {
        static final List<Description> ALL = read();

        private static List<Description> read() {
            var found = new ArrayList<Description>();
            for (var document : DOCUMENTS) {
                var file = FOLDER.resolve(document);
                if (Files.exists(file)) {
                    try {
                        found.add(new Description(document, new ObjectMapper().readTree(file.toFile())));
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                }
            }
            return List.copyOf(found);
        }
    }

    public boolean has(Method method, String template) {
        return pointers.containsKey(place(method.name(), template));
    }

    /** The good statuses that the operation is said to answer with; all that there are when it names none. */
    List<Integer> successes(Method method, String template) {
        var good = new ArrayList<Integer>();
        operation(method, template).path("responses").fieldNames().forEachRemaining(status -> {
            if (status.startsWith("2")) {
                good.add(Integer.valueOf(status));
            }
        });
        return good.isEmpty() ? List.of(200, 201, 202, 204) : good;
    }

    /** The answers that the description gives as examples of an operation's, by status. */
    Map<Integer, List<JsonNode>> examples(Method method, String template) {
        var found = new TreeMap<Integer, List<JsonNode>>();
        operation(method, template).path("responses").properties().forEach(response -> {
            var examples = resolved(response.getValue()).at("/content/application~1json/examples");
            examples.forEach(
                    example -> found.computeIfAbsent(Integer.valueOf(response.getKey()), status -> new ArrayList<>())
                            .add(resolved(example).path("value")));
        });
        return found;
    }

    /** The names of the query parameters that the operation is said to take. */
    public List<JsonNode> queryParameters(Method method, String template) {
        var pointer = pointer(method, template);
        var found = new ArrayList<JsonNode>();
        var path = at(pointer.substring(0, pointer.lastIndexOf('/')));
        for (var list : List.of(path.path("parameters"), at(pointer).path("parameters"))) {
            for (var parameter : list) {
                var resolved = resolved(parameter);
                if (resolved.path("in").asText().equals("query")) {
                    found.add(resolved);
                }
            }
        }
        return found;
    }

    /** Everything that the operation is said to take beside its path, once each. */
    public List<Parameter> parameters(Method method, String template) {
        var pointer = pointer(method, template);
        var found = new LinkedHashMap<String, Parameter>();
        var path = at(pointer.substring(0, pointer.lastIndexOf('/')));
        for (var list : List.of(path.path("parameters"), at(pointer).path("parameters"))) {
            for (var reference : list) {
                var parameter = resolved(reference);
                var name = parameter.path("name").asText();
                switch (parameter.path("in").asText()) {
                    case "query" -> found.put(name, new Parameter(Place.QUERY, name, values(parameter)));
                    case "header" -> found.put("header " + name, new Parameter(Place.HEADER, name, values(parameter)));
                    default -> {}
                }
            }
        }
        resolved(at(pointer).path("requestBody")).path("content").properties().forEach(content -> {
            var place = content.getKey().endsWith("x-www-form-urlencoded") ? Place.FORM : Place.JSON;
            members(content.getValue().path("schema"), new HashSet<>())
                    .forEach((name, schema) ->
                            found.putIfAbsent("body " + name, new Parameter(place, name, choices(schema))));
        });
        return List.copyOf(found.values());
    }

    private List<String> values(JsonNode parameter) {
        var values = choices(parameter.path("schema"));
        parameter
                .path("examples")
                .forEach(example -> values.add(resolved(example).path("value").asText()));
        values.add(parameter.path("example").asText());
        return values;
    }

    private List<String> choices(JsonNode schema) {
        var values = new ArrayList<String>();
        for (var choice : List.of(resolved(schema), resolved(resolved(schema).path("items")))) {
            choice.path("enum").forEach(value -> values.add(value.asText()));
        }
        return values;
    }

    /** The members of a body, those of all its kinds together, without what only Okta says. */
    private Map<String, JsonNode> members(JsonNode reference, Set<JsonNode> seen) {
        var schema = resolved(reference);
        var found = new LinkedHashMap<String, JsonNode>();
        if (!seen.add(schema)) {
            return found;
        }
        schema.path("properties").properties().forEach(member -> {
            var readOnly = member.getValue().path("readOnly").asBoolean()
                    || resolved(member.getValue()).path("readOnly").asBoolean();
            if (!readOnly && !member.getKey().startsWith("_")) {
                found.put(member.getKey(), member.getValue());
            }
        });
        for (var kind : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(kind).forEach(part -> {
                found.putAll(members(part, seen));
                found.putAll(members(part.path("then"), seen));
            });
        }
        return found;
    }

    /** What the JSON is said to be that the operation takes; missing when it takes none. */
    public JsonNode body(Method method, String template) {
        for (var content : resolved(at(pointer(method, template)).path("requestBody"))
                .path("content")
                .properties()) {
            if (content.getKey().startsWith("application/json")) {
                return content.getValue().path("schema");
            }
        }
        return MissingNode.getInstance();
    }

    /** The bodies that the description gives as examples of what the operation takes. */
    public List<JsonNode> bodies(Method method, String template) {
        var found = new ArrayList<JsonNode>();
        var body = resolved(operation(method, template).path("requestBody"));
        body.at("/content/application~1json/examples")
                .forEach(example -> found.add(resolved(example).path("value")));
        return found;
    }

    /** Where it is said how the operation answers. */
    String responses(Method method, String template) {
        return name + "#" + pointer(method, template) + "/responses";
    }

    /** A place in this document as its authors know it. */
    String place(SchemaLocation location) {
        return name + "#" + location.getFragment().toString().replace(Branches.ALONE + "/", "/");
    }

    /** What the body of such an answer has to be; empty when nothing is said of it. */
    Optional<Schema> answer(Method method, String template, int status) {
        var pointer = pointer(method, template) + "/responses/" + status;
        var response = at(pointer);
        if (response.has("$ref")) {
            pointer = response.path("$ref").asText().substring(1);
            response = at(pointer);
        }
        var schema = pointer + "/content/application~1json/schema";
        return at(schema).isMissingNode() ? Optional.empty() : Optional.of(schema(schema));
    }

    /** What every refusal has to be where the description does not say it of the operation. */
    Optional<Schema> error() {
        var pointer = "/components/schemas/Error";
        return at(pointer).isMissingNode() ? Optional.empty() : Optional.of(schema(pointer));
    }

    private Schema schema(String pointer) {
        var path = new NodePath(PathType.JSON_POINTER);
        for (var part : pointer.substring(1).split("/", -1)) {
            path = path.append(part.replace("~1", "/").replace("~0", "~"));
        }
        return schemas.getSubSchema(path);
    }

    private JsonNode operation(Method method, String template) {
        return at(pointer(method, template));
    }

    private String pointer(Method method, String template) {
        return pointers.getOrDefault(place(method.name(), template), "/none");
    }

    /** What a reference leads to; everything else is itself. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? at(node.path("$ref").asText().substring(1)) : node;
    }

    private JsonNode at(String pointer) {
        return pointer.isEmpty() ? MissingNode.getInstance() : root.at(pointer);
    }

    /** Vendors rename placeholders between editions. */
    private static String place(String verb, String template) {
        return verb.toUpperCase(Locale.ROOT) + " " + template.replaceAll("\\{[^}]*}", "{}");
    }

    private static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }
}

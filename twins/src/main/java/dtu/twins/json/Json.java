package dtu.twins.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An immutable JSON value, members in the order in which they were given. */
public final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Java's own immutable maps have another order in every process; what is made of them must not. */
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance))
            .build();

    public static final Json NULL = new Json(NullNode.getInstance());
    public static final Json EMPTY_OBJECT = new Json(new ObjectNode(JsonNodeFactory.instance));
    public static final Json EMPTY_ARRAY = new Json(new ArrayNode(JsonNodeFactory.instance));

    /** What {@link JsonOut} wrote; null for a value that came in another way. */
    private final byte @Nullable [] text;
    /**
     * Never mutated: every way in copies or comes fresh from the parser, and no way out hands it on. Null while nobody
     * has looked into what was written, since most of that is only ever written again.
     */
    private volatile @Nullable JsonNode node;

    private Json(JsonNode node) {
        this.text = null;
        this.node = node;
    }

    private Json(byte[] text) {
        this.text = text;
    }

    /** Parses one JSON value; an empty or blank input is malformed too. */
    public static Json parse(byte[] bytes) throws MalformedJson {
        try {
            var node = MAPPER.readTree(bytes);
            if (node == null || node instanceof MissingNode) {
                throw new MalformedJson("no content", 1, 1);
            }
            return new Json(node);
        } catch (JsonProcessingException malformed) {
            var location = malformed.getLocation();
            throw new MalformedJson(
                    malformed.getOriginalMessage(),
                    location == null ? 1 : location.getLineNr(),
                    location == null ? 1 : location.getColumnNr());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Parses text that our own code wrote; anything else goes through {@link #parse}. */
    public static Json of(String text) {
        try {
            return parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + " in " + text, wrong);
        }
    }

    public static Json text(String value) {
        return new Json(JsonNodeFactory.instance.textNode(value));
    }

    public static Json number(long value) {
        return new Json(JsonNodeFactory.instance.numberNode(value));
    }

    public static Json truth(boolean value) {
        return new Json(JsonNodeFactory.instance.booleanNode(value));
    }

    public static Json array(List<Json> elements) {
        if (elements.stream().allMatch(element -> element.text != null)) {
            return new Json(JsonOut.array(elements.stream(), JsonOut::value));
        }
        var array = new ArrayNode(JsonNodeFactory.instance);
        elements.forEach(element -> array.add(element.node()));
        return new Json(array);
    }

    /** An object with the members that are written; each has a name of its own. */
    public static Json object(Consumer<JsonOut> members) {
        return new Json(JsonOut.object(members));
    }

    /** The JSON in a body that one of our own wrote. */
    public static Json written(byte[] bytes) {
        try {
            return parse(bytes);
        } catch (MalformedJson wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** From plain Java values: null, String, Number, Boolean, List, Map. Members stand in the order of their names. */
    public static Json from(@Nullable Object plain) {
        return new Json(SORTED.valueToTree(plain));
    }

    /** The text of plain Java values, as {@link #from} reads them. */
    public static String textOf(@Nullable Object plain) {
        try {
            return SORTED.writeValueAsString(plain);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    public boolean isObject() {
        return node().isObject();
    }

    public boolean isArray() {
        return node().isArray();
    }

    public boolean isText() {
        return node().isTextual();
    }

    public boolean isNumber() {
        return node().isNumber();
    }

    public boolean isWhole() {
        return node().isIntegralNumber();
    }

    public boolean isTruth() {
        return node().isBoolean();
    }

    public boolean isNull() {
        return node().isNull();
    }

    /** The member of that name; empty when this is no object or has none. A member that is null is present. */
    public Optional<Json> at(String name) {
        return Optional.ofNullable(node().get(name)).map(Json::new);
    }

    /** The text of the member of that name; empty when absent or not text. */
    public Optional<String> textAt(String name) {
        var member = node().get(name);
        return member != null && member.isTextual() ? Optional.of(member.textValue()) : Optional.empty();
    }

    /** The scalar as text: text itself, a number or truth as JSON writes it, null as "null"; containers as JSON. */
    public String asText() {
        return node().isValueNode() ? node().asText() : node().toString();
    }

    public long asLong() {
        return node().longValue();
    }

    public double asDouble() {
        return node().doubleValue();
    }

    public boolean asTruth() {
        return node().booleanValue();
    }

    public int size() {
        return node().size();
    }

    /** The elements of an array; empty for anything else. */
    public List<Json> elements() {
        if (!node().isArray()) {
            return List.of();
        }
        var elements = new ArrayList<Json>(node().size());
        node().forEach(element -> elements.add(new Json(element)));
        return elements;
    }

    /** The members of an object, in order; none for anything else. */
    public void members(BiConsumer<String, Json> each) {
        for (var member : node().properties()) {
            each.accept(member.getKey(), new Json(member.getValue()));
        }
    }

    public List<String> names() {
        var names = new ArrayList<String>(node().size());
        node().fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** This object with one member set; a new member comes last. */
    public Json with(String name, Json value) {
        return changed(object -> object.set(name, value.node()));
    }

    public Json with(String name, String value) {
        return with(name, text(value));
    }

    public Json without(String name) {
        return node().has(name) ? changed(object -> object.remove(name)) : this;
    }

    /** This object with every member of the other set: a shallow merge. */
    public Json merged(Json other) {
        return changed(object -> other.members((name, value) -> object.set(name, value.node())));
    }

    /** Plain Java values: null, String, Long, Double, Boolean, List, Map in order. */
    public @Nullable Object plain() {
        return plain(node());
    }

    public byte[] bytes() {
        return JsonOut.bytes(this);
    }

    void write(JsonOut out) {
        if (text == null || !out.copies(text)) {
            write(node(), out);
        }
    }

    private void write(JsonNode node, JsonOut out) {
        switch (node.getNodeType()) {
            case OBJECT -> out.members(object -> object.membersOf(this));
            case ARRAY -> out.elements(elements(), JsonOut::value);
            case NUMBER, BOOLEAN, NULL -> {
                if (node instanceof NumericNode number && number.isNaN()) {
                    out.bytes().text(node.asText());
                } else {
                    out.bytes().ascii(node.asText());
                }
            }
            case STRING, BINARY, POJO, MISSING -> out.bytes().text(node.asText());
        }
    }

    private Json changed(Consumer<ObjectNode> change) {
        if (!(node() instanceof ObjectNode object)) {
            throw new IllegalStateException("not an object: " + node().getNodeType());
        }
        var copy = new ObjectNode(JsonNodeFactory.instance);
        copy.setAll(object);
        change.accept(copy);
        return new Json(copy);
    }

    private JsonNode node() {
        var known = node;
        if (known == null) {
            known = written(Objects.requireNonNull(text)).node();
            node = known;
        }
        return known;
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            node.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
            return map;
        }
        if (node.isArray()) {
            var list = new ArrayList<@Nullable Object>(node.size());
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? null : node.asText();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Json json)) {
            return false;
        }
        return (text != null && json.text != null && Arrays.equals(text, json.text)) || node().equals(json.node());
    }

    @Override
    public int hashCode() {
        return node().hashCode();
    }

    @Override
    public String toString() {
        return node().toString();
    }
}

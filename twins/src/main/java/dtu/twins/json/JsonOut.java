package dtu.twins.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON straight to bytes. Methods that take a name write a member of an object, those without write an element
 * of an array.
 */
public final class JsonOut {
    private static final int TYPICAL_ANSWER_BYTES = 1024;
    private final JsonGenerator generator;

    private JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes one value. */
    private interface Step {
        void run(JsonGenerator generator) throws IOException;
    }

    /** The bytes of one object. */
    public static byte[] object(Consumer<JsonOut> members) {
        return bytes(out -> out.value(members));
    }

    /** The bytes of one array, an element for each item. */
    public static <T> byte[] array(Stream<T> items, BiConsumer<JsonOut, T> element) {
        return bytes(out -> out.step(generator -> {
            generator.writeStartArray();
            items.forEach(item -> element.accept(out, item));
            generator.writeEndArray();
        }));
    }

    private static byte[] bytes(Consumer<JsonOut> content) {
        try (var buffer = new ByteArrayBuilder(TYPICAL_ANSWER_BYTES);
                var generator = Json.MAPPER.getFactory().createGenerator(buffer)) {
            content.accept(new JsonOut(generator));
            generator.flush();
            return buffer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A text member; null when the value is. */
    public JsonOut text(String name, @Nullable String value) {
        return step(g -> {
            g.writeFieldName(name);
            g.writeString(value);
        });
    }

    /** A text member that is left out when there is no value. */
    public JsonOut textIfAny(String name, @Nullable String value) {
        return value == null ? this : text(name, value);
    }

    public JsonOut number(String name, long value) {
        return step(g -> g.writeNumberField(name, value));
    }

    public JsonOut number(String name, double value) {
        return step(g -> g.writeNumberField(name, value));
    }

    public JsonOut truth(String name, boolean value) {
        return step(g -> g.writeBooleanField(name, value));
    }

    public JsonOut nothing(String name) {
        return step(g -> g.writeNullField(name));
    }

    /** A member that is kept as given; left out when there is none. */
    public JsonOut json(String name, @Nullable Json value) {
        return value == null
                ? this
                : step(g -> {
                    g.writeFieldName(name);
                    value.write(g);
                });
    }

    public JsonOut object(String name, Consumer<JsonOut> members) {
        return step(g -> {
            g.writeObjectFieldStart(name);
            members.accept(this);
            g.writeEndObject();
        });
    }

    public <T> JsonOut array(String name, Iterable<T> items, BiConsumer<JsonOut, T> element) {
        return step(g -> {
            g.writeArrayFieldStart(name);
            items.forEach(item -> element.accept(this, item));
            g.writeEndArray();
        });
    }

    public <T> JsonOut array(String name, Stream<T> items, BiConsumer<JsonOut, T> element) {
        return step(g -> {
            g.writeArrayFieldStart(name);
            items.forEach(item -> element.accept(this, item));
            g.writeEndArray();
        });
    }

    public JsonOut texts(String name, Iterable<String> items) {
        return array(name, items, JsonOut::value);
    }

    public JsonOut value(@Nullable String text) {
        return step(g -> g.writeString(text));
    }

    public JsonOut value(long number) {
        return step(g -> g.writeNumber(number));
    }

    public JsonOut value(boolean truth) {
        return step(g -> g.writeBoolean(truth));
    }

    public JsonOut value(Json json) {
        return step(json::write);
    }

    public JsonOut value(Consumer<JsonOut> members) {
        return step(g -> {
            g.writeStartObject();
            members.accept(this);
            g.writeEndObject();
        });
    }

    /** Every member of an object, written as members of the one being written. */
    public JsonOut membersOf(Json object) {
        object.members(this::json);
        return this;
    }

    private JsonOut step(Step step) {
        try {
            step.run(generator);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package dtu.twins.json;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON straight to bytes. Methods that take a name write a member of an object, those without write an element
 * of an array.
 */
public final class JsonOut {
    private final JsonBytes bytes = new JsonBytes();
    private final Layout layout;
    private Selection wanted;
    private int depth;
    /** Whether a member or an element stands before the next one. */
    private boolean follows;

    private JsonOut(Selection wanted, Layout layout) {
        this.wanted = wanted;
        this.layout = layout;
    }

    /** The bytes of one object. */
    public static byte[] object(Consumer<JsonOut> members) {
        return object(Selection.ALL, Layout.ONE_LINE, members);
    }

    /** The bytes of one object, without the members that are not wanted: what would write them does not run. */
    public static byte[] object(Selection wanted, Layout layout, Consumer<JsonOut> members) {
        return new JsonOut(wanted, layout).value(members).taken();
    }

    /** The bytes of one array, an element for each item. */
    public static <T> byte[] array(Stream<T> items, BiConsumer<JsonOut, T> element) {
        var out = new JsonOut(Selection.ALL, Layout.ONE_LINE);
        out.elements(items, element);
        return out.taken();
    }

    /** The bytes of a value that exists already. */
    static byte[] bytes(Json json) {
        return new JsonOut(Selection.ALL, Layout.ONE_LINE).value(json).taken();
    }

    private byte[] taken() {
        if (layout == Layout.INDENTED) {
            bytes.sign('\n');
        }
        return bytes.taken();
    }

    /** A text member; null when the value is. */
    public JsonOut text(String name, @Nullable String value) {
        if (wanted.at(name) != null) {
            name(name);
            bytes.text(value);
        }
        return this;
    }

    /** A text member that is left out when there is no value. */
    public JsonOut textIfAny(String name, @Nullable String value) {
        return value == null ? this : text(name, value);
    }

    public JsonOut number(String name, long value) {
        if (wanted.at(name) != null) {
            name(name);
            bytes.number(value);
        }
        return this;
    }

    public JsonOut number(String name, double value) {
        if (wanted.at(name) != null) {
            name(name);
            bytes.number(value);
        }
        return this;
    }

    public JsonOut truth(String name, boolean value) {
        if (wanted.at(name) != null) {
            name(name);
            bytes.truth(value);
        }
        return this;
    }

    public JsonOut nothing(String name) {
        return text(name, null);
    }

    /** A member that is kept as given; left out when there is none. */
    public JsonOut json(String name, @Nullable Json value) {
        var outer = wanted;
        var inner = value == null ? null : outer.at(name);
        if (value != null && inner != null) {
            name(name);
            wanted = inner;
            value.write(this);
            wanted = outer;
        }
        return this;
    }

    public JsonOut object(String name, Consumer<JsonOut> members) {
        var outer = wanted;
        var inner = outer.at(name);
        if (inner != null) {
            name(name);
            wanted = inner;
            members(members);
            wanted = outer;
        }
        return this;
    }

    public <T> JsonOut array(String name, Iterable<T> items, BiConsumer<JsonOut, T> element) {
        var outer = wanted;
        var inner = outer.at(name);
        if (inner != null) {
            name(name);
            wanted = inner;
            elements(items, element);
            wanted = outer;
        }
        return this;
    }

    public <T> JsonOut array(String name, Stream<T> items, BiConsumer<JsonOut, T> element) {
        var outer = wanted;
        var inner = outer.at(name);
        if (inner != null) {
            name(name);
            wanted = inner;
            elements(items, element);
            wanted = outer;
        }
        return this;
    }

    public JsonOut texts(String name, Iterable<String> items) {
        return array(name, items, JsonOut::value);
    }

    public JsonOut value(@Nullable String text) {
        next();
        bytes.text(text);
        return this;
    }

    public JsonOut value(long number) {
        next();
        bytes.number(number);
        return this;
    }

    public JsonOut value(boolean truth) {
        next();
        bytes.truth(truth);
        return this;
    }

    public JsonOut value(Json json) {
        next();
        json.write(this);
        return this;
    }

    public JsonOut value(Consumer<JsonOut> members) {
        next();
        members(members);
        return this;
    }

    /** Every member of an object, written as members of the one being written. */
    public JsonOut membersOf(Json object) {
        object.members(this::json);
        return this;
    }

    /** Where scalars go, behind a name or a comma. */
    JsonBytes bytes() {
        return bytes;
    }

    /** Takes over a value as it is written already, unless this has another layout or leaves out some of it. */
    boolean copies(byte[] text) {
        var same = layout == Layout.ONE_LINE && wanted == Selection.ALL;
        if (same) {
            bytes.copy(text);
        }
        return same;
    }

    void members(Consumer<JsonOut> members) {
        begin('{');
        members.accept(this);
        end('}');
    }

    <T> void elements(Iterable<T> items, BiConsumer<JsonOut, T> element) {
        begin('[');
        for (var item : items) {
            element.accept(this, item);
        }
        end(']');
    }

    private <T> void elements(Stream<T> items, BiConsumer<JsonOut, T> element) {
        begin('[');
        items.forEachOrdered(item -> element.accept(this, item));
        end(']');
    }

    private void begin(char bracket) {
        bytes.sign(bracket);
        follows = false;
        depth++;
    }

    private void name(String name) {
        next();
        bytes.text(name);
        bytes.sign(':');
        if (layout == Layout.INDENTED) {
            bytes.sign(' ');
        }
    }

    private void next() {
        if (follows) {
            bytes.sign(',');
        }
        follows = true;
        line();
    }

    private void end(char bracket) {
        depth--;
        if (follows) {
            line();
        }
        bytes.sign(bracket);
        follows = true;
    }

    private void line() {
        if (layout == Layout.INDENTED) {
            bytes.line(depth);
        }
    }
}

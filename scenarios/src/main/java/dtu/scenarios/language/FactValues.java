package dtu.scenarios.language;

import dev.cel.common.values.NullValue;
import dtu.twins.words.Fact;
import dtu.twins.words.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact as expressions see it: its own fields, and {@code at}, {@code by}, {@code type}, {@code seq}, {@code change}.
 * A field it does not carry reads as null, a truth as false; {@code has(fact.field)} tells the difference.
 */
@SuppressWarnings("Immutable") // a fact never changes, though its class cannot say so in CEL's terms
final class FactValues extends CelMap {
    /** What every fact has; {@code change} is the last word of its type. */
    static final Map<String, Kind> COMMON =
            Map.of("at", Kind.TIME, "by", Kind.TEXT, "type", Kind.TEXT, "seq", Kind.WHOLE, "change", Kind.TEXT);

    private final Fact fact;
    private final Map<String, Kind> declared;

    FactValues(Fact fact, Map<String, Kind> declared) {
        this.fact = fact;
        this.declared = declared;
    }

    Fact fact() {
        return fact;
    }

    @Override
    public Object get(Object key) {
        var value = fact.fields().get(key);
        return value == null ? missing((String) key) : converted(value, declared.get(key));
    }

    @Override
    public boolean containsKey(Object key) {
        return fact.fields().containsKey(key) || COMMON.containsKey(key);
    }

    @Override
    public int size() {
        return COMMON.size() + fact.fields().size();
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        var all = new LinkedHashMap<Object, Object>();
        COMMON.keySet().stream().sorted().forEach(name -> all.put(name, get(name)));
        fact.fields().keySet().stream().sorted().forEach(name -> all.put(name, get(name)));
        return all.entrySet();
    }

    private Object missing(String key) {
        return switch (key) {
            case "at" -> fact.at();
            case "by" -> fact.by();
            case "type" -> fact.type();
            case "seq" -> fact.seq();
            case "change" -> fact.type().substring(fact.type().lastIndexOf('.') + 1);
            default -> declared.get(key) == Kind.TRUTH ? (Object) false : NullValue.NULL_VALUE;
        };
    }

    private static Object converted(Object value, @Nullable Kind kind) {
        return kind == Kind.NUMBER && value instanceof Number number ? number.doubleValue() : Plain.toCel(value);
    }
}

package dtu.scenarios.language;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import dev.cel.common.values.SelectableValue;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read-only map that CEL takes as it is. CEL's runtime walks, and often copies, every ordinary map each time a name
 * or a field is looked up; what is a {@code CelValue} it leaves alone, so that {@code world.people} costs one look-up
 * and not a walk through the world.
 */
@SuppressWarnings("Immutable") // CEL wants values to be immutable; ours are, though their classes cannot say so
abstract class CelMap extends CelValue implements Map<Object, Object>, SelectableValue<String> {
    private static final CelType TYPE = MapType.create(SimpleType.STRING, SimpleType.DYN);

    @Override
    public final Object value() {
        return this;
    }

    @Override
    public final boolean isZeroValue() {
        return isEmpty();
    }

    @Override
    public final CelType celType() {
        return TYPE;
    }

    @Override
    public final Object select(String field) {
        var value = get(field);
        if (value == null) {
            throw new EvaluationFailed("there is no '" + field + "' in " + keySet());
        }
        return value;
    }

    @Override
    public final Optional<Object> find(String field) {
        return containsKey(field) ? Optional.ofNullable(get(field)) : Optional.empty();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean containsValue(Object value) {
        return values().contains(value);
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object remove(Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(Map<?, ?> others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Object> keySet() {
        return asMap().keySet();
    }

    @Override
    public Collection<Object> values() {
        return asMap().values();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Map<?, ?> map && asMap().equals(map);
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }

    private Map<Object, Object> asMap() {
        var entries = entrySet();
        return new AbstractMap<>() {
            @Override
            public Set<Entry<Object, Object>> entrySet() {
                return entries;
            }
        };
    }
}

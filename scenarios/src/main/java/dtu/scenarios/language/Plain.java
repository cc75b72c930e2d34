package dtu.scenarios.language;

import dev.cel.common.values.NullValue;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between plain Java values and what CEL computes with; containers are wrapped, not copied. */
final class Plain {
    private Plain() {}

    static Object toCel(@Nullable Object value) {
        return switch (value) {
            case null -> NullValue.NULL_VALUE;
            case Integer whole -> whole.longValue();
            case Float number -> number.doubleValue();
            case FactValues fact -> fact;
            case WrappedMap map -> map;
            case WrappedList list -> list;
            case Map<?, ?> map -> new WrappedMap(map);
            case List<?> list -> new WrappedList(list);
            default -> value;
        };
    }

    static @Nullable Object fromCel(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case NullValue nothing -> null;
            case FactValues fact -> fact;
            case WrappedMap map -> map.map;
            case WrappedList list -> list.list;
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, item) -> plain.put(key, fromCel(item)));
                yield plain;
            }
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.forEach(item -> plain.add(fromCel(item)));
                yield plain;
            }
            default -> value;
        };
    }

    /** A map whose values CEL understands; the rest of the world's maps may hold nulls and ints. */
    @SuppressWarnings("Immutable") // what it wraps never changes, though its class cannot say so
    private static final class WrappedMap extends CelMap {
        private final Map<?, ?> map;

        WrappedMap(Map<?, ?> map) {
            this.map = map;
        }

        @Override
        public @Nullable Object get(Object key) {
            var value = map.get(key);
            return value != null || map.containsKey(key) ? toCel(value) : null;
        }

        @Override
        public boolean containsKey(Object key) {
            return map.containsKey(key);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<Object, Object>> iterator() {
                    return map.entrySet().stream()
                            .map(entry -> Map.entry((Object) entry.getKey(), toCel(entry.getValue())))
                            .iterator();
                }

                @Override
                public int size() {
                    return map.size();
                }
            };
        }
    }

    /** A list whose items CEL understands. */
    private static final class WrappedList extends AbstractList<Object> implements RandomAccess {
        private final List<?> list;

        WrappedList(List<?> list) {
            this.list = list;
        }

        @Override
        public Object get(int index) {
            return toCel(list.get(index));
        }

        @Override
        public int size() {
            return list.size();
        }
    }
}

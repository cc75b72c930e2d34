package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition.Join;
import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Program;
import dtu.scenarios.language.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Items that wait for a fact, found by the values the fact must share with them. A key of null means "could not be
 * computed": such an item is tried with every fact, such a fact with every item.
 */
final class Slices<T> {
    private final Map<List<Object>, List<T>> keyed = new HashMap<>();
    private final List<T> loose = new ArrayList<>();

    void add(@Nullable List<Object> key, T item) {
        if (key == null) {
            loose.add(item);
        } else {
            keyed.computeIfAbsent(key, none -> new ArrayList<>(2)).add(item);
        }
    }

    void remove(@Nullable List<Object> key, T item) {
        if (key == null) {
            loose.remove(item);
        } else {
            keyed.computeIfPresent(key, (same, items) -> items.remove(item) && items.isEmpty() ? null : items);
        }
    }

    /** Whether an item that may match fulfils the test; those added last are tried first. */
    boolean any(@Nullable List<Object> key, Predicate<T> test) {
        if (key == null) {
            return keyed.values().stream().anyMatch(items -> items.stream().anyMatch(test))
                    || loose.stream().anyMatch(test);
        }
        var items = keyed.getOrDefault(key, List.of());
        for (var i = items.size() - 1; i >= 0; i--) {
            if (test.test(items.get(i))) {
                return true;
            }
        }
        return loose.stream().anyMatch(test);
    }

    /** Takes out each item that may match and fulfils the test. */
    void take(@Nullable List<Object> key, Predicate<T> test) {
        if (key == null) {
            keyed.values().removeIf(items -> items.removeIf(test) && items.isEmpty());
        } else {
            keyed.computeIfPresent(key, (same, items) -> items.removeIf(test) && items.isEmpty() ? null : items);
        }
        loose.removeIf(test);
    }

    /** What one side of the joins comes to; null when a side cannot be computed or is no simple value. */
    static @Nullable List<Object> key(List<Join> joins, Function<Join, Program> side, Scene scene) {
        var key = new ArrayList<>(joins.size());
        try {
            for (var join : joins) {
                var part = part(side.apply(join).value(scene));
                if (part == null) {
                    return null;
                }
                key.add(part);
            }
        } catch (EvaluationFailed uncomputable) {
            return null;
        }
        return key;
    }

    /** Values the language calls equal must be equal here: 1 and 1.0 are. */
    private static @Nullable Object part(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Double number when number == Math.rint(number) && Math.abs(number) < 1L << 53 -> number.longValue();
            case List<?> list -> null;
            case Map<?, ?> map -> null;
            default -> value;
        };
    }
}

package dtu.scenarios.language;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names an expression may use, with what is known of their types.
 *
 * @param stable those that mean the same from the start of a trajectory to its end
 * @param facts those that name a fact a pattern has matched
 */
record Names(Map<String, CelType> types, Set<String> stable, Set<String> facts) {
    static final Names WORLD = new Names(Map.of(), Set.of(), Set.of()).withStable("world", SimpleType.DYN);

    Names with(String name, CelType type) {
        var more = new HashMap<>(types);
        more.put(name, type);
        return new Names(more, stable, facts);
    }

    Names withStable(String name, CelType type) {
        var more = new HashSet<>(stable);
        more.add(name);
        return new Names(with(name, type).types, more, facts);
    }

    Names withFact(@Nullable String name, CelType type) {
        if (name == null) {
            return this;
        }
        var more = new HashSet<>(facts);
        more.add(name);
        return new Names(with(name, type).types, stable, more);
    }
}

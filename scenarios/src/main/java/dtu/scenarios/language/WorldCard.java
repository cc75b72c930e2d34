package dtu.scenarios.language;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see as {@code world}: lists of people, groups, apps, rules and whatever else a world has, and the
 * look-ups {@code world.person(x)}, {@code group}, {@code app} and {@code rule}, which find an entry by any of its
 * texts.
 */
public final class WorldCard extends AbstractMap<String, Object> {
    /** What {@code world.<word>(x)} looks through. */
    static final Map<String, String> LOOKUPS =
            Map.of("person", "people", "group", "groups", "app", "apps", "rule", "rules");

    private final Map<String, Object> contents;
    private final Map<String, Map<Object, Object>> indexes = new HashMap<>();
    private final Map<Program, Object> derived = new ConcurrentHashMap<>();

    public WorldCard(Map<String, Object> contents) {
        this.contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
        LOOKUPS.forEach((word, list) -> indexes.put(word, index(this.contents.get(list))));
    }

    /** What follows from the world alone, worked out once for all trajectories. */
    Object derived(Program what, Supplier<Object> result) {
        return derived.computeIfAbsent(what, missing -> result.get());
    }

    /** The same world with more people, who are also its {@code hires}. */
    public WorldCard joinedBy(List<Map<String, Object>> hires) {
        var more = new LinkedHashMap<>(contents);
        var people = new ArrayList<Object>(contents.get("people") instanceof List<?> known ? known : List.of());
        people.addAll(hires);
        more.put("people", List.copyOf(people));
        more.put("hires", List.copyOf(hires));
        return new WorldCard(more);
    }

    /** What {@code world.<word>(key)} is; null when there is none. */
    public @Nullable Object find(String word, Object key) {
        return indexes.getOrDefault(word, Map.of()).get(key);
    }

    @Override
    public @Nullable Object get(Object key) {
        return contents.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return contents.containsKey(key);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return contents.entrySet();
    }

    /** What names an entry comes first in it, so that a key finds its owner before whoever only mentions it. */
    private static Map<Object, Object> index(@Nullable Object list) {
        var entries = list instanceof List<?> all ? maps(all) : List.<Map<?, ?>>of();
        var names = new LinkedHashSet<Object>();
        entries.forEach(fields -> names.addAll(fields.keySet()));
        var index = new HashMap<Object, Object>();
        for (var name : names) {
            for (var fields : entries) {
                if (fields.get(name) instanceof String text) {
                    index.putIfAbsent(text, fields);
                }
            }
        }
        return index;
    }

    private static List<Map<?, ?>> maps(List<?> entries) {
        var maps = new ArrayList<Map<?, ?>>();
        for (var entry : entries) {
            if (entry instanceof Map<?, ?> fields) {
                maps.add(fields);
            }
        }
        return maps;
    }
}

package dtu.scenarios.language;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dtu.twins.words.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Facts, and changes to entities, as struct types: their fields are known, their values are plain maps. */
final class FactTypes implements CelTypeProvider {
    private static final String FACT = "fact.";
    private static final String CHANGE = "change.";

    private final ImmutableMap<String, CelType> structs;

    FactTypes(Words words) {
        this.structs = structs(words);
    }

    /** The type of a fact as expressions see it. */
    CelType fact(String type) {
        return structs.getOrDefault(FACT + type, SimpleType.DYN);
    }

    /** The type of a change to an entity, whichever it is. */
    CelType change(String entity) {
        return structs.getOrDefault(CHANGE + entity, SimpleType.DYN);
    }

    static CelType type(Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case WHOLE -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case TRUTH -> SimpleType.BOOL;
            case TIME -> SimpleType.TIMESTAMP;
            case SPAN -> SimpleType.DURATION;
            case LIST -> ListType.create(SimpleType.DYN);
            case OBJECT, ANY -> SimpleType.DYN;
        };
    }

    private static ImmutableMap<String, CelType> structs(Words words) {
        var structs = ImmutableMap.<String, CelType>builder();
        words.facts()
                .values()
                .forEach(type -> structs.put(FACT + type.name(), struct(FACT + type.name(), type.fields())));
        words.entities().forEach((entity, fields) -> {
            var withChanged = new TreeMap<>(fields);
            withChanged.putIfAbsent("changed", Kind.LIST);
            structs.put(CHANGE + entity, struct(CHANGE + entity, withChanged));
        });
        return structs.buildOrThrow();
    }

    /** The captured map never changes, though its class cannot say so in CEL's terms. */
    @SuppressWarnings("Immutable")
    private static StructType struct(String name, Map<String, Kind> fields) {
        var all = new TreeMap<>(FactValues.COMMON);
        all.putAll(fields);
        return StructType.create(
                name,
                ImmutableSet.copyOf(all.keySet()),
                field -> Optional.ofNullable(all.get(field)).map(FactTypes::type));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }
}

package dtu.scenarios.language;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import org.jspecify.annotations.Nullable;

/** What kind of result a place in a scenario needs. */
enum Wanted {
    ANYTHING("anything", null),
    TRUTH("true or false", CelKind.BOOL),
    SPAN("a span", CelKind.DURATION),
    WHOLE("a whole number", CelKind.INT),
    LIST("a list", CelKind.LIST);

    private final String needed;
    private final @Nullable CelKind kind;

    Wanted(String needed, @Nullable CelKind kind) {
        this.needed = needed;
        this.kind = kind;
    }

    String needed() {
        return needed;
    }

    boolean accepts(CelType type) {
        return kind == null || type.kind() == kind || type.kind() == CelKind.DYN || type.kind() == CelKind.TYPE_PARAM;
    }
}
